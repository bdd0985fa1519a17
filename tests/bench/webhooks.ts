import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { build } from '../../app/start.mjs';
import { Installation, WEBHOOK_SECRETS } from '../faults/installation';
import { addressIn, startProcess } from '../integration/sandbox/start-process';
import { asAdmin, atTheEnd, type Ground } from './ground';
import { openLines } from './lines-scene';
import { type Delivered, type Sent, sendSteadily } from './load';
import { order, payGifts, type StripeEvent } from './paid-gifts';
import { type Figure, percentile, say } from './report';

const PER_SECOND = 200;
const TIMES_FLOOR = 5;
const WORKED_OFF_PER_SECOND = 50;
const EVENTS_PER_GIFT = 3;
/** A program that just started compiles its own code first; the floor is warmed as long. */
const WARM_UP_SECONDS = 5;
const LINES = 200;
const FLOOR_PORT = 39_871;

function signed({ body }: StripeEvent): Sent {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', WEBHOOK_SECRETS[0] ?? '')
    .update(`${timestamp}.${body}`)
    .digest('hex');
  return {
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${timestamp},v1=${signature}` },
  };
}

/** A bare Node server that stores each event as one row, on the same PostgreSQL. */
async function floorOf(ground: Ground, events: readonly StripeEvent[]): Promise<Delivered> {
  await asAdmin(ground, (client) =>
    client.query(
      `CREATE TABLE public.floor_event (event_id text PRIMARY KEY, type text NOT NULL, payload jsonb NOT NULL, received_at timestamptz DEFAULT now())`,
    ),
  );
  const server = spawn(process.execPath, ['tests/bench/webhook-floor.mjs'], {
    env: { ...process.env, DATABASE_URL: ground.adminUrl, PORT: String(FLOOR_PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atTheEnd(() => void server.kill());
  await once(server.stdout, 'data');
  const delivered = await load(`http://127.0.0.1:${FLOOR_PORT}/`, events);
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  return delivered;
}

/** A few seconds of warming up that are not counted, then all of them. */
async function load(url: string, events: readonly StripeEvent[]): Promise<Delivered> {
  const warm = events.slice(0, PER_SECOND * WARM_UP_SECONDS);
  const rest = events.slice(PER_SECOND * WARM_UP_SECONDS);
  const first = await sendSteadily(url, PER_SECOND, warm.length, (at) => signed(warm[at] as StripeEvent));
  const counted = await sendSteadily(url, PER_SECOND, rest.length, (at) => signed(rest[at] as StripeEvent));
  return { latenciesMs: counted.latenciesMs, refused: first.refused + counted.refused };
}

interface WorkedOff {
  stored: number;
  waiting: number;
  dead: number;
  gifts: number;
  perSecond: number;
}

async function state(ground: Ground): Promise<WorkedOff> {
  const { rows } = await asAdmin(ground, (client) =>
    client.query<WorkedOff>(
      `SELECT count(*)::int AS stored, count(*) FILTER (WHERE state = 'received')::int AS waiting, count(*) FILTER (WHERE state = 'dead')::int AS dead,
        (SELECT count(*)::int FROM giving.gift) AS gifts,
        (count(finished_at) / greatest(extract(epoch FROM max(finished_at) - min(received_at)), 0.001))::float8 AS "perSecond" FROM giving.stripe_event`,
    ),
  );
  return rows[0] as WorkedOff;
}

export async function benchWebhooks(ground: Ground, seconds: number): Promise<Figure[]> {
  build();
  const mail = await startProcess('app/sandbox/mail/main.ts', ['--smtp-port', '0', '--http-port', '0']);
  atTheEnd(async () => void (await mail.stop()));
  const post = { mailbox: addressIn(mail.ready), smtpUrl: /smtp:\/\/\S+/.exec(mail.ready)?.[0] ?? '' };
  const installation = await Installation.start(ground, post, path.join(ground.folder, 'webhooks'));
  // What it has left to do is of no interest any more.
  atTheEnd(async () => {
    await installation.endApplication('SIGKILL');
    await installation.stop();
  });
  const { addresses } = installation;
  const served: Ground = {
    ...ground,
    adminUrl: addresses.adminUrl,
    appUrl: addresses.databaseUrl,
    webUrl: addresses.publicDatabaseUrl,
  };
  await openLines(served, LINES);
  await order(addresses, 'webhooks/rules', { action: 'hold' });
  const wanted = PER_SECOND * (seconds + WARM_UP_SECONDS);
  const all = await payGifts(served, addresses, Math.ceil(wanted / EVENTS_PER_GIFT));
  if (all.length < wanted) throw new Error(`${all.length} events are not enough`);
  const events = all.slice(0, wanted);
  say(
    `  ${events.length} real events of paid gifts, signed, at ${PER_SECOND} a second (the first ${WARM_UP_SECONDS} s not counted); the application as it is served, its workers on,`,
  );
  say('  with the payments sandbox and the mail catcher as processes beside it, and the load comes from this process.');
  say('  Its floor: a bare Node server that stores each body as one row of the same PostgreSQL.');
  const floor = await floorOf(ground, events);
  const served99 = await load(`${addresses.appUrl}/webhooks/stripe`, events);
  const floor99Ms = percentile(floor.latenciesMs, 0.99);
  const own99Ms = percentile(served99.latenciesMs, 0.99);
  let now = await state(served);
  const waitingAfterLoad = now.waiting;
  for (let last = -1, still = 0; now.waiting > 0 && still < 60; still = now.waiting === last ? still + 1 : 0) {
    last = now.waiting;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    now = await state(served);
  }
  const lost = events.length - now.stored + served99.refused;
  const shares = [0.5, 0.9, 0.99].map((share) => `${percentile(served99.latenciesMs, share).toFixed(1)} ms`).join(', ');
  say(
    `  Answers at 50, 90, 99 %: ${shares}; ${waitingAfterLoad} events waited when the load ended; ${now.gifts} gifts were booked.`,
  );
  return [
    {
      name: `webhook intake, p99 at ${PER_SECOND}/s for ${seconds} s`,
      measured: `${own99Ms.toFixed(1)} ms`,
      floor: `${floor99Ms.toFixed(1)} ms`,
      ratio: (own99Ms / floor99Ms).toFixed(2),
      bound: `≤ ${TIMES_FLOOR}`,
      holds: own99Ms <= TIMES_FLOOR * floor99Ms,
    },
    {
      name: 'webhook intake, lost or dead',
      measured: String(lost + now.dead + now.waiting),
      floor: '',
      ratio: '',
      bound: '0',
      holds: lost + now.dead + now.waiting === 0,
    },
    {
      name: 'webhooks worked off',
      measured: `${now.perSecond.toFixed(0)}/s`,
      floor: '',
      ratio: '',
      bound: `≥ ${WORKED_OFF_PER_SECOND}/s`,
      holds: now.perSecond >= WORKED_OFF_PER_SECOND,
    },
  ];
}
