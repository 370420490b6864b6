import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { LightMap } from '#app/components/light-map.tsx';
import { useText } from '#app/components/page-context.tsx';
import { ParticipantsMakeUp, ToVerify } from '#app/components/participants.tsx';
import { SessionTitle } from '#app/components/session-title.tsx';
import { drawingsOf } from '#app/geo/territory-drawings.server.ts';
import styles from '#app/styles/figures-wall.module.css';
import { formatDays, formatInstant, formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { findFigures } from '#db/figures.server.ts';
import { listLatestPublications } from '#db/latest-publications.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const PUBLICATIONS = 6;

/** `/chiffres/ecran`: the counter, the map that lights up and what was just published, to be shown on a wall. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { connection, locale, now } = context;
  const figures = await findFigures(connection, now());
  const words = textIn(locale).wall;
  const page = {
    title: words.title,
    description: words.description,
    canonical: '/chiffres/ecran',
    bare: true,
  };
  if (!figures) return { page, week: undefined };
  const [{ departments: drawings }, publications] = await Promise.all([
    drawingsOf(connection),
    listLatestPublications(connection, figures.campaign.id, PUBLICATIONS),
  ]);
  return {
    page,
    week: {
      campaign: figures.campaign,
      totals: figures.totals,
      targets: figures.targets,
      lights: figures.departments.map(({ code, name, totals }) => ({ code, name, events: totals.events })),
      drawing: drawings.mainland,
      overseas: [...drawings.overseas].map(([code, drawing]) => ({ code, drawing })),
      publications,
    },
  };
}

export default function FiguresWall() {
  const { week } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.wall;
  return (
    <div className={styles.wall} data-island="live">
      <header className={styles.top}>
        <h1>{week?.campaign.name ?? words.title}</h1>
        {week && <p>{formatDays(week.campaign.startsOn, week.campaign.endsOn, locale)}</p>}
        <FrozenSince archivedAt={week?.campaign.archivedAt} />
      </header>
      {week ? <Week week={week} /> : <p>{text.figures.none}</p>}
      <p className={styles.doors}>
        <a href={href('/chiffres')}>{words.leave}</a>
        <button type="button" className="button-link" data-island="full-screen" hidden>
          {words.fullScreen}
        </button>
      </p>
    </div>
  );
}

type Week = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['week']>;

function Week({ week }: { week: Week }) {
  const { text, locale, href } = useText();
  const words = text.wall;
  const { totals, targets } = week;
  return (
    <>
      <section className={styles.counter} aria-label={words.counter}>
        <Figure
          id="ecran-ateliers"
          value={totals.events}
          target={targets.events}
          label={words.events(totals.events)}
        />
        <Figure
          id="ecran-places"
          value={totals.seatsOffered}
          target={targets.seats}
          label={words.seats(totals.seatsOffered)}
        />
        <Figure
          id="ecran-participants"
          value={totals.participants.total}
          target={targets.participants}
          label={words.participants(totals.participants.total)}
        />
        <div data-live="ecran-grades">
          <ParticipantsMakeUp participants={totals.participants} />
          <ToVerify count={totals.toVerify} />
        </div>
        <span role="status" className="visually-hidden" data-reads="ecran-participants" />
      </section>
      <LightMap lights={week.lights} drawing={week.drawing} overseas={week.overseas} />
      <section className={styles.latest} aria-labelledby="ecran-derniers">
        <h2 id="ecran-derniers">{words.latest}</h2>
        <ol data-live="ecran-derniers">
          {week.publications.map((session) => (
            <li key={session.id}>
              <a href={href(`/ateliers/${session.slug}`)}>
                <SessionTitle session={session} />
              </a>
              <span>
                {session.communeName === null
                  ? text.vocabulary.attendances.online
                  : `${session.communeName} (${session.departmentCode})`}
                {' · '}
                <time dateTime={session.startsAt}>
                  {formatInstant(session.startsAt, session.timeZone, locale, 'day')}
                </time>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** One number, as large as the wall allows, and its way to the target. */
function Figure({ id, value, target, label }: { id: string; value: number; target: number; label: string }) {
  const { text, locale } = useText();
  return (
    <div className={styles.figure} data-live={id}>
      <p id={id}>
        <strong>{formatNumber(value, locale)}</strong> <span>{label}</span>
      </p>
      {target > 0 && (
        <>
          <progress max={target} value={Math.min(value, target)} aria-labelledby={id} />
          <p className={styles.aim}>{text.wall.aim(formatNumber(target, locale))}</p>
        </>
      )}
    </div>
  );
}
