import type { EntryContext, ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { branchesOf } from './narrow-build.server';
import type { PageBody } from './page-body.server';

/** What app/entry.server.tsx gives besides Remix's own: the whole page at once. */
interface DocumentEntry {
  madeDocument(entry: EntryContext, url: string): PageBody;
}

/**
 * Makes the documents of one branch of routes as Remix makes them when all goes well, without what only hydration needs:
 * Remix also writes everything that the loaders read as a stream for the browser, which was half of the work of a page
 * with a map. Undefined is answered for whatever is no plain page (an error, a redirect, an answer of a loader's own):
 * Remix makes that.
 */
export function documentMaker(build: ServerBuild): ((request: Request) => Promise<PageBody | undefined>) | undefined {
  const entry = build.entry.module as unknown as Partial<DocumentEntry>;
  const routes = Object.values(build.routes);
  if (!entry.madeDocument || routes.some(({ module }) => 'headers' in module || 'clientLoader' in module))
    return undefined;
  const { madeDocument } = entry as DocumentEntry;
  const branches = branchesOf(build.routes);
  const routeModules = Object.fromEntries(
    routes.map(({ id, module }) => [id, module]),
  ) as unknown as EntryContext['routeModules'];
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const matches = matchRoutes(branches, pathname);
    const leaf = matches?.at(-1);
    if (!matches || !leaf || build.routes[leaf.route.id ?? '']?.module.default === undefined) return undefined;
    const asked = await Promise.allSettled(
      matches.map(async ({ route: { id = '' }, params }) => {
        const loader = build.routes[id]?.module.loader;
        // As Remix has it: null where a route loads nothing, since nothing at all would mean that it still loads.
        return [id, loader ? await loader({ request, params, context: {} }) : null] as const;
      }),
    );
    const loaderData: Record<string, unknown> = {};
    for (const answer of asked) {
      if (answer.status === 'rejected' || isAnswer(answer.value[1])) return undefined;
      loaderData[answer.value[0]] = answer.value[1];
    }
    const staticHandlerContext = {
      basename: '/',
      location: { pathname, search, hash: '', state: null, key: 'default' },
      matches,
      loaderData,
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    } as unknown as EntryContext['staticHandlerContext'];
    return madeDocument(
      {
        manifest: build.assets,
        routeModules,
        staticHandlerContext,
        serverHandoffString: '',
        renderMeta: {},
        future: build.future,
        isSpaMode: false,
        serializeError: ({ message }) => ({ message }),
      },
      request.url,
    );
  };
}

/** Whether a loader answered with more than data: a status, headers, a redirect, or with nothing. */
const isAnswer = (value: unknown): boolean =>
  value === undefined ||
  value instanceof Response ||
  (typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit');
