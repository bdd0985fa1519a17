import type { MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { publicLanguage, publicLanguages } from './catalogues/public-languages';
import { isStaffPath } from './platform/http/paths';
import { ErrorPage, type ErrorStatus, firstViewFonts } from './ui';
import publicStyles from './ui/public.css?url';
import { useNonce } from './ui/shell/nonce';
import staffStyles from './ui/staff.css?url';

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const nonce = useNonce();
  const staff = isStaffPath(pathname);
  const lang = publicLanguage(pathname.split('/')[1]);
  const { direction } = publicLanguages[lang];
  return (
    <html lang={lang} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {firstViewFonts[direction].map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={staff ? staffStyles : publicStyles} />
        <Links />
        <Meta />
      </head>
      <body className={staff ? 'staff' : undefined}>
        {children}
        {staff ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

/** What a page without a title of its own is called, such as an address that leads nowhere. */
export const meta: MetaFunction = () => [{ title: 'Homeward' }];

export default function Root() {
  return <Outlet />;
}

const known = new Set<number>([403, 404, 410, 500]);

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) && known.has(error.status) ? (error.status as ErrorStatus) : 500;
  return (
    <main id="content" className="page">
      <ErrorPage status={status} homeHref="/" />
    </main>
  );
}
