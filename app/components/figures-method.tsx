import { figuresMethod } from '#app/text/figures-method.ts';
import { useText } from './page-context.tsx';

/** How figures are obtained, as a list. */
export function FiguresMethod() {
  const { text, locale } = useText();
  return (
    <ul>
      {figuresMethod(text, locale).map(({ sentence, parts }) => (
        <li key={sentence}>
          {sentence}
          {parts.length > 0 && (
            <ul>
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
