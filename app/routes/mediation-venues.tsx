import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { MergeSuggestions } from '#app/components/merge-suggestions.tsx';
import { OwnVenueList } from '#app/components/own-venues.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listOwnVenues } from '#db/own-venues.server.ts';
import { listMergeSuggestions } from '#db/venue-duplicates.server.ts';

export const headers = privateHeaders;

const PER_PAGE = 25;
/** A few at a time: once they are dealt with, the next ones show. */
const SUGGESTED = 5;
const doings = ['enregistre', 'deplace', 'ferme', 'rouvert', 'supprime'] as const;
const mergings = ['reuni', 'reuni-deplace', 'differents'] as const;

/** `/mediation/lieux`: the venues that the organisation looks after. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account } = await requireMediator(request, context);
  const { searchParams } = new URL(request.url);
  const number = readPage(searchParams.get('page'));
  const { total, venues } = await listOwnVenues(
    context.connection,
    account.organisationId,
    { offset: (number - 1) * PER_PAGE, limit: PER_PAGE },
    context.now(),
  );
  return {
    page: { title: textIn(context.locale).ownVenues.title, hidden: true },
    done: doings.find((one) => one === searchParams.get('fait')),
    merged: mergings.find((one) => one === searchParams.get('fait')),
    suggested: await listMergeSuggestions(context.connection, account.organisationId, SUGGESTED),
    number,
    pages: Math.max(1, Math.ceil(total / PER_PAGE)),
    total,
    venues,
  };
}

function readPage(asked: string | null): number {
  return /^[1-9]\d{0,4}$/.test(asked ?? '') ? Number(asked) : 1;
}

export default function OwnVenues() {
  const { done, merged, suggested, number, pages, total, venues } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.ownVenues;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.count(total, formatNumber(total, locale))}
      >
        <p>
          <a className="button" href={href('/mediation/lieux/nouveau')}>
            {text.mediation.newVenue}
          </a>
        </p>
      </PageHeading>
      <div className="stack-wide">
        {(done || merged) && (
          <p className="notice notice-success" role="status">
            {done ? words.done[done] : merged && text.venueMerges.done[merged]}
          </p>
        )}
        <MergeSuggestions pairs={suggested} />
        <OwnVenueList venues={venues} />
      </div>
      {pages > 1 && (
        <nav className="row" aria-label={words.pages}>
          {number > 1 && (
            <a href={href(`/mediation/lieux?page=${number - 1}`)} rel="prev">
              {words.previous}
            </a>
          )}
          <span className="soft">
            {words.page(formatNumber(number, locale), formatNumber(pages, locale))}
          </span>
          {number < pages && (
            <a href={href(`/mediation/lieux?page=${number + 1}`)} rel="next">
              {words.next}
            </a>
          )}
        </nav>
      )}
    </>
  );
}
