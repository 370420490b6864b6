import latinFont from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Links, Outlet, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage } from '#app/components/error-page.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { errorText, type PageMeta, readPageMeta } from '#app/components/page-meta.ts';
import { SharingTags } from '#app/components/sharing-tags.tsx';
import { SiteFooter } from '#app/components/site-footer.tsx';
import { SiteHeader } from '#app/components/site-header.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/forms.css';
import './styles/programme.css';
import './styles/print.css';

export function loader({ context }: LoaderFunctionArgs) {
  if (context.refusal !== undefined) throw new Response(null, { status: context.refusal });
  return null;
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, scripts } = usePage();
  const { text } = useText();
  const { bare } = usePageMeta();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf7ef" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14181f" media="(prefers-color-scheme: dark)" />
        <PageHead />
        <link rel="preload" as="font" type="font/woff2" href={latinFont} crossOrigin="anonymous" />
        <Links />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {scripts.map((script) => (
          <script key={script} type="module" src={script} />
        ))}
      </head>
      <body>
        <a className="skip" href="#contenu">
          {text.site.skip}
        </a>
        {!bare && <SiteHeader />}
        <main className={bare ? 'bare' : 'page'} id="contenu" tabIndex={-1}>
          {children}
        </main>
        {!bare && <SiteFooter />}
      </body>
    </html>
  );
}

/** Title, description and addresses, from what the page's loader returns as `page`, or from the error in its place. */
function PageHead() {
  const { text } = useText();
  const page = usePageMeta();
  const { name, promise } = text.site;
  const title = page.title === '' ? name : `${page.title} · ${name}`;
  const description = page.description ?? promise;
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      <SharingTags page={page} title={title} description={description} />
    </>
  );
}

function usePageMeta(): PageMeta {
  const { text } = useText();
  const matches = useMatches();
  const error = useRouteError();
  if (error !== undefined && error !== null) return { title: errorText(text, error).title, hidden: true };
  return (
    matches.map(({ data }) => readPageMeta(data)).findLast((page) => page !== undefined) ?? { title: '' }
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
