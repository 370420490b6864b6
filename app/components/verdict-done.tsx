import type { VerdictOutcome } from '#db/reviews.server.ts';
import { useText } from './page-context.tsx';

/** What was decided just before, and what was not because something else had happened. */
export function VerdictDone({ done }: { done: VerdictOutcome }) {
  const { text } = useText();
  const words = text.moderation.done;
  const did = (['published', 'confirmed', 'verified', 'returned'] as const).filter((what) => done[what] > 0);
  const left = (['decidedAlready', 'changedSince'] as const).filter((what) => done[what] > 0);
  if (did.length + left.length === 0) return null;
  return (
    <div className={left.length > 0 ? 'notice notice-warning' : 'notice notice-success'} role="status">
      {[...did, ...left].map((what) => (
        <p key={what}>{words[what](done[what])}</p>
      ))}
    </div>
  );
}
