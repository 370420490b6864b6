import type { LoaderFunctionArgs } from '@remix-run/node';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { ScrollFrame } from '#app/components/scroll-frame.tsx';
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
        <ScrollFrame labelledBy="donnees" className="scroll-x">
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
        </ScrollFrame>
        <TextSections sections={sections} />
        <p>
          <a href={href('/mentions-legales')}>{text.site.legal}</a>
        </p>
      </div>
    </>
  );
}
