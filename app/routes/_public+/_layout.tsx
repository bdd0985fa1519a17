import type { LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLoaderData, useLocation, useParams, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { publicSite } from '~/catalogues/en/public';
import { ui } from '~/catalogues/en/ui';
import { publicRoute } from '~/domain/access/index.server';
import { environment } from '~/platform/env/index.server';
import { ErrorPage, type ErrorStatus, Notice, PublicShell } from '~/ui';

export const loader = publicRoute(async (_: LoaderFunctionArgs) => ({ demonstration: environment().HOMEWARD_MODE === 'demo' }));

const known = new Set<number>([403, 404, 410, 500]);

export default function PublicLayout() {
  const { demonstration } = useLoaderData<typeof loader>();
  return (
    <Frame>
      {demonstration ? <Notice>{publicSite.demonstration}</Notice> : null}
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { lang = 'en' } = useParams();
  const status = isRouteErrorResponse(error) && known.has(error.status) ? (error.status as ErrorStatus) : 500;
  return (
    <Frame>
      <ErrorPage status={status} homeHref={`/${lang}`} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { lang = 'en' } = useParams();
  const { pathname } = useLocation();
  const nav = [
    { href: `/${lang}/needs`, label: publicSite.navNeeds },
    { href: `/${lang}/how-it-works`, label: publicSite.navHow },
  ];
  return (
    <PublicShell
      lang={lang}
      strings={ui}
      nav={nav.map((item) => ({ ...item, current: pathname.startsWith(item.href) }))}
      footerNav={[...nav, { href: '/account/sign-in', label: publicSite.navStaff }]}
    >
      {children}
    </PublicShell>
  );
}
