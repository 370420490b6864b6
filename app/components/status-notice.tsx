import type { ReactNode } from 'react';

/** What the last gesture did, or why it did not: read out by screen readers. */
export function StatusNotice({ kind, children }: { kind: 'success' | 'warning'; children: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role="status">
      {children}
    </div>
  );
}
