import { z } from 'zod';
import { API_VERSION, newId, sandboxTime } from '../act';
import type { Store } from '../store/store';
import { TABLE_BY_ID_PREFIX } from '../store/tables';
import { sendSigned } from '../webhooks/send';
import { signatureHeader } from '../webhooks/sign';
import { type Order, OrderRefused } from './route';

export const handmade = z.strictObject({
  /** An event that happened; what follows is changed in a copy of it. */
  event: z.string().optional(),
  /** Or the id of an object, as it is now. */
  object: z.string().optional(),
  type: z.string().optional(),
  /** Merged deeply into the object. */
  changes: z.record(z.string(), z.unknown()).default({}),
  /** Merged into the event itself: `livemode`, `created`, `api_version`, `account`, `id`. */
  event_changes: z.record(z.string(), z.unknown()).default({}),
  /** The copy keeps the id of `event`. */
  same_id: z.boolean().default(false),
  /** Whether the API knows the event, too. */
  record: z.boolean().default(false),
  times: z.int().min(1).max(50).default(1),
  signature: z.enum(['right', 'missing', 'wrong', 'stale', 'future', 'v0_only', 'other_body']).default('right'),
  /** Signed as it is, but sent as different bytes of the same JSON. */
  reserialised: z.boolean().default(false),
});

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `changes` put into a copy of `value`, object by object. */
export function mergeDeep(value: unknown, changes: unknown): unknown {
  if (!isObject(value) || !isObject(changes)) return changes;
  const merged: Json = { ...value };
  for (const [key, change] of Object.entries(changes)) merged[key] = mergeDeep(merged[key], change);
  return merged;
}

/** An object of the API by its id, whatever its kind. */
export function objectBy(store: Store, id: string): object {
  const table = TABLE_BY_ID_PREFIX[id.split('_')[0] ?? ''];
  const found = table && store.get(table, id);
  if (!found) throw new OrderRefused(404, `There is no object ${id}.`);
  return found;
}

function compose(store: Store, wanted: z.output<typeof handmade>): Json & { id: string } {
  const now = Math.floor(sandboxTime(store) / 1000);
  const original = wanted.event === undefined ? undefined : store.get('event', wanted.event);
  if (wanted.event !== undefined && !original) throw new OrderRefused(404, `There is no event ${wanted.event}.`);
  const object = wanted.object === undefined ? (original?.data.object ?? {}) : objectBy(store, wanted.object);
  const type = wanted.type ?? original?.type;
  if (type === undefined) throw new OrderRefused(400, 'Say `type`, or which `event` to copy.');
  return {
    id: wanted.same_id && original ? original.id : newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: original?.created ?? now,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    ...(original && { request: original.request }),
    type,
    data: { ...original?.data, object: mergeDeep(object, wanted.changes) },
    ...wanted.event_changes,
  };
}

const STALE_SECONDS = 3600;

function headerFor(
  body: string,
  secrets: readonly string[],
  kind: z.output<typeof handmade>['signature'],
  skew: number,
) {
  const now = Math.floor(Date.now() / 1000) + skew;
  switch (kind) {
    case 'missing':
      return null;
    case 'wrong':
      return signatureHeader(body, ['whsec_of_somebody_else'], now);
    case 'stale':
      return signatureHeader(body, secrets, now - STALE_SECONDS);
    case 'future':
      return signatureHeader(body, secrets, now + STALE_SECONDS);
    case 'v0_only':
      return signatureHeader(body, secrets, now).replaceAll('v1=', 'v0=');
    case 'other_body':
      return signatureHeader(`${body} `, secrets, now);
    case 'right':
      return signatureHeader(body, secrets, now);
  }
}

/** Sends an event of one's own making at once, `times` in parallel, and tells what was answered. */
export async function sendByHand({ store, config, body: wanted, change }: Order<z.output<typeof handmade>>) {
  const { webhook } = config;
  if (!webhook) throw new OrderRefused(409, 'There is no webhook address.');
  const event = compose(store, wanted);
  if (wanted.record) change((act) => act.store.putAltered('event', event));
  const signed = JSON.stringify(event, null, 2);
  const body = wanted.reserialised ? JSON.stringify(event) : signed;
  const send = () =>
    sendSigned(
      webhook.url,
      body,
      headerFor(signed, webhook.secrets, wanted.signature, config.signatureSkewSeconds),
      new AbortController().signal,
    );
  const answers = await Promise.all(Array.from({ length: wanted.times }, send));
  return { event, answers };
}
