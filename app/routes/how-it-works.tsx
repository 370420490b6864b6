import type { LoaderFunctionArgs } from '@remix-run/node';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/comment-ca-se-passe`: before, during and after a session, in plain language. */
export function loader({ context }: LoaderFunctionArgs) {
  const { title, description } = textIn(context.locale).howItWorks;
  return { page: { title, description, canonical: '/comment-ca-se-passe' } };
}

export default function HowItWorks() {
  const { text, href } = useText();
  const words = text.howItWorks;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="prose">
        {words.sections.map((section) => (
          <section key={section.title} className="prose">
            <h2>{section.title}</h2>
            <ul>
              {section.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        ))}
        <p>
          <a className="button" href={href('/ateliers')}>
            {words.find}
          </a>
        </p>
        <p>
          <a href={href('/confidentialite')}>{text.site.privacy}</a>
        </p>
      </div>
    </>
  );
}
