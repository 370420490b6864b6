import type { LoaderFunctionArgs } from '@remix-run/node';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TextSections } from '#app/components/text-sections.tsx';
import { textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/accessibilite`: the declaration that the law asks for (RGAA 4.1, "déclaration d’accessibilité"). */
export function loader({ context }: LoaderFunctionArgs) {
  return { page: { title: textIn(context.locale).accessibilityPage.title, canonical: '/accessibilite' } };
}

export default function Accessibility() {
  const { text, href } = useText();
  const { publicUrl } = usePage();
  const words = text.accessibilityPage;
  return (
    <>
      <PageHeading title={words.title} />
      <div className="stack-wide">
        <p>{words.intro(publicUrl.replace(/^https?:\/\//, ''))}</p>
        <TextSections sections={words.sections} />
        <p className="row">
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener noreferrer">
            {words.rightsDefender}
          </a>
          <a href={href('/mentions-legales')}>{text.site.legal}</a>
        </p>
      </div>
    </>
  );
}
