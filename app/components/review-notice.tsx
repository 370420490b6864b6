import type { OrganisationState, ReturnReason } from '#app/domain/moderation.ts';
import { formatInstant } from '#app/text/format.ts';
import type { SessionReview } from '#db/sessions.server.ts';
import { useText } from './page-context.tsx';

/** What a mediator hears of a session that coordinators look at, or sent back. */
export function ReviewNotice({ review, published }: { review: SessionReview; published: boolean }) {
  const { text, locale } = useText();
  const words = text.moderation.own;
  const day = review.since === null ? '' : formatInstant(review.since, 'Europe/Paris', locale, 'date');
  switch (review.state) {
    case 'none':
      return null;
    case 'submitted':
      return <p className="notice">{words.waits(day)}</p>;
    case 'changed':
      return <p className="notice">{words.changed(day)}</p>;
    case 'returned':
      return (
        <div className="notice notice-warning stack">
          <p>{published ? words.returnedPublic : words.returned}</p>
          <ReturnReasonNotice reason={review.reason} note={review.note} />
        </div>
      );
  }
}

/** Why something was sent back: the reason in the reader's language, and what the coordinator wrote. */
export function ReturnReasonNotice({ reason, note }: { reason: ReturnReason | null; note: string | null }) {
  const { text } = useText();
  const { reasons, own } = text.moderation;
  const why = reason === null || (reason === 'other' && note !== null) ? undefined : reasons[reason];
  return (
    <>
      {why !== undefined && (
        <p>
          <strong>
            {own.why}
            {text.mail.colon}
          </strong>{' '}
          {why}
        </p>
      )}
      {note !== null && <p className="lines">{note}</p>}
    </>
  );
}

/** What the people of an organisation hear that has no first yes yet. */
export function OrganisationNotice({
  organisation,
}: {
  organisation: { state: OrganisationState; reason: ReturnReason | null; note: string | null };
}) {
  const { text } = useText();
  const words = text.moderation.own;
  switch (organisation.state) {
    case 'verified':
      return null;
    case 'waiting':
      return <p className="notice">{words.organisationWaits}</p>;
    case 'returned':
      return (
        <div className="notice notice-warning stack">
          <p>{words.organisationReturned}</p>
          <ReturnReasonNotice reason={organisation.reason} note={organisation.note} />
        </div>
      );
  }
}
