import type { ReactNode } from 'react';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** One figure on the way to its target: the number large, the words that say what it is, the bar that repeats it. */
export function Meter({
  id,
  value,
  target,
  label,
  children,
}: {
  id: string;
  value: number;
  /** No bar without a target. */
  target: number;
  /** What follows the number: "événements sur 1 500". */
  label: string;
  /** How the number was obtained. */
  children?: ReactNode;
}) {
  const { locale } = useText();
  return (
    <div className="meter" data-live={id}>
      <p id={id}>
        <strong className="meter-value">{formatNumber(value, locale)}</strong> <span>{label}</span>
      </p>
      {target > 0 && (
        <progress className="meter-bar" max={target} value={Math.min(value, target)} aria-labelledby={id} />
      )}
      {children}
    </div>
  );
}
