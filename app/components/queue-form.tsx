import { foreignLanguage, formatInstant, keepSigns } from '#app/text/format.ts';
import type { QueueEntry, QueuePlace } from '#db/review-queue.server.ts';
import type { FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import type { QueueFilterFields } from './queue-filters.tsx';
import styles from './queue-form.module.css';
import { QueueKeys } from './queue-keys.tsx';
import { NothingButton, VerdictFields } from './verdict-fields.tsx';
import { When } from './when.tsx';

/** What the last sending did not do: nothing was ticked, or the reason is to be mended. */
export type QueueFormState = { nothing: boolean; ticked: string[]; reason: FormState } | undefined;

/** The queue as one form: each line has its own button, and those that are ticked are decided together. */
export function QueueForm({
  queue,
  paged,
  formToken,
  form,
  typed,
}: {
  queue: { entries: readonly QueueEntry[]; next: QueuePlace | undefined };
  /** Not the first page. */
  paged: boolean;
  formToken: string;
  form: QueueFormState;
  typed: QueueFilterFields;
}) {
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.moderation;
  const filters = filtersOf(typed);
  const first = `/coordination/moderation${filters.size > 0 ? `?${filters}` : ''}`;
  if (queue.entries.length === 0) {
    return (
      <div className="stack">
        <p>{filters.size > 0 || paged ? words.noneSuch : words.none}</p>
        {paged && (
          <p>
            <a href={href(first)}>{words.first}</a>
          </p>
        )}
      </div>
    );
  }
  if (queue.next) filters.set('apres', `${queue.next.since}~${queue.next.id}`);
  return (
    <form method="post" action={address} className="stack-wide" noValidate data-island="queue-keys">
      <FormToken value={formToken} />
      <NothingButton />
      {form?.nothing && (
        <p className="notice notice-danger" role="alert">
          {words.tickSome}
        </p>
      )}
      <QueueKeys />
      <ol className={styles.queue}>
        {queue.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} ticked={form?.ticked ?? []} />
        ))}
      </ol>
      {(paged || queue.next) && (
        <p className="row">
          {paged && (
            <a className="button button-quiet" href={href(first)}>
              {words.first}
            </a>
          )}
          {queue.next && (
            <a className="button button-quiet" rel="next" href={href(`/coordination/moderation?${filters}`)}>
              {words.next}
            </a>
          )}
        </p>
      )}
      <VerdictFields form={form?.reason} approve={words.approveTicked} giveBack={words.returnTicked} />
    </form>
  );
}

function filtersOf({ territory, kind, programme, age }: QueueFilterFields): URLSearchParams {
  const filters = Object.entries({ territoire: territory, nature: kind, programme, age });
  return new URLSearchParams(filters.filter(([, value]) => value !== ''));
}

function Entry({ entry, ticked }: { entry: QueueEntry; ticked: readonly string[] }) {
  const { text, locale } = useText();
  const words = text.moderation;
  const title = entry.kind === 'organisation' ? entry.name : keepSigns(entry.title);
  const name = entry.kind === 'organisation' ? 'structure' : 'atelier';
  const value = `${entry.id}:${entry.revision}`;
  return (
    <li className={`card ${styles.entry}`} data-entry="">
      <label className={styles.tick}>
        <span className="visually-hidden">
          {words.tick} {title}
        </span>
        <input type="checkbox" name={name} value={value} defaultChecked={ticked.includes(value)} />
      </label>
      <div className="stack">
        <p className="row">
          <span className="badge badge-warning">{words.kinds[entry.kind]}</span>
          <span className="soft small">
            {words.since(
              formatInstant(entry.since, 'Europe/Paris', locale, 'dayMonth'),
              formatInstant(entry.since, 'Europe/Paris', locale, 'time'),
            )}
          </span>
        </p>
        {entry.kind === 'organisation' ? (
          <OrganisationEntry entry={entry} />
        ) : (
          <SessionEntry entry={entry} title={title} />
        )}
        <p className="row">
          <button type="submit" name="seul" value={`${name}:${value}`} className="button button-quiet">
            {approvalOf(entry, words.approveOne)}
            <span className="visually-hidden"> ({title})</span>
          </button>
        </p>
      </div>
    </li>
  );
}

/** What a yes to that entry does, in words. */
function approvalOf(
  entry: QueueEntry,
  words: { submitted: string; submittedAndVerify: string; changed: string; organisation: string },
): string {
  if (entry.kind === 'submitted' && !entry.organisation.verified) return words.submittedAndVerify;
  return words[entry.kind];
}

function SessionEntry({
  entry,
  title,
}: {
  entry: Extract<QueueEntry, { kind: 'submitted' | 'changed' }>;
  title: string;
}) {
  const { text, locale, href } = useText();
  const words = text.moderation;
  const language = foreignLanguage(entry.language, locale);
  const place =
    entry.venueName === null
      ? text.vocabulary.attendances.online
      : `${entry.venueName}, ${entry.communeName ?? ''}`;
  return (
    <>
      <h2>
        <a href={href(`/coordination/moderation/ateliers/${entry.id}`)} data-open="" lang={language}>
          {title}
        </a>
      </h2>
      <p>
        <span className="first-capital">
          <When span={entry} withYear />
        </span>
        <br />
        {place} ({entry.departmentName})
        <br />
        {words.by(entry.organisation.name)}
        {!entry.organisation.verified && (
          <>
            {' '}
            <span className="badge badge-soft">{words.newOrganisation}</span>
          </>
        )}
        {' · '}
        {entry.programmeName}
      </p>
      {entry.duplicate && <p className="notice notice-warning">{text.sessionMerges.likeThis}.</p>}
      {entry.description !== '' && (
        <details>
          <summary>{words.description}</summary>
          <p className={styles.description} lang={language}>
            {entry.description}
          </p>
        </details>
      )}
    </>
  );
}

function OrganisationEntry({ entry }: { entry: Extract<QueueEntry, { kind: 'organisation' }> }) {
  const { text } = useText();
  const words = text.moderation;
  return (
    <>
      <h2>{entry.name}</h2>
      <p>
        {entry.departmentName ?? words.wholeCountry}
        <br />
        {words.submittedBy(entry.submitted)}
      </p>
      {entry.namesake && <p className="notice notice-warning">{words.namesake}</p>}
      {entry.introduction !== null && <p className={styles.description}>{entry.introduction}</p>}
      {entry.mediators.length > 0 && (
        <div>
          <p className="soft small">{words.mediators}</p>
          <ul>
            {entry.mediators.map(({ name, email }) => (
              <li key={email} className={styles.description}>
                {name}, <a href={`mailto:${email}`}>{email}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
