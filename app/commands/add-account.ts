/** `npm run add:account -- --email … --name … --role …`: how a host lets the first people in. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addAccount } from '#db/accounts.server.ts';
import { runCommand } from './run-command.ts';

const shape = z
  .object({
    email: z.email({ error: 'give an e-mail address' }).max(254).toLowerCase(),
    name: z.string({ error: 'required' }).trim().min(1).max(140),
    role: z.enum(['mediator', 'coordinator'], { error: 'mediator or coordinator' }),
    organisation: z.string().trim().min(1).max(140).optional(),
    department: z.string().optional(),
    region: z.string().optional(),
  })
  .refine(({ role, organisation }) => role === 'coordinator' || organisation !== undefined, {
    error: 'a mediator works for an organisation: give its name',
    path: ['organisation'],
  });

const usage = `npm run add:account -- --role mediator --email amina@example.org --name "Amina" --organisation "Médiathèque de Guéret" --department 23
npm run add:account -- --role coordinator --email lea@example.org --name "Léa" [--region 75 | --department 23]`;

await runCommand(usage, async ({ connection, now }) => {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      organisation: { type: 'string' },
      department: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const account = shape.parse(values);
  const outcome = await addAccount(connection, account, now);
  switch (outcome) {
    case 'added':
      return `Added ${account.email}: a link to sign in is sent from the page /connexion.`;
    case 'known':
      return `${account.email} has an account already; nothing changed.`;
    case 'unknown territory':
      throw new Error(
        'No département or région has that code (INSEE: 23, 2A, 974; 75 is the région Nouvelle-Aquitaine).',
      );
  }
});
