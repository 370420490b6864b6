import { useText } from './page-context.tsx';

/** Ways to remember a session: a calendar file, two calendars on the web, paper. */
export function CalendarLinks({ file, google, outlook }: { file: string; google: string; outlook: string }) {
  const { text } = useText();
  const words = text.registration.calendar;
  return (
    <section className="stack no-print" aria-labelledby="agenda-titre">
      <h2 id="agenda-titre">{words.title}</h2>
      <p className="row">
        <a className="button" href={file}>
          {words.file}
        </a>
        <button type="button" className="button button-quiet" data-island="print" hidden>
          {words.print}
        </button>
      </p>
      <ul>
        <li>
          <a href={google} rel="noopener noreferrer">
            {words.google}
          </a>
        </li>
        <li>
          <a href={outlook} rel="noopener noreferrer">
            {words.outlook}
          </a>
        </li>
      </ul>
      <p className="small soft">{words.elsewhere}</p>
    </section>
  );
}
