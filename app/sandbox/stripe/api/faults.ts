import type { Reply } from '../../web/respond';
import type { Store } from '../store/store';
import type { ApiFault, FaultKind } from '../store/tables';
import { idempotencyInFlight, unauthorized } from './errors';

/** The fault that waits for this request, counted as used. */
export function takeFault(store: Store, method: string, path: string): ApiFault | null {
  for (const fault of store.all('api_fault')) {
    if (fault.method !== '*' && fault.method !== method) continue;
    const pattern = fault.path.split('*').map((part) => part.replace(/[.?+^$[\]\\(){}|]/g, '\\$&'));
    if (!new RegExp(`^${pattern.join('.*')}$`).test(path)) continue;
    store.transaction(() => {
      if (fault.times <= 1) store.remove('api_fault', fault.id);
      else store.put('api_fault', { ...fault, times: fault.times - 1 });
    });
    return fault;
  }
  return null;
}

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const HTML_502 =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

const REPLIES: Record<FaultKind, (reply: Reply) => Reply> = {
  rate_limited: () =>
    json(429, {
      error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
    }),
  server_error: () =>
    json(500, { error: { type: 'api_error', message: 'Sorry! There was an error while talking to Stripe.' } }),
  html_502: () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: HTML_502 }),
  truncated_body: (reply) => ({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) }),
  cut_connection: (reply) => ({ ...reply, broken: 'cut' }),
  json_404: () => json(404, { message: 'no route' }),
  json_503: () => json(503, { message: 'upstream unavailable' }),
  answer_lost: (reply) => ({ ...reply, broken: 'reset' }),
  reset: (reply) => ({ ...reply, broken: 'reset' }),
  timeout: (reply) => ({ ...reply, broken: 'silent' }),
  key_revoked: () => json(401, { error: unauthorized('Expired API Key provided: sk_test_****.').body }),
  in_flight: () => json(409, { error: idempotencyInFlight('another-request').body }),
};

const WITHOUT_WORK: Reply = json(200, { id: 'unfinished', object: 'unfinished' });

/** What is sent instead; `reply` is the true answer when the work was done. */
export function faultReply(fault: ApiFault, reply: Reply | null): Reply {
  return REPLIES[fault.kind](reply ?? WITHOUT_WORK);
}
