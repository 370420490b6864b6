import { minutesBetween } from '#app/domain/held-sessions.ts';
import { sessionState } from '#app/domain/session.ts';
import { certificateShape } from '#app/forms/certificate.ts';
import { checkForm, type FormOutcome } from '#app/forms/form.ts';
import type { SentForm } from '#app/forms/sent-form.ts';
import type { CertificateFacts } from '#app/papers/certificate.server.ts';
import { findUnprintableLetters } from '#app/papers/printable-letters.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { type Text, textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { getOwnSession, type SessionPageFacts } from '#db/sessions.server.ts';
import { sessionWords } from './session-papers.server.ts';

/** Whether somebody can have taken part: the session has begun, and was held as far as we know. */
export type Certifiable = 'yes' | 'tooEarly' | 'notHeld';

/** @throws a 404 response for another organisation's session. */
export async function loadCertifiedSession(
  { connection, now }: RequestContext,
  sessionId: string,
  organisationId: string,
): Promise<{ session: SessionPageFacts; certifiable: Certifiable }> {
  const session = await getOwnSession(connection, sessionId, organisationId);
  switch (sessionState(session, now().toISOString())) {
    case 'draft':
    case 'cancelled':
      return { session, certifiable: 'notHeld' };
    case 'published':
      return { session, certifiable: 'tooEarly' };
    case 'under_way':
    case 'past':
      return { session, certifiable: 'yes' };
  }
}

/** The names that were typed, or what is wrong with them. They are printed and forgotten. */
export async function readCertificateNames(form: SentForm): Promise<FormOutcome<{ names: string[] }>> {
  const checked = checkForm(certificateShape, form);
  if (checked.kind === 'invalid') return checked;
  const missing = await findUnprintableLetters(checked.values.names.join(''));
  if (missing.length === 0) return checked;
  return { kind: 'invalid', typed: checked.typed, errors: { names: 'lettersWithoutFont' } };
}

/** What a certificate of attendance says beside the name. One query. */
export async function certificateFacts(
  session: SessionPageFacts,
  { connection, locale }: RequestContext,
): Promise<CertificateFacts> {
  const text = textIn(locale);
  const words = text.papers.certificate;
  const campaigns = await listCampaigns(connection);
  const { title, day, hours, place, address } = sessionWords(session, locale);
  const duration = writeDuration(minutesBetween(session.startsAt, session.endsAt), text);
  return {
    title: words.title,
    attests: words.attests(session.organisation.name),
    deed: words.tookPart,
    what: title,
    details: [
      words.when(day, hours, duration),
      [place, address].filter(Boolean).join(', '),
      campaigns.find(({ id }) => id === session.campaignId)?.name ?? '',
    ],
  };
}

/** Minutes as people say them: `1 h 30`. */
export function writeDuration(minutes: number, text: Text): string {
  return text.papers.certificate.duration(Math.floor(minutes / 60), minutes % 60);
}
