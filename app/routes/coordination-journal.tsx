import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { JournalFilters } from '#app/components/journal-filters.tsx';
import { JournalLines } from '#app/components/journal-lines.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { contains } from '#app/domain/permission.ts';
import { journalFilter, readJournalQuery, writeJournalQuery } from '#app/forms/journal.ts';
import { textIn } from '#app/text/locale.ts';
import { findPersonByEmail, JOURNAL_PAGE, listJournal } from '#db/journal.server.ts';
import { listTerritoriesIn } from '#db/territories.server.ts';
import { findAskedPlace } from './coordination-territory.server.ts';

export const headers = privateHeaders;

/** `/coordination/journal`: who did what in a territory, the latest first. It is only read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection } = context;
  const asked = new URL(request.url).searchParams;
  const [kind = '', code = ''] = (asked.get('territoire') ?? '').split('-');
  if (code !== '') asked.set(kind, code);
  const place = await findAskedPlace(context, asked, signedIn.territory);
  requirePermission(signedIn, 'read-audit', place);
  const query = readJournalQuery(asked);
  // Nobody has an address that no account has: nothing is found then.
  const person =
    query.email === undefined
      ? query.person
      : ((await findPersonByEmail(connection, query.email)) ?? 'nobody');
  const territories = await listTerritoriesIn(connection, { kind: 'country' });
  const { lines, more } = await listJournal(connection, place, journalFilter(query, person));
  const last = lines[JOURNAL_PAGE - 1];
  return {
    page: { title: textIn(context.locale).journal.title, hidden: true },
    query,
    place,
    /** Those that may be asked for, and those that names are needed of. */
    own: territories.filter((each) => contains(signedIn.territory, each.place)).map(({ named }) => named),
    territories: territories.map(({ named }) => named),
    lines,
    after: more && last ? { at: last.at, id: last.id } : undefined,
  };
}

export default function Journal() {
  const { query, place, own, territories, lines, after } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.journal;
  const territory = territoryCodeSent(place);
  const address = (changed: Partial<typeof query>) =>
    href(`/coordination/journal${writeJournalQuery({ ...query, ...changed }, territory)}`);
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading title={words.title} lead={words.lead}>
        <p className="soft">{words.kept}</p>
      </PageHeading>
      <JournalFilters query={query} territory={territory} territories={own} lines={lines} />
      <JournalLines lines={lines} territories={territories} address={address} />
      <p className="row">
        {query.after && <a href={address({ after: undefined })}>{words.newest}</a>}
        {after && (
          <a className="button button-quiet" rel="next" href={address({ after })}>
            {words.older}
          </a>
        )}
      </p>
    </div>
  );
}

/** What the form sends for a territory; undefined for the whole country. */
function territoryCodeSent(place: ReturnType<typeof useLoaderData<typeof loader>>['place']) {
  if (place.kind === 'country') return undefined;
  return `${place.kind === 'region' ? 'region' : 'departement'}-${place.code}`;
}
