import type { ReactNode } from 'react';
import { FormToken } from './form-token.tsx';

/** One button that says what becomes of an imported sheet. */
export function ImportForm({
  formToken,
  gesture,
  quiet = false,
  children,
}: {
  formToken: string;
  gesture: 'enregistrer' | 'publier' | 'abandonner';
  quiet?: boolean;
  children: ReactNode;
}) {
  return (
    <form method="post">
      <FormToken value={formToken} />
      <button type="submit" name="geste" value={gesture} className={quiet ? 'button button-quiet' : 'button'}>
        {children}
      </button>
    </form>
  );
}
