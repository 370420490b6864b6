import { formatDay } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import { labelOf } from './session-card.tsx';

/** What a part is called, as `writePart` of app/domain/target.ts names it. */
export function partName(
  part: string,
  programmes: readonly { slug: string; name: string }[],
  text: Text,
  locale: Locale,
): string {
  const [kind, code = ''] = part.split(':');
  switch (kind) {
    case 'programme':
      return programmes.find(({ slug }) => slug === code)?.name ?? code;
    case 'audience':
      return labelOf(text.vocabulary.audiences, code);
    case 'week':
      return text.targets.week(formatDay(code, locale, 'date'));
    default:
      return text.targets.whole;
  }
}
