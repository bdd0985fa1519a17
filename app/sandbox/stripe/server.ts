import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerWith, assetReply, jsonReply, type Reply } from '../web/respond';
import { findAsset } from '../web/style';
import type { SandboxConfig } from './act';
import { Api } from './api/handle';
import { Clock } from './clock';
import { serveControl } from './control/control';
import type { Steered } from './control/route';
import { serveConsole } from './pages/console-route';
import { serveInvoice } from './pages/invoice';
import { servePay } from './pages/pay';
import { account } from './resources/account';
import { balance } from './resources/balance';
import { balanceTransactions } from './resources/balance-transactions';
import { charges } from './resources/charges';
import { checkoutSessions } from './resources/checkout-sessions';
import { customers } from './resources/customers';
import { disputes } from './resources/disputes';
import { earlyFraudWarnings } from './resources/early-fraud-warnings';
import { events } from './resources/events';
import { invoicePayments } from './resources/invoice-payments';
import { invoices } from './resources/invoices';
import { paymentIntents } from './resources/payment-intents';
import { paymentMethods } from './resources/payment-methods';
import { payouts } from './resources/payouts';
import { prices, products } from './resources/prices';
import { refunds } from './resources/refunds';
import { subscriptions } from './resources/subscriptions';
import type { Store } from './store/store';
import { Deliverer } from './webhooks/deliverer';

/** Every resource of Stripe that the sandbox has. */
const RESOURCES = [
  checkoutSessions,
  paymentIntents,
  charges,
  balanceTransactions,
  balance,
  refunds,
  disputes,
  earlyFraudWarnings,
  payouts,
  customers,
  paymentMethods,
  products,
  prices,
  subscriptions,
  invoices,
  invoicePayments,
  account,
  events,
];

export interface Sandbox {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  close: () => Promise<void>;
}

/** Puts the parts together over an opened store. */
export function createSandbox(store: Store, config: SandboxConfig): Sandbox {
  const api = new Api(store, config, RESOURCES);
  const deliverer = new Deliverer(store, config);
  const clock = new Clock(store, config, () => deliverer.sendDue());
  const asStarted = { ...config };
  const steered: Steered = {
    store,
    config,
    clock,
    deliverer,
    restoreSettings: () => Object.assign(config, asStarted),
  };

  async function route(request: IncomingMessage, url: URL): Promise<Reply> {
    if (url.pathname.startsWith('/v1/')) return api.answer(request, url);
    if (url.pathname.startsWith('/sandbox/')) return serveControl(steered, request, url.pathname);
    if (url.pathname === '/healthz') return jsonReply(200, { ok: true });
    const asset = findAsset(url.pathname);
    if (asset) return assetReply(asset);
    const [, invoiceId, answer] = /^\/i\/([^/]+)(\/confirm)?$/.exec(url.pathname) ?? [];
    if (invoiceId !== undefined)
      return serveInvoice({ store, config, request }, invoiceId, answer === undefined ? 'pay' : 'confirm');
    const [, sessionId, step] = /^\/c\/pay\/([^/]+)(\/confirm)?$/.exec(url.pathname) ?? [];
    if (sessionId === undefined) return serveConsole(steered, request, url.pathname);
    return servePay({ store, config, sessionId, request }, step === undefined ? 'pay' : 'confirm');
  }

  return {
    handle: (request, response) => answerWith(route, request, response),
    close: async () => {
      clock.close();
      await deliverer.close();
      store.close();
    },
  };
}

/** An HTTP server whose requests wait until `ready` is there: the store is opened only once the port is ours. */
export function serverFor(ready: Promise<Sandbox>): Server {
  return createServer((request, response) => {
    ready.then(
      (sandbox) => sandbox.handle(request, response),
      () => response.destroy(),
    );
  });
}
