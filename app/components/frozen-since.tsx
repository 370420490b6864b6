import { formatInstant } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/**
 * That the figures beside it stand as they were; nothing while they move (`archivedAt` null). `lists`: of a page with lists
 * of sessions, reports or venues, which go on saying what is so today.
 */
export function FrozenSince({
  archivedAt,
  lists = false,
}: {
  archivedAt: string | null | undefined;
  lists?: boolean;
}) {
  const { text, locale } = useText();
  if (!archivedAt) return null;
  const words = text.archive;
  return (
    <p>
      {words.asOf(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))} {lists && words.lists}
    </p>
  );
}
