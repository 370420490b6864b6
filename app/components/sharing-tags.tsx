import { localePath, locales } from '#app/text/locale.ts';
import { usePage, useText } from './page-context.tsx';
import type { PageMeta } from './page-meta.ts';

const openGraphLocales = { fr: 'fr_FR', en: 'en_GB' } as const;

/** The picture of pages without one of their own; it shows the site's promise. */
const SITE_IMAGE = '/partage.png';

/** What search engines and shared links read in a page's head, beside its title and description. */
export function SharingTags({
  page,
  title,
  description,
}: {
  page: PageMeta;
  title: string;
  description: string;
}) {
  const { locale, publicUrl } = usePage();
  const { text } = useText();
  const { canonical } = page;
  const inLanguage = (each: (typeof locales)[number], path: string) => publicUrl + localePath(each, path);
  const image = page.image ?? { path: SITE_IMAGE, alt: text.site.promise };
  return (
    <>
      <meta
        name="robots"
        content={page.hidden ? 'noindex, follow' : 'index, follow, max-image-preview:large'}
      />
      <meta property="og:site_name" content={text.site.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={openGraphLocales[locale]} />
      <meta property="og:image" content={inLanguage(locale, image.path)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {canonical !== undefined && (
        <>
          <meta property="og:url" content={inLanguage(locale, canonical)} />
          <link rel="canonical" href={inLanguage(locale, canonical)} />
          {locales.map((each) => (
            <link key={each} rel="alternate" hrefLang={each} href={inLanguage(each, canonical)} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={inLanguage('fr', canonical)} />
        </>
      )}
    </>
  );
}
