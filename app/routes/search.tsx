import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { comingSessions, resolveSearch, searchWidening } from '#app/catalogue/resolve-search.server.ts';
import { AlertInvitation } from '#app/components/alert-invitation.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { Paging } from '#app/components/paging.tsx';
import { SearchForm } from '#app/components/search-form.tsx';
import { SearchPeriods } from '#app/components/search-periods.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { SessionMap } from '#app/components/session-map.tsx';
import { SubscribeLinks } from '#app/components/subscribe-links.tsx';
import { localDate } from '#app/domain/local-time.ts';
import type { Place } from '#app/domain/place.ts';
import {
  DEFAULT_RADIUS,
  everySession,
  hasFilters,
  type Search,
  searchAddress,
  searchAtPlace,
  searchQuery,
} from '#app/domain/search.ts';
import { formatNumber } from '#app/text/format.ts';
import { type Text, textIn } from '#app/text/locale.ts';
import { listSessionCards } from '#db/catalogue.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const PAGE_SIZE = 20;
const ONLINE_INSTEAD = 3;

/** `/ateliers`: nearest and soonest first, 20 a page, beside a map of all of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, catalogue, locale } = context;
  const now = context.now();
  const resolved = await resolveSearch(new URL(request.url).searchParams, connection);
  const { parameters, problems } = resolved;
  // An unknown or ambiguous place limits nothing: the filters still count.
  const { place: _typed, position: _position, radius: _radius, page: _page, ...filters } = parameters;
  const asked: Search = resolved.kind === 'found' ? resolved.search : { ...everySession, ...filters };
  const today = localDate(now.toISOString(), resolved.timeZone);
  const scope = comingSessions({ search: asked, timeZone: resolved.timeZone }, now);
  const widening = searchWidening(catalogue, asked, now, pageBounds(parameters.page), scope);
  const pages = Math.max(1, Math.ceil(widening.found.total / PAGE_SIZE));
  const page = Math.min(parameters.page, pages);
  const found =
    page === parameters.page
      ? widening.found
      : catalogue.search(widening.search, now, pageBounds(page), scope);
  const onlineIds =
    found.total === 0 && !asked.online
      ? catalogue.search({ ...everySession, online: true }, now, { offset: 0, limit: ONLINE_INSTEAD }).ids
      : [];
  const cards = await listSessionCards(connection, [...found.ids, ...onlineIds]);
  const where: Where = {
    place: resolved.kind === 'found' ? resolved.place?.label : undefined,
    territory: resolved.kind === 'found' ? resolved.territory : undefined,
    radius: widening.search.near?.radius,
    online: asked.online,
  };
  const title =
    resolved.kind === 'choice'
      ? textIn(locale).search.title
      : headline(textIn(locale), locale, found.total, where);
  return {
    page: {
      title: page > 1 ? `${title}, ${textIn(locale).search.pageTitle(page)}` : title,
      canonical: searchAddress('/ateliers', { ...parameters, position: undefined, page }),
      hidden: hasFilters(parameters) || parameters.position !== undefined,
    },
    title,
    now: now.toISOString(),
    today,
    parameters: { ...parameters, page },
    problems,
    choices: resolved.kind === 'choice' ? resolved.places : [],
    unknown: resolved.kind === 'unknown',
    territory: where.territory?.name,
    widened: widening.widened ? where.radius : undefined,
    near: widening.search.near,
    total: found.total,
    pages,
    beyond: page !== parameters.page,
    cards: cards.slice(0, found.ids.length),
    distances: found.distances,
    online: cards.slice(found.ids.length),
  };
}

function pageBounds(page: number) {
  return { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}

type Where = {
  place: string | undefined;
  territory: { kind: 'department' | 'region'; name: string } | undefined;
  radius: number | undefined;
  online: boolean;
};

/** Count and place first: "23 ateliers à moins de 10 km de Guéret". */
function headline(text: Text, locale: 'fr' | 'en', total: number, where: Where): string {
  const words = text.search;
  const count = total === 0 ? words.nothing : words.count(total, formatNumber(total, locale));
  return `${count} ${placeWords(words, where)}`;
}

function placeWords(words: Text['search'], { place, territory, radius, online }: Where): string {
  if (online) return words.online;
  if (radius !== undefined) return words.near(radius, place ?? words.around);
  if (territory?.kind === 'department') return words.inDepartment(territory.name);
  if (territory?.kind === 'region') return words.inRegion(territory.name);
  return words.upcoming;
}

export default function Sessions() {
  const loaded = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.search;
  const { parameters, near, cards, choices } = loaded;
  const asMap = { ...parameters, page: 1, radius: near?.radius };
  // What is listed in place of an unknown place is everywhere: so is what is subscribed to.
  const listed = { ...parameters, page: 1, place: loaded.unknown ? '' : parameters.place };
  return (
    <>
      <PageHeading title={loaded.title} />
      <div className="search-page">
        <SearchForm parameters={parameters} territory={loaded.territory} />
        <section className="stack" aria-labelledby="resultats">
          <h2 id="resultats" className="visually-hidden">
            {words.results}
          </h2>
          {choices.length === 0 && <SearchPeriods parameters={parameters} today={loaded.today} />}
          <Notices />
          {choices.length === 0 && (
            <>
              {cards.length > 0 && (
                <SessionList cards={cards} distances={loaded.distances} now={loaded.now} />
              )}
              <Paging
                page={parameters.page}
                pages={loaded.pages}
                address={(page) => searchAddress('/ateliers', { ...parameters, page })}
              />
              <OnlineInstead />
              <AlertInvitation parameters={parameters} empty={loaded.total === 0} />
              {cards.length > 0 && (
                <p className="no-print">
                  <a href={href(searchAddress('/ateliers/programme', listed))}>
                    {text.sharing.printProgramme}
                  </a>
                </p>
              )}
              <SubscribeLinks title={words.follow} path={searchAddress('/calendrier.ics', listed)} />
            </>
          )}
        </section>
        {choices.length === 0 && (
          <SessionMap
            title={words.map}
            query={searchQuery(asMap)}
            center={near && { latitude: near.latitude, longitude: near.longitude, radius: near.radius }}
          />
        )}
      </div>
    </>
  );
}

/** What the reader must know of the answer before reading it. */
function Notices() {
  const { parameters, problems, choices, unknown, widened, beyond, total } = useLoaderData<typeof loader>();
  const { text } = useText();
  const words = text.search;
  return (
    <>
      {problems.length > 0 && (
        <div className="notice notice-warning">
          {problems.map((problem) => (
            <p key={problem}>{text.searchProblems[problem]}</p>
          ))}
        </div>
      )}
      {choices.length > 0 && <Choices typed={parameters.place} places={choices} />}
      {unknown && <p className="notice notice-warning">{words.unknown(parameters.place)}</p>}
      {widened !== undefined && total > 0 && (
        <p className="notice">{words.widened(parameters.radius ?? DEFAULT_RADIUS, widened)}</p>
      )}
      {beyond && <p className="notice">{words.pageBeyond}</p>}
      {total === 0 && choices.length === 0 && (
        <div className="notice stack">
          <p>{words.empty}</p>
          <p>{words.emptyHelp}</p>
        </div>
      )}
    </>
  );
}

/** Places of the same name, each with its own search. */
function Choices({ typed, places }: { typed: string; places: Place[] }) {
  const { parameters } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  return (
    <div className="stack">
      <p>{text.search.choice(typed)}</p>
      <ul className="stack">
        {places.map((place) => (
          <li key={`${place.kind}-${place.code}`}>
            <a
              className="button button-quiet"
              href={href(searchAddress('/ateliers', searchAtPlace(parameters, place)))}
            >
              {place.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OnlineInstead() {
  const { online, now } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  if (online.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="en-ligne">
      <h3 id="en-ligne">{text.search.onlineInstead}</h3>
      <SessionList cards={online} now={now} />
      <p>
        <a href={href('/ateliers?en_ligne=1')}>{text.search.allOnline}</a>
      </p>
    </section>
  );
}
