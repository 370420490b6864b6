import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TextSections } from '#app/components/text-sections.tsx';
import { textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/mentions-legales` */
export function loader({ context }: LoaderFunctionArgs) {
  return {
    page: { title: textIn(context.locale).legalPage.title, canonical: '/mentions-legales' },
    demo: context.settings.demo,
    publisher: context.settings.publisher,
    contactEmail: context.settings.contactEmail,
  };
}

export default function LegalNotice() {
  const { demo, publisher, contactEmail } = useLoaderData<typeof loader>();
  const { text } = useText();
  const words = text.legalPage;
  const sections = [
    { title: words.publisherTitle, paragraphs: [publisher ?? words.publisherMissing] },
    {
      title: words.contactTitle,
      paragraphs: [contactEmail ? words.contact(contactEmail) : words.contactMissing],
    },
    ...words.sections,
  ];
  return (
    <>
      <PageHeading title={words.title} />
      <div className="stack-wide">
        {demo && <p className="notice">{words.demo}</p>}
        <TextSections sections={sections} />
      </div>
    </>
  );
}
