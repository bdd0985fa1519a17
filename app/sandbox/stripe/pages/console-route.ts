import type { IncomingMessage } from 'node:http';
import type { Html } from '../../web/html';
import { pageReply, type Reply } from '../../web/respond';
import { sandboxTime } from '../act';
import type { Steered } from '../control/route';
import { consolePage, eventPage } from './console';
import { chargePage, chargesPage } from './console-charges';
import { disputePage, disputesPage } from './console-disputes';
import { payoutsPage, subscriptionPage, subscriptionsPage } from './console-money';
import { serveOrder } from './console-orders';
import { steerPage } from './console-steer';
import { unknownPage } from './pay-view';

type Show = (steered: Steered) => Html;
type ShowOne = (steered: Steered, id: string) => Html | null;

const PAGES: Record<string, Show> = {
  '/': ({ store, config }) => consolePage(store, config.webhook?.url ?? null),
  '/charges': ({ store }) => chargesPage(store),
  '/subscriptions': ({ store }) => subscriptionsPage(store),
  '/payouts': ({ store }) => payoutsPage(store, Math.floor(sandboxTime(store) / 1000)),
  '/disputes': ({ store }) => disputesPage(store),
  '/steer': ({ store, config }) => steerPage(store, config),
};

const ONES: Record<string, ShowOne> = {
  events: ({ store }, id) => eventPage(store, id),
  charges: ({ store }, id) => chargePage(store, id),
  subscriptions: ({ store }, id) => subscriptionPage(store, id),
  disputes: ({ store }, id) => disputePage(store, id),
};

/** The console: pages by GET, orders by `POST /do/…`. */
export async function serveConsole(steered: Steered, request: IncomingMessage, path: string): Promise<Reply> {
  if (path.startsWith('/do/')) return serveOrder(steered, request, path);
  const [, kind, id] = /^\/(\w+)\/([\w-]+)$/.exec(path) ?? [];
  const page = PAGES[path]?.(steered) ?? (id === undefined ? null : ONES[kind ?? '']?.(steered, id));
  return page ? pageReply(page) : pageReply(unknownPage(), { status: 404 });
}
