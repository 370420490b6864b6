import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TextSections } from '#app/components/text-sections.tsx';
import { textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/accessibilite`: the declaration that the law asks for (RGAA 4.1, "déclaration d’accessibilité"). */
export function loader({ context }: LoaderFunctionArgs) {
  return {
    page: { title: textIn(context.locale).accessibilityPage.title, canonical: '/accessibilite' },
    contactEmail: context.settings.contactEmail,
  };
}

export default function Accessibility() {
  const { contactEmail } = useLoaderData<typeof loader>();
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
          {contactEmail && <a href={`mailto:${contactEmail}`}>{words.report(contactEmail)}</a>}
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener noreferrer">
            {words.rightsDefender}
          </a>
          <a href={href('/mentions-legales')}>{text.site.legal}</a>
        </p>
      </div>
    </>
  );
}
