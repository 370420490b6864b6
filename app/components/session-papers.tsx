import type { SessionState } from '#app/domain/session.ts';
import { useText } from './page-context.tsx';

/** Ways to what a mediator prints or passes on for a session. A draft has none yet. */
export function SessionPapers({ id, state }: { id: string; state: SessionState }) {
  const { text, href } = useText();
  const words = text.papers;
  const own = href(`/mediation/ateliers/${id}`);
  if (state === 'draft') return null;
  return (
    <nav className="row" aria-label={words.links}>
      {state !== 'cancelled' && <a href={`${own}/accueil`}>{text.checkIn.title}</a>}
      <a href={`${own}/emargement`}>{words.sheet.title}</a>
      {state === 'published' && <a href={`${own}/diffuser`}>{words.promotion.title}</a>}
      {(state === 'under_way' || state === 'past') && (
        <>
          <a href={`${own}/bilan`}>{text.reports.title}</a>
          <a href={`${own}/attestation`}>{words.certificate.title}</a>
        </>
      )}
    </nav>
  );
}
