import type { ReactNode } from 'react';

/** What is wider than a phone and scrolls by itself: `labelledBy` is the id of its caption, which names it when it has focus. */
export function ScrollFrame({
  labelledBy,
  className = 'table-frame',
  children,
}: {
  labelledBy: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard (WCAG 2.1.1).
    <section className={className} tabIndex={0} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
