import type { ShownMail } from '#app/components/circular-letter.tsx';
import type { CircularCriteria } from '#app/domain/circular.ts';
import { writeCircular } from '#app/mail/circular-message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath } from '#app/text/locale.ts';
import type { Account } from '#db/accounts.server.ts';
import { listCircularReaders } from '#db/circular-readers.server.ts';
import { findTerritory } from '#db/territories.server.ts';

/** A mail's language: no other one of the readers is known. */
const LOCALE = 'fr';

/** The mail that the first reader will get. Its links are the author's own: a reader's would end that reader's mails. */
export async function previewCircular(
  { connection, settings, now }: RequestContext,
  author: Account,
  letter: { subject: string; body: string },
  criteria: CircularCriteria,
): Promise<ShownMail> {
  const [located, { readers }] = await Promise.all([
    findTerritory(connection, author.territoryKind, author.territoryCode),
    listCircularReaders(connection, criteria, now(), { offset: 0, limit: 1 }),
  ]);
  const [reader] = readers;
  const told = {
    ...letter,
    by: author.name,
    replyTo: author.email,
    authorTerritory: located?.named ?? { kind: 'country' as const },
  };
  const shown = {
    id: author.id,
    name: reader?.name ?? author.name,
    organisation: reader?.organisation ?? author.organisationName,
  };
  const address = (path: string) => `${settings.publicUrl}${localePath(LOCALE, path)}`;
  const mail = renderMail({
    kind: 'circular',
    locale: LOCALE,
    ...writeCircular(told, shown, { secret: settings.secret, address }, { test: false }),
  });
  return {
    from: settings.mailFrom,
    replyTo: `${mail.replyTo?.name ?? ''} <${mail.replyTo?.address ?? ''}>`,
    subject: mail.subject,
    text: mail.text,
    reader: shown.name,
  };
}
