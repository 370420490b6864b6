import { z } from 'zod';
import { type AlertSearch, alertDays, alertRadii, alertTimes, orderChoices } from '#app/domain/alert.ts';
import { LONGEST_WORDS } from '#app/domain/search.ts';
import { audiences } from '#app/domain/session.ts';
import { contactShape } from './contact.ts';
import { line, optionalLine } from './plain-text.ts';

const ticked = z
  .string()
  .optional()
  .transform((value) => value === '1');

const fields = {
  place: line(1, LONGEST_WORDS),
  /** The commune that was chosen among those of the same name, and the name that it was chosen for. */
  chosen: optionalLine(LONGEST_WORDS),
  chosenFor: optionalLine(LONGEST_WORDS),
  radius: z
    .string({ error: 'choose' })
    .transform(Number)
    .pipe(z.literal([...alertRadii], { error: 'choose' })),
  audience: z
    .enum(['', ...audiences], { error: 'choose' })
    .default('')
    .transform((audience) => audience || null),
  online: ticked,
  week: ticked,
  weekend: ticked,
  morning: ticked,
  afternoon: ticked,
  evening: ticked,
};

type Fields = z.output<z.ZodObject<typeof fields>>;

/** A place as typed, or the one chosen among its homonyms unless something else was typed since; and the search. */
function toAsked(values: Fields): { typedPlace: string; search: AlertSearch } {
  const { place, chosen, chosenFor, radius, audience, online } = values;
  return {
    typedPlace: chosen !== null && chosenFor === place ? chosen : place,
    search: {
      radius,
      audience,
      days: orderChoices(
        alertDays,
        alertDays.filter((day) => values[day]),
      ),
      times: orderChoices(
        alertTimes,
        alertTimes.filter((time) => values[time]),
      ),
      attendance: online ? 'online_too' : 'on_site',
    },
  };
}

const emailShape = contactShape.refine((contact) => contact.kind === 'email', { error: 'emailOnly' });

/** A new alert. Without a gateway for text messages only an e-mail address can be told of anything. */
export function newAlertShape({ withPhone }: { withPhone: boolean }) {
  return z
    .object({ ...fields, contact: withPhone ? contactShape : emailShape })
    .transform(({ contact, ...values }) => ({ ...toAsked(values), contact }));
}

/** A change of what an alert waits for; its contact stays. */
export const alertChangeShape = z.object(fields).transform(toAsked);
