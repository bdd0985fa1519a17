import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Reply, readBody } from '../../web/respond';
import { type Act, API_VERSION, actAt, randomText, type SandboxConfig, sandboxTime } from '../act';
import type { Store } from '../store/store';
import { ApiError, badParameter, idempotencyInFlight, idempotencyMismatch, unauthorized, unknownPath } from './errors';
import { expandAll, type IncludedLists } from './expand';
import { faultReply, takeFault } from './faults';
import { canonical, type FormTree, readForm } from './form';
import { compileRoutes, findRoute, type Resource, type Route } from './routes';

interface Answer {
  status: number;
  body: string;
  replayed: boolean;
}

const KEYS_ARE_KEPT_FOR = 24 * 3600;

function accountKey(request: IncomingMessage, expected: string | null): string {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  const key =
    scheme === 'Basic'
      ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '')
      : scheme === 'Bearer'
        ? value
        : '';
  if (key === '')
    throw unauthorized(
      'You did not provide an API key. Provide it as HTTP bearer token: Authorization: Bearer YOUR_SECRET_KEY.',
    );
  if (!/^[sr]k_test_/.test(key) || (expected !== null && key !== expected)) {
    throw unauthorized(
      `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}. The sandbox takes test keys only.`,
    );
  }
  return key;
}

function takeExpand(form: FormTree): string[] {
  const { expand } = form;
  delete form.expand;
  if (expand === undefined) return [];
  if (!Array.isArray(expand) || !expand.every((path) => typeof path === 'string'))
    throw badParameter('Invalid array', undefined, 'expand');
  return expand;
}

/** The front door of the API: key, version, idempotency, transaction, expansion, and answers in Stripe's form. */
export class Api {
  readonly #store: Store;
  readonly #config: SandboxConfig;
  readonly #routes: ReturnType<typeof compileRoutes>;
  readonly #lists: IncludedLists;
  readonly #inFlight = new Set<string>();

  constructor(store: Store, config: SandboxConfig, resources: readonly Resource[]) {
    this.#store = store;
    this.#config = config;
    this.#routes = compileRoutes(resources);
    this.#lists = Object.assign({}, ...resources.map((resource) => resource.lists ?? {}));
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const fault = takeFault(this.#store, request.method ?? 'GET', url.pathname);
    if (fault && !fault.executed) return faultReply(fault, null);
    const reply = await this.#answer(request, url);
    return fault ? faultReply(fault, reply) : reply;
  }

  async #answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const requestId = `req_${randomText(14)}`;
    const key = String(request.headers['idempotency-key'] ?? '') || null;
    let answer: Answer;
    try {
      answer = await this.#perform(request, url, requestId, key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      answer = { status: error.status, body: JSON.stringify({ error: error.body }, null, 2), replayed: false };
    }
    return {
      status: answer.status,
      headers: {
        'content-type': 'application/json',
        'request-id': requestId,
        'stripe-version': API_VERSION,
        'cache-control': 'no-cache, no-store',
        ...(key && { 'idempotency-key': key }),
        ...(answer.replayed && { 'idempotent-replayed': 'true' }),
      },
      body: answer.body,
    };
  }

  async #perform(request: IncomingMessage, url: URL, requestId: string, key: string | null): Promise<Answer> {
    const account = accountKey(request, this.#config.secretKey);
    const version = request.headers['stripe-version'];
    if (version !== undefined && version !== API_VERSION) {
      throw badParameter(
        `Invalid Stripe API version: ${String(version)}. The sandbox speaks ${API_VERSION} only.`,
        undefined,
      );
    }
    const method = request.method ?? 'GET';
    const found = findRoute(this.#routes, method, url.pathname);
    if (!found) throw unknownPath(method, url.pathname);
    const form = readForm(method === 'POST' ? (await readBody(request)).toString('utf8') : url.search.slice(1));
    if (method === 'GET' || key === null) {
      await this.#wait();
      return this.#execute(found.route, found.ids, form, { requestId, idempotencyKey: key });
    }
    if (key.length > 255) throw badParameter('Idempotency keys may have at most 255 characters.', undefined);
    const scope = `${account} ${key}`;
    const fingerprint = createHash('sha256')
      .update(`${url.pathname}\n${canonical(form)}`)
      .digest('hex');
    const earlier = this.#store.get('idempotent_answer', scope);
    if (earlier && earlier.created > sandboxTime(this.#store) / 1000 - KEYS_ARE_KEPT_FOR) {
      if (earlier.fingerprint !== fingerprint) throw idempotencyMismatch();
      return { status: earlier.status, body: earlier.body, replayed: true };
    }
    if (this.#inFlight.has(scope)) throw idempotencyInFlight(key);
    this.#inFlight.add(scope);
    try {
      await this.#wait();
      return this.#execute(found.route, found.ids, form, { requestId, idempotencyKey: key }, { scope, fingerprint });
    } finally {
      this.#inFlight.delete(scope);
    }
  }

  /** Runs one request in one transaction, which also keeps its answer under the idempotency key. */
  #execute(
    route: Route,
    ids: string[],
    form: FormTree,
    cause: Act['cause'],
    idempotency?: { scope: string; fingerprint: string },
  ): Answer {
    const act = actAt(this.#store, this.#config, sandboxTime(this.#store), cause);
    const keep = (answer: Answer) => {
      if (idempotency)
        this.#store.put('idempotent_answer', {
          id: idempotency.scope,
          fingerprint: idempotency.fingerprint,
          status: answer.status,
          body: answer.body,
          created: act.now,
        });
      return answer;
    };
    try {
      return this.#store.transaction(() => {
        const expand = takeExpand(form);
        const result = route.handle(act, { ids, form });
        const expanded = expandAll(this.#store, this.#lists, result, expand);
        return keep({ status: 200, body: JSON.stringify(expanded, null, 2), replayed: false });
      });
    } catch (error) {
      if (!(error instanceof ApiError) || !error.executed) throw error;
      const refusal: Answer = {
        status: error.status,
        body: JSON.stringify({ error: error.body }, null, 2),
        replayed: false,
      };
      return this.#store.transaction(() => keep(refusal));
    }
  }

  #wait(): Promise<void> {
    const { latencyMs } = this.#config;
    return latencyMs === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, latencyMs));
  }
}
