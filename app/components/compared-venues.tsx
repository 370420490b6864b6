import { formatNumber } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import type { ComparedVenue } from '#db/venue-merges.server.ts';
import styles from './compared-venues.module.css';
import { type FormState, RadioGroup } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Two venues that may be one, side by side, and what may be done: keep one of them, or tell them apart. */
export function ComparedVenues({
  venues,
  formToken,
  form,
}: {
  venues: readonly [ComparedVenue, ComparedVenue];
  formToken: string;
  form: FormState;
}) {
  const { text, locale } = useText();
  const page = usePage();
  const words = text.venueMerges;
  const [one, other] = venues;
  // The one that stays, with what happens to the other one.
  const ways = [
    { kept: one, gone: other },
    { kept: other, gone: one },
  ];
  const open = ways.filter(({ gone }) => gone.decision.kind === 'merge');
  return (
    <div className="stack-wide">
      <div className={styles.pair}>
        {venues.map((venue) => (
          <VenueCard key={venue.id} venue={venue} />
        ))}
      </div>
      {open.length === 0 ? (
        <section className="notice notice-warning stack">
          <h2>{words.cannot}</h2>
          <Reasons ways={ways} />
        </section>
      ) : (
        <form method="post" action={page.address} className="form" noValidate>
          <FormToken value={formToken} />
          <RadioGroup
            name="garder"
            label={words.which}
            hint={words.completed}
            form={form}
            value={open.length === 1 ? open[0]?.kept.id : undefined}
            choices={open.map(({ kept, gone }) => ({
              value: kept.id,
              label: words.keep(kept.name, kept.address || kept.communeName),
              hint: describeConsequence(gone, text, locale),
            }))}
          />
          {open.length === 1 && <Reasons ways={ways.filter((way) => !open.includes(way))} />}
          <p className="row">
            <button type="submit" name="geste" value="reunir" className="button">
              {words.merge}
            </button>
            <span className="soft">{words.final}</span>
          </p>
        </form>
      )}
      <form method="post" action={page.address} className="row">
        <FormToken value={formToken} />
        <button type="submit" name="geste" value="differents" className="button button-quiet">
          {words.different}
        </button>
        <span className="soft">{words.differentHint}</span>
      </form>
    </div>
  );
}

/** What happens to those who come to the venue that goes. */
function describeConsequence(gone: ComparedVenue, text: Text, locale: Locale): string {
  const words = text.venueMerges;
  const moved = gone.decision.kind === 'merge' && gone.decision.placeChange === 'moved';
  const told = moved ? words.told(gone.reachable, formatNumber(gone.reachable, locale)) : words.nobodyTold;
  return `${words.keepHint(gone.coming, formatNumber(gone.coming, locale))} ${told}`;
}

/** Why one venue cannot give way to the other; what is said of both ways is said once. */
function Reasons({ ways }: { ways: readonly { kept: ComparedVenue; gone: ComparedVenue }[] }) {
  const { text } = useText();
  const reasons = ways.flatMap(({ kept, gone }) =>
    gone.decision.kind === 'merge'
      ? []
      : [text.venueMerges.refused[gone.decision.kind](gone.name, kept.name)],
  );
  return [...new Set(reasons)].map((reason) => <p key={reason}>{reason}</p>);
}

function VenueCard({ venue }: { venue: ComparedVenue }) {
  const { text, locale, href } = useText();
  const words = text.venueMerges;
  const access = [
    venue.stepFree ? text.session.stepFree : null,
    venue.accessNotes,
    venue.transportNotes,
  ].filter(Boolean);
  const facts: [string, string | null][] = [
    [text.venue.opening, venue.openingHours],
    [text.session.access, access.join('\n')],
    [text.session.phone, venue.phone],
    [text.session.website, venue.website],
    [words.sessions, formatNumber(venue.coming, locale)],
  ];
  return (
    <section className="card stack">
      <h2>
        <a href={href(`/lieux/${venue.id}`)}>{venue.name}</a>
      </h2>
      <p className="soft">
        {venue.registeredBy === null ? words.fromBase : words.registeredBy(venue.registeredBy)}
      </p>
      <dl className="facts">
        <dt>{words.address}</dt>
        <dd>
          {[venue.address, venue.addressExtra].filter(Boolean).join(', ')}
          <br />
          {venue.postcode} {venue.communeName}
          {venue.position === 'approximate' && <span className="soft"> ({words.approximate})</span>}
        </dd>
        {facts.map(([name, said]) => (
          <VenueFact key={name} name={name} said={said} />
        ))}
      </dl>
    </section>
  );
}

function VenueFact({ name, said }: { name: string; said: string | null }) {
  const { text } = useText();
  return (
    <>
      <dt>{name}</dt>
      <dd className={said ? 'lines' : 'soft'}>{said || text.venueMerges.nothing}</dd>
    </>
  );
}
