import { z } from 'zod';
import type { Territory } from '#app/domain/permission.ts';
import { line } from './plain-text.ts';

/** A colleague to invite: what to call them, and where to write. */
export const invitationShape = z.object({
  name: line(1, 80),
  email: line(1, 254)
    .transform((email) => email.toLowerCase())
    .pipe(z.email({ error: 'emailAddress' })),
});

/** A coordinator to invite. The territory is a value of `territoryValue`; whether there is such a one is asked elsewhere. */
export const coordinatorInvitationShape = invitationShape.extend({
  territory: z
    .string({ error: 'choose' })
    .regex(/^(country|(region|department):[0-9A-B]{1,3})$/, { error: 'choose' })
    .transform(readTerritory),
});

/** A territory as a field holds it: `country`, `region:75`, `department:2A`. */
export function territoryValue(territory: Territory): string {
  return territory.kind === 'country' ? 'country' : `${territory.kind}:${territory.code}`;
}

function readTerritory(value: string): Territory {
  const [kind, code = ''] = value.split(':');
  return kind === 'region' || kind === 'department' ? { kind, code } : { kind: 'country' };
}
