import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { ParticipantsMakeUp } from '#app/components/participants.tsx';
import { formatDays, formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { writeDuration } from './certificate-facts.server.ts';
import { loadOwnCertificates } from './own-certificates.server.ts';

export const headers = privateHeaders;

/** `/mediation/attestation`: what one held in each campaign, and its certificate. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { certificates } = await loadOwnCertificates(request, context);
  const text = textIn(context.locale);
  return {
    page: { title: text.papers.ownCertificate.title, hidden: true },
    certificates: certificates.map(({ campaign, held }) => ({
      slug: campaign.slug,
      name: campaign.name,
      days: formatDays(campaign.startsOn, campaign.endsOn, context.locale),
      summary: text.papers.ownCertificate.summary(held.sessions, writeDuration(held.minutes, text)),
      participants: held.participants,
    })),
  };
}

export default function OwnCertificates() {
  const { certificates } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.papers.ownCertificate;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack-wide">
        {certificates.length === 0 && <p>{words.none}</p>}
        {certificates.map(({ slug, name, days, summary, participants }) => (
          <section key={slug} className="stack">
            <h2>{name}</h2>
            <p className="soft">{days}</p>
            <p>{summary}</p>
            <p>{words.participants(participants.total, formatNumber(participants.total, locale))}</p>
            <ParticipantsMakeUp participants={participants} />
            <p>
              <a className="button" href={href(`/mediation/attestation.pdf?edition=${slug}`)}>
                {words.make}
                <span className="visually-hidden"> ({name})</span>
              </a>
            </p>
          </section>
        ))}
      </div>
    </>
  );
}
