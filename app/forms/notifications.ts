import { z } from 'zod';
import { registrationNews } from '#app/domain/mediator-notification.ts';

const ticked = z
  .string()
  .optional()
  .transform((value) => value === '1');

/** What a mediator wants to hear of. */
export const notificationsShape = z.object({
  registrations: z.enum(registrationNews, { error: 'choose' }),
  full: ticked,
  waiting: ticked,
  cancelled: ticked,
  circulars: ticked,
});
