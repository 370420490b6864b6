import { type NotificationSubject, notificationSubjects } from '#app/domain/mediator-notification.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { readToken, signToken } from './signed-token.server.ts';

/** Whose mail it was, and which mails its link ends. */
export type NotificationLink = { accountId: string; subject: NotificationSubject };

/** The token of the link that ends mails of one subject without signing in. It opens nothing else, so it may live long. */
export function makeNotificationToken(secret: string, { accountId, subject }: NotificationLink): string {
  return signToken(secret, 'notification', `${accountId}_${subject}`);
}

/** The account and subject that a link is for. Throws a 404 Response when the token is forged, cut or of another purpose. */
export function readNotificationToken(
  token: string | undefined,
  { settings }: RequestContext,
): NotificationLink {
  const [accountId = '', name] = readToken(settings.secret, 'notification', token ?? '')?.split('_') ?? [];
  const subject = notificationSubjects.find((known) => known === name);
  if (!subject) throw new Response(null, { status: 404 });
  return { accountId, subject };
}
