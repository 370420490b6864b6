import type { LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { usePage, useText } from '#app/components/page-context.tsx';
import './styles/fonts.css';
import './styles/tokens.css';

export function loader({ context }: LoaderFunctionArgs) {
  if (context.refusal !== undefined) throw new Response(null, { status: context.refusal });
  return null;
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, scripts } = usePage();
  const { text } = useText();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        {scripts.map((script) => (
          <script key={script} type="module" src={script} />
        ))}
      </head>
      <body>
        <a href="#contenu">{text.site.skip}</a>
        <main id="contenu">{children}</main>
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <h1>{isRouteErrorResponse(error) ? error.status : 500}</h1>;
}
