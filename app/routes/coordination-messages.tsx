import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CircularCriteriaLine } from '#app/components/circular-criteria.tsx';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { Paging } from '#app/components/paging.tsx';
import { formatInstant, formatNumber, keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import { listCirculars, type SentCircular } from '#db/circulars.server.ts';
import { findTerritory } from '#db/territories.server.ts';

export const headers = privateHeaders;

const PER_PAGE = 30;

/** `/coordination/messages`: what was written to mediators of the territory, by whom and to how many. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, territory } = await requireCoordinator(request, context);
  const number = Number(new URL(request.url).searchParams.get('page'));
  const page = Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1;
  const [located, { total, circulars }] = await Promise.all([
    findTerritory(context.connection, account.territoryKind, account.territoryCode),
    listCirculars(context.connection, territory, { offset: (page - 1) * PER_PAGE, limit: PER_PAGE }),
  ]);
  return {
    page: { title: textIn(context.locale).circulars.title, hidden: true },
    territory: located?.named,
    circulars: circulars.map(({ body: _, ...circular }) => circular),
    number: page,
    pages: Math.ceil(total / PER_PAGE),
  };
}

export default function MessagesToMediators() {
  const { territory, circulars, number, pages } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.circulars;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading title={words.title} lead={territory && words.lead(territoryName(text, territory))}>
        <p>
          <a className="button" href={href('/coordination/messages/nouveau')}>
            {words.write}
          </a>
        </p>
      </PageHeading>
      <div className="stack-wide">
        {circulars.length === 0 && <p>{words.none}</p>}
        <ul className="stack">
          {circulars.map((circular) => (
            <li key={circular.id} className="card stack">
              <CircularLine circular={circular} />
            </li>
          ))}
        </ul>
        <Paging page={number} pages={pages} address={(page) => `/coordination/messages?page=${page}`} />
      </div>
    </div>
  );
}

function CircularLine({ circular }: { circular: Omit<SentCircular, 'body'> }) {
  const { text, href, locale } = useText();
  const words = text.circulars;
  const { id, subject, by, authorTerritory, writtenAt, enqueued, readers, finishedAt } = circular;
  return (
    <>
      <h2>
        <a href={href(`/coordination/messages/${id}`)}>{keepSigns(subject)}</a>
      </h2>
      <p>
        <CircularCriteriaLine {...circular} />
        <br />
        {finishedAt === null
          ? words.progress(formatNumber(enqueued, locale), formatNumber(readers, locale))
          : words.finished(readers)}
      </p>
      <p className="small soft">
        {words.writtenBy(
          by,
          territoryName(text, authorTerritory),
          formatInstant(writtenAt, 'Europe/Paris', locale, 'date'),
          formatInstant(writtenAt, 'Europe/Paris', locale, 'time'),
        )}
      </p>
    </>
  );
}
