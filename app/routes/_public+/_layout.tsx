import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLoaderData, useLocation, useParams, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { publicSite } from '~/catalogues/en/public';
import { ui } from '~/catalogues/en/ui';
import { publicRoute } from '~/domain/access/index.server';
import { environment } from '~/platform/env/index.server';
import { ErrorPage, type ErrorStatus, PublicShell } from '~/ui';

export const loader = publicRoute(async (_: LoaderFunctionArgs) => ({
  demonstration: environment().HOMEWARD_MODE === 'demo',
}));

/** Every page says its own title; an error, which has no page of its own, is told here. */
export const meta: MetaFunction = ({ error }) => {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return error === undefined
    ? []
    : [{ title: `${errorTitles[status] ?? ui.error500Title} · Homeward` }, { name: 'robots', content: 'noindex' }];
};
const errorTitles: Record<number, string> = { 403: ui.error403Title, 404: ui.error404Title, 410: ui.error410Title };

const known = new Set<number>([403, 404, 410, 500]);

/** The language of the address, or English where it names none that is offered: no link may lead to the same error. */
function useLanguage(): string {
  const { lang } = useParams();
  return lang !== undefined && offered.has(lang) ? lang : 'en';
}
const offered = new Set(['en']);

export default function PublicLayout() {
  const { demonstration } = useLoaderData<typeof loader>();
  return (
    <Frame demonstration={demonstration}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const lang = useLanguage();
  const status = isRouteErrorResponse(error) && known.has(error.status) ? (error.status as ErrorStatus) : 500;
  return (
    <Frame>
      <ErrorPage status={status} homeHref={`/${lang}`} />
    </Frame>
  );
}

type FrameProps = { demonstration?: boolean; children: ReactNode };

function Frame({ demonstration = false, children }: FrameProps) {
  const lang = useLanguage();
  const { pathname } = useLocation();
  const nav = [
    { href: `/${lang}/needs`, label: publicSite.navNeeds },
    { href: `/${lang}/give`, label: publicSite.navGive },
    { href: `/${lang}/how-it-works`, label: publicSite.navHow },
  ];
  return (
    <>
      {demonstration ? <Demonstration /> : null}
      <PublicShell
        lang={lang}
        strings={ui}
        nav={nav.map((item) => ({ ...item, current: pathname.startsWith(item.href) }))}
        footerNav={[
          ...nav,
          { href: `/${lang}/my-gifts`, label: publicSite.navMyGifts },
          { href: '/account/sign-in', label: publicSite.navStaff },
        ]}
      >
        {children}
      </PublicShell>
    </>
  );
}

/** Above everything, in one line: nobody may take the demonstration for real. */
function Demonstration() {
  return (
    <aside className="demonstration" aria-label={publicSite.demonstrationLabel}>
      <p className="page">{publicSite.demonstration}</p>
    </aside>
  );
}
