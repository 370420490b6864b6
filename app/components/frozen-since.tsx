import { formatInstant } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** That the figures beside it stand as they were; nothing while they move (`archivedAt` null). */
export function FrozenSince({ archivedAt }: { archivedAt: string | null | undefined }) {
  const { text, locale } = useText();
  if (!archivedAt) return null;
  return <p>{text.archive.asOf(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))}</p>;
}
