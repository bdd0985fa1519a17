import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useMatches,
  useParams,
  useRouteError,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  type PublicLanguage,
  publicLanguage,
  publicLanguageCodes,
  publicLanguages,
} from '~/catalogues/public-languages';
import { type PublicWords, publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { environment } from '~/platform/env/index.server';
import { ErrorPage, type ErrorStatus, PublicShell } from '~/ui';
import { footerOf } from './ui/footer';

export const loader = publicRoute(async (_: LoaderFunctionArgs) => {
  const { HOMEWARD_MODE, appUrl } = environment();
  return { demonstration: HOMEWARD_MODE === 'demo', appUrl };
});

/** Every page says its own title; an error, which has no page of its own, is told here. */
export const meta: MetaFunction = ({ error, params }) => {
  if (error === undefined) return [];
  const { ui } = publicWords(publicLanguage(params.lang));
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return [
    { title: `${ui[errorTitles[status] ?? 'error500Title']} · Homeward` },
    { name: 'robots', content: 'noindex' },
  ];
};
const errorTitles: Record<number, keyof PublicWords['ui']> = {
  403: 'error403Title',
  404: 'error404Title',
  410: 'error410Title',
};

const known = new Set<number>([403, 404, 410, 500]);

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
  const lang = publicLanguage(useParams().lang);
  const status = isRouteErrorResponse(error) && known.has(error.status) ? (error.status as ErrorStatus) : 500;
  // The frame's own data is there also where the page's is not.
  const demonstration = useMatches().some(({ data }) => isDemonstration(data));
  return (
    <Frame demonstration={demonstration}>
      <ErrorPage status={status} homeHref={`/${lang}`} />
    </Frame>
  );
}

const isDemonstration = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'demonstration' in data && data.demonstration === true;

type FrameProps = { demonstration?: boolean; children: ReactNode };

/** In the language of the address, or English where it names none of ours: no link may lead to the same error. */
function Frame({ demonstration = false, children }: FrameProps) {
  const lang = publicLanguage(useParams().lang);
  const words = publicWords(lang);
  const { publicSite } = words;
  const { pathname, search } = useLocation();
  const rest = pathname.replace(/^\/[^/]*/, '') + search;
  const nav = [
    { href: `/${lang}/needs`, label: publicSite.navNeeds },
    { href: `/${lang}/give`, label: publicSite.navGive },
    { href: `/${lang}/how-it-works`, label: publicSite.navHow },
  ];
  return (
    <>
      {demonstration ? <Demonstration words={words} /> : null}
      <PublicShell
        lang={lang}
        words={words}
        languages={publicLanguageCodes.map((code) => ({
          lang: code,
          label: publicLanguages[code].name,
          href: `/${code}${rest}`,
          current: code === lang,
        }))}
        nav={nav.map((item) => ({ ...item, current: pathname.startsWith(item.href) }))}
        footerLabel={words.aboutPages.footerLabel}
        footerNav={footerOf(lang)}
      >
        {children}
      </PublicShell>
    </>
  );
}

/** Above everything, in one line: nobody may take the demonstration for real. */
function Demonstration({ words: { publicSite } }: { words: PublicWords }) {
  return (
    <aside className="demonstration" aria-label={publicSite.demonstrationLabel}>
      <p className="page">{publicSite.demonstration}</p>
    </aside>
  );
}
