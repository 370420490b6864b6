import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CircularCriteriaLine } from '#app/components/circular-criteria.tsx';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { LetterBody } from '#app/components/letter-writing.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { formatInstant, formatNumber, keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import { findCircular } from '#db/circulars.server.ts';

/** Seconds between two looks at the progress, without any script. */
const REFRESH_SECONDS = 5;

export function headers({ loaderHeaders }: { loaderHeaders: Headers }): Headers {
  const all = new Headers(privateHeaders());
  const refresh = loaderHeaders.get('Refresh');
  if (refresh !== null) all.set('Refresh', refresh);
  return all;
}

/** `/coordination/messages/:id`: one circular, who wrote it to whom, and how far its sending is. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const found = await findCircular(context.connection, params.id ?? '');
  requirePermission(signedIn, 'write-to-mediators', found?.place);
  if (!found) throw new Response(null, { status: 404 });
  const { place: _, ...circular } = found;
  return data(
    {
      page: { title: textIn(context.locale).circulars.title, hidden: true },
      circular,
      sent: new URL(request.url).searchParams.has('envoye'),
    },
    { headers: circular.finishedAt === null ? { Refresh: String(REFRESH_SECONDS) } : {} },
  );
}

export default function MessageToMediators() {
  const { circular, sent } = useLoaderData<typeof loader>();
  const { text, href, locale } = useText();
  const words = text.circulars;
  const { subject, body, by, authorTerritory, writtenAt } = circular;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading
        kicker={<a href={href('/coordination/messages')}>{words.title}</a>}
        title={keepSigns(subject)}
        lead={<CircularCriteriaLine {...circular} />}
      />
      <div className="stack-wide">
        {sent && <StatusNotice kind="success">{words.sent}</StatusNotice>}
        <Progress circular={circular} />
        <section className="card stack" aria-labelledby="message">
          <h2 id="message">{words.labels.body}</h2>
          <LetterBody body={body} />
          <p className="small soft">
            {words.writtenBy(
              by,
              territoryName(text, authorTerritory),
              formatInstant(writtenAt, 'Europe/Paris', locale, 'date'),
              formatInstant(writtenAt, 'Europe/Paris', locale, 'time'),
            )}
          </p>
        </section>
      </div>
    </div>
  );
}

function Progress({
  circular: { readers, enqueued, finishedAt },
}: {
  circular: { readers: number; enqueued: number; finishedAt: string | null };
}) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.circulars;
  if (finishedAt !== null) return <p>{words.finished(readers)}</p>;
  return (
    <div className="stack">
      <p id="avancement">
        <strong className="meter-value">
          {words.progress(formatNumber(enqueued, locale), formatNumber(readers, locale))}
        </strong>
      </p>
      <progress
        className="meter-bar"
        max={Math.max(1, readers)}
        value={enqueued}
        aria-labelledby="avancement"
      />
      <p>{words.progressLead}</p>
      <p>
        <a href={address}>{words.refresh}</a>
      </p>
    </div>
  );
}
