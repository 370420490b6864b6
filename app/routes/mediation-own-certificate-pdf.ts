import type { LoaderFunctionArgs } from '@remix-run/node';
import { localDate } from '#app/domain/local-time.ts';
import { type CertificateFacts, drawCertificates } from '#app/papers/certificate.server.ts';
import { paperResponse } from '#app/papers/paper.server.ts';
import { formatDay, formatDays, formatNumber } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';
import { writeDuration } from './certificate-facts.server.ts';
import { loadOwnCertificates, type OwnCertificate } from './own-certificates.server.ts';

/** `/mediation/attestation.pdf?edition=…`: the signed-in mediator's certificate of a campaign. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, certificates } = await loadOwnCertificates(request, context);
  const slug = new URL(request.url).searchParams.get('edition');
  const certificate = certificates.find(({ campaign }) => campaign.slug === slug);
  if (!certificate) throw new Response(null, { status: 404 });
  const today = localDate(context.now().toISOString(), 'Europe/Paris');
  const facts = ownCertificateFacts(certificate, account.organisationName ?? '', today, context.locale);
  const paper = await drawCertificates(facts, [account.name], textIn(context.locale));
  return paperResponse(paper, `attestation-${certificate.campaign.slug}`);
}

function ownCertificateFacts(
  { campaign, held }: OwnCertificate,
  organisation: string,
  today: string,
  locale: Locale,
): CertificateFacts {
  const text = textIn(locale);
  const words = text.papers.ownCertificate;
  const { participants } = held;
  const grades = (['checkedIn', 'counted', 'estimated', 'registered'] as const)
    .filter((grade) => participants[grade] > 0)
    .map((grade) => words.grades[grade](formatNumber(participants[grade], locale)));
  return {
    title: words.title,
    attests: text.papers.certificate.attests(organisation),
    deed: words.held(held.sessions, writeDuration(held.minutes, text)),
    what: words.during(campaign.name),
    details: [
      formatDays(campaign.startsOn, campaign.endsOn, locale),
      words.participants(participants.total, formatNumber(participants.total, locale)),
      grades.length > 0 ? `(${grades.join(' · ')})` : '',
      words.asOf(formatDay(today, locale)),
    ],
  };
}
