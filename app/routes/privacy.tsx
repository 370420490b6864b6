import type { LoaderFunctionArgs } from '@remix-run/node';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TextSections } from '#app/components/text-sections.tsx';
import { textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/confidentialite`: what is kept, why, on which legal basis, for how long, and the reader's rights. */
export function loader({ context }: LoaderFunctionArgs) {
  return { page: { title: textIn(context.locale).privacyPage.title, canonical: '/confidentialite' } };
}

export default function Privacy() {
  const { text, href } = useText();
  const { title, lead, table, sections } = text.privacyPage;
  return (
    <>
      <PageHeading title={title} lead={lead} />
      <div className="stack-wide">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard (WCAG 2.1.1). */}
        <section className="scroll-x" tabIndex={0} aria-labelledby="donnees">
          <table className="wide-table">
            <caption id="donnees">{table.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{table.data}</th>
                <th scope="col">{table.purpose}</th>
                <th scope="col">{table.basis}</th>
                <th scope="col">{table.time}</th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.data}>
                  <th scope="row">{row.data}</th>
                  <td>{row.purpose}</td>
                  <td>{row.basis}</td>
                  <td>{row.time}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <TextSections sections={sections} />
        <p>
          <a href={href('/mentions-legales')}>{text.site.legal}</a>
        </p>
      </div>
    </>
  );
}
