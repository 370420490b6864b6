import type { MergeDecision } from '#app/domain/session-merging.ts';
import { foreignLanguage, keepSigns } from '#app/text/format.ts';
import type { OwnSessionFacts } from '#db/sessions.server.ts';
import styles from './duplicates.module.css';
import { FormToken } from './form-token.tsx';
import { SeatsLine, StateBadge } from './own-sessions.tsx';
import { usePage, useText } from './page-context.tsx';
import { NothingButton } from './verdict-fields.tsx';
import { When } from './when.tsx';

type Merge =
  | { kind: 'merge'; seated: number; waiting: number; joined: number }
  | { kind: 'refused'; why: Exclude<MergeDecision['kind'], 'merge'> };

/** Two sessions beside each other: what they say, what keeping each would do, and the buttons. */
export function DuplicateComparison({
  sessions,
  alike,
  formToken,
}: {
  sessions: readonly { session: OwnSessionFacts; merge: Merge }[];
  /** They are taken for one: a coordinator may say that they are two. */
  alike: boolean;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.sessionMerges;
  const refusals = sessions.map(({ merge }) => (merge.kind === 'refused' ? merge.why : undefined));
  // Neither can be kept: why is said once.
  const refusal = refusals.every((why) => why === refusals[0]) ? refusals[0] : undefined;
  return (
    <form method="post" action={address.split('?')[0]} className="stack-wide">
      <FormToken value={formToken} />
      <NothingButton />
      {refusal && <p className="notice">{words.refusals[refusal]}</p>}
      <div className={styles.sides}>
        {sessions.map(({ session, merge }) => (
          <section key={session.id} className="card stack" aria-labelledby={`titre-${session.id}`}>
            <Compared session={session} />
            {refusal === undefined && <Keeping id={session.id} title={session.title} merge={merge} />}
          </section>
        ))}
      </div>
      {alike && (
        <p className="row">
          <button type="submit" name="geste" value="differents" className="button button-quiet">
            {words.dismiss}
          </button>
          <span className="soft">{words.dismissLead}</span>
        </p>
      )}
    </form>
  );
}

function Compared({ session }: { session: OwnSessionFacts }) {
  const { text, locale, href } = useText();
  const { vocabulary, mediation } = text;
  const words = mediation.session;
  const language = foreignLanguage(session.language, locale);
  const published = session.publishedAt !== null;
  const state = session.cancelledAt !== null ? 'cancelled' : published ? 'published' : 'draft';
  return (
    <>
      <h2 id={`titre-${session.id}`} className={styles.title} lang={language}>
        {keepSigns(session.title)}
      </h2>
      <p className="row">
        <StateBadge state={state} review={session.review.state} />
        <SeatsLine session={session} />
      </p>
      <dl className="facts">
        <dt>{words.when}</dt>
        <dd className="first-capital">
          <When span={session} withYear />
        </dd>
        <dt>{words.where}</dt>
        <dd>
          {session.venue
            ? `${session.venue.name}, ${session.venue.communeName}`
            : vocabulary.attendances.online}
        </dd>
        <dt>{text.moderation.session.organisation}</dt>
        <dd>{session.organisation.name}</dd>
        <dt>{words.programme}</dt>
        <dd>{session.programme.name}</dd>
        <dt>{words.audience}</dt>
        <dd>{vocabulary.audiences[session.audience]}</dd>
        <dt>{words.description}</dt>
        <dd className={styles.description} lang={language}>
          {session.description}
        </dd>
      </dl>
      <p>
        <a href={href(`/coordination/moderation/ateliers/${session.id}`)}>
          {text.moderation.open}
          <span className="visually-hidden"> ({session.title})</span>
        </a>
      </p>
    </>
  );
}

function Keeping({ id, title, merge }: { id: string; title: string; merge: Merge }) {
  const { text } = useText();
  const words = text.sessionMerges;
  if (merge.kind === 'refused') return <p className="soft">{words.refusals[merge.why]}</p>;
  const { seated, waiting, joined } = merge;
  return (
    <>
      <div>
        <p>
          <strong>{words.ifKept}</strong>
        </p>
        <ul>
          {seated + waiting + joined === 0 && <li>{words.nobodyMoves}</li>}
          {seated > 0 && <li>{words.seated(seated)}</li>}
          {waiting > 0 && <li>{words.waiting(waiting)}</li>}
          {joined > 0 && <li>{words.joined(joined)}</li>}
        </ul>
      </div>
      <p>
        <button type="submit" name="garder" value={id} className="button">
          {words.keep}
          <span className="visually-hidden"> ({title})</span>
        </button>
      </p>
    </>
  );
}
