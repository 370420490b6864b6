import { foreignLanguage, keepSigns } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** A session's title as its organiser wrote it, said in its own language where that is not the page's. */
export function SessionTitle({ session }: { session: { title: string; language: string } }) {
  const { locale } = useText();
  return <span lang={foreignLanguage(session.language, locale)}>{keepSigns(session.title)}</span>;
}
