/** `npm run add:campaign -- --slug … --name … --from … --to …`: how a host opens an edition. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addCampaign } from '#db/campaigns.server.ts';
import { runCommand } from './run-command.ts';

const day = z.iso.date({ error: 'give a day as YYYY-MM-DD' });
const target = z.coerce.number({ error: 'give a whole number' }).int().min(1).max(100_000_000);

const shape = z
  .object({
    slug: z
      .string({ error: 'required' })
      .regex(/^[a-z0-9-]{1,60}$/, { error: 'small letters, digits and hyphens' }),
    name: z.string({ error: 'required' }).trim().min(3).max(140),
    from: day,
    to: day,
    events: target,
    seats: target,
    participants: target,
  })
  .refine(({ from, to }) => from <= to, { error: 'the last day comes before the first', path: ['to'] });

const usage = `npm run add:campaign -- --slug semaine-2027 --name "La semaine de l’IA pour tous 2027" \\
  --from 2027-05-17 --to 2027-05-23 --events 1500 --seats 60000 --participants 50000`;

await runCommand(usage, async ({ connection, now }) => {
  const { values } = parseArgs({
    options: {
      slug: { type: 'string' },
      name: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      events: { type: 'string', default: '1500' },
      seats: { type: 'string', default: '60000' },
      participants: { type: 'string', default: '50000' },
    },
  });
  const campaign = shape.parse(values);
  const outcome = await addCampaign(
    connection,
    {
      slug: campaign.slug,
      name: campaign.name,
      startsOn: campaign.from,
      endsOn: campaign.to,
      targets: { events: campaign.events, seats: campaign.seats, participants: campaign.participants },
    },
    now,
  );
  return outcome === 'added'
    ? `Added ${campaign.name}.`
    : `There already is a campaign ${campaign.slug}; nothing changed.`;
});
