import type { Programme } from '#app/catalogue/programme-sheet.server.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { usePage, useText } from './page-context.tsx';
import { QrCode } from './qr-code.tsx';

/** The programme of a commune or of a territory, laid out for two pages of paper. */
export function ProgrammeSheet({
  where,
  path,
  today,
  programme,
}: {
  where: string;
  /** The list that it is taken from, and that stays up to date. */
  path: string;
  /** YYYY-MM-DD */
  today: string;
  programme: Programme;
}) {
  const { text, locale, href } = useText();
  const { publicUrl } = usePage();
  const words = text.sharing;
  const address = publicUrl + href(path);
  const left = programme.total - programme.shown;
  return (
    <article className="sheet">
      <header className="sheet-heading">
        <div>
          <p className="kicker">{words.programme}</p>
          <h1>{where}</h1>
          <p>{words.count(programme.total, formatNumber(programme.total, locale))}</p>
          <p className="small soft">{words.asOf(formatDay(today, locale))}</p>
          <p className="row no-print">
            <button type="button" className="button" data-island="print" hidden>
              {words.print}
            </button>
            <a href={href(path)}>{words.backToList}</a>
          </p>
        </div>
        <div className="printed-address">
          <QrCode address={address} label={words.code(where)} />
          <p className="small">
            {words.upToDate}
            <br />
            <strong>{decodeURI(address).replace(/^https?:\/\//, '')}</strong>
          </p>
        </div>
      </header>
      <div className="sheet-columns">
        {programme.days.map(({ day, lines }) => (
          <section key={day} aria-labelledby={`jour-${day}`}>
            <h2 id={`jour-${day}`} className="first-capital">
              {formatDay(day, locale, 'long')}
            </h2>
            <ul>
              {lines.map((line) => (
                <li key={line.id}>
                  <p>
                    {line.hours} <strong lang={line.lang}>{line.title}</strong>
                  </p>
                  <p>{line.place}</p>
                  <p className="soft">{line.details}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {programme.total === 0 && <p>{text.territory.none}</p>}
      {left > 0 && <p className="sheet-more">{words.more(left, formatNumber(left, locale))}</p>}
    </article>
  );
}
