import { createRequestHandler, redirect, type ServerBuild } from '@remix-run/node';
import { Meta, Outlet, useLoaderData } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import * as entry from '~/entry.server';
import { documentMaker } from './made-document.server';

const Root = () => (
  <html lang="en">
    <head>
      <Meta />
    </head>
    <body>
      <Outlet />
    </body>
  </html>
);

function Page() {
  const { heading } = useLoaderData<{ heading: string }>();
  return <h1>{heading}</h1>;
}

const routes: Record<string, object> = {
  root: { id: 'root', path: '', module: { default: Root } },
  layout: { id: 'layout', parentId: 'root', module: { default: Outlet, loader: async () => ({ appUrl: 'x' }) } },
  page: {
    id: 'page',
    parentId: 'layout',
    path: ':lang/page',
    module: {
      default: Page,
      loader: async ({ params }: { params: { lang: string } }) => answers[params.lang]?.(),
      meta: ({ data }: { data?: { heading: string } }) => [{ title: data?.heading }],
    },
  },
};
const answers: Record<string, () => unknown> = {
  en: () => ({ heading: 'Needs & <words>' }),
  gone: () => {
    throw new Response(null, { status: 410 });
  },
  broken: () => {
    throw new Error('the database is away');
  },
  away: () => redirect('/elsewhere'),
  told: () => Response.json({ heading: 'its own answer' }),
};

const buildOf = (all: Record<string, object>) =>
  ({
    mode: 'production',
    routes: all,
    assets: {
      // As the tests of whole instances have it: every route is said to load something.
      routes: Object.fromEntries(Object.entries(all).map(([id, route]) => [id, { ...route, hasLoader: true }])),
      entry: { imports: [], module: '' },
      url: '',
      version: '1',
    },
    entry: { module: entry },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    isSpaMode: false,
  }) as unknown as ServerBuild;

const build = buildOf(routes);
const request = (path: string) => new Request(`http://homeward.test${path}`);

describe('a document made without what hydration needs', () => {
  it('is to the letter what Remix makes', async () => {
    const made = String(await documentMaker(build)?.(request('/en/page?x=1')));
    expect(made).toContain('<h1>Needs &amp; &lt;words&gt;</h1>');
    const byRemix = await createRequestHandler(build, 'production')(request('/en/page?x=1'));
    expect(made).toBe(await byRemix.text());
  });

  it.each(['/gone/page', '/broken/page', '/away/page', '/told/page', '/nowhere'])(
    'is left to Remix where something else came out: %s',
    async (path) => {
      expect(await documentMaker(build)?.(request(path))).toBeUndefined();
    },
  );

  it('is left to Remix where a route says headers of its own', () => {
    const page = routes.page as { module: object };
    const told = { ...routes, page: { ...page, module: { ...page.module, headers: () => ({}) } } };
    expect(documentMaker(buildOf(told))).toBeUndefined();
  });
});
