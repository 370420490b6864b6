import { makeNotificationToken } from '#app/auth/notification-token.server.ts';
import type { MessageDetails, MessageSituation } from '#app/domain/message.ts';
import type { Settings } from '#app/env.server.ts';
import type { CircularMessageRows, ToldCircular } from '#db/circular-message-rows.server.ts';
import type { CircularFacts } from './told-facts.ts';

type Places = { secret: Settings['secret']; address: (path: string) => string };
type Reader = { id: string; name: string; organisation: string | null };

/** Whether a circular, or one that is tried out, still goes to its reader, and what it says. */
export function tellCircular(
  accountId: string | null,
  { circularId, circularTest }: MessageDetails,
  rows: CircularMessageRows,
  places: Places,
): { situation: MessageSituation['circular']; facts: Omit<CircularFacts, 'locale'> | undefined } {
  const reader = rows.circularReaders.get(accountId ?? '');
  const tried: ToldCircular | undefined = circularTest &&
    reader && {
      ...circularTest,
      by: reader.name,
      replyTo: reader.email,
      authorTerritory: reader.territory,
    };
  const circular = tried ?? rows.circulars.get(circularId ?? '');
  return {
    situation: circular && {
      readerIsThere: reader !== undefined,
      authorIsThere: circular.replyTo !== null,
      // Who tries one out wants this one.
      wanted: tried !== undefined || reader?.wanted === true,
    },
    facts: circular && reader && writeCircular(circular, reader, places, { test: tried !== undefined }),
  };
}

/** What a circular says to a reader. The page that shows it before it is sent calls it too, with links of the author's. */
export function writeCircular(
  { subject, body, by, replyTo, authorTerritory }: ToldCircular,
  { id, name, organisation }: Reader,
  { secret, address }: Places,
  { test }: { test: boolean },
): Omit<CircularFacts, 'locale'> {
  const token = makeNotificationToken(secret, { accountId: id, subject: 'circulars' });
  const choiceUrl = address(`/notifications/${token}`);
  return {
    name,
    organisation,
    letter: { subject, body, by, replyTo: replyTo ?? '', territory: authorTerritory },
    test,
    spaceUrl: address('/mediation'),
    choiceUrl,
    stopUrl: `${choiceUrl}/arret`,
  };
}
