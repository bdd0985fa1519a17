import { resolve } from 'node:path';
import { listen, orRefuse, readFlags, readPort, runProcess, StartupError } from '../web/process';
import type { SandboxConfig } from './act';
import { DOLLARS_PER_UNIT } from './money/settlement';
import { createSandbox, type Sandbox, serverFor } from './server';
import { Store } from './store/store';

const USAGE = `npm run sandbox:stripe -- --port P [--webhook-url U --webhook-secret S[,S2]] [--data FILE]
  --port P              where to listen; 0 takes a free port
  --host H              address to listen on (127.0.0.1)
  --public-url U        how browsers reach the sandbox (http://localhost:P)
  --webhook-url U       where events are sent; without it nothing is sent
  --webhook-secret S    what they are signed with; several, comma-separated, sign together as in a rotation
  --data FILE           journal that survives a restart; without it everything is forgotten at exit
  --secret-key K        the only API key accepted; without it any sk_test_ or rk_test_ key is
  --settle-delay MS     from a payment to its balance transaction (0)
  --dispute-delay MS    from a payment to its dispute or fraud warning (5000)
  --refund-delay MS     from a refund that is not final at once to its end (5000)
  --debit-delay MS      from a bank debit to its end (10000)
  --payouts daily|manual  whether available money is paid out every midnight, UTC (daily)
  --payout-delay MS     from a payout to its arrival (10000)
  --settlement C[,C2]   currencies of the balance; others are exchanged into the first (each its own)
  --retry-base MS       first wait before a webhook is sent again, doubling each time (1000)
  --clock-skew S        seconds that the clock of the webhooks' sender is ahead (or, -S, behind) (0)
  --latency MS          added to every answer of the API (0)`;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  'public-url': { type: 'string' },
  'webhook-url': { type: 'string' },
  'webhook-secret': { type: 'string' },
  data: { type: 'string' },
  'secret-key': { type: 'string' },
  'settle-delay': { type: 'string', default: '0' },
  'dispute-delay': { type: 'string', default: '5000' },
  'refund-delay': { type: 'string', default: '5000' },
  'debit-delay': { type: 'string', default: '10000' },
  payouts: { type: 'string', default: 'daily' },
  'payout-delay': { type: 'string', default: '10000' },
  settlement: { type: 'string', default: '' },
  'retry-base': { type: 'string', default: '1000' },
  'clock-skew': { type: 'string', default: '0' },
  latency: { type: 'string', default: '0' },
} as const;

function readMilliseconds(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new StartupError(`--${name} must be a whole number of milliseconds, not ${text}.`);
  return Number(text);
}

function readSeconds(name: string, text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new StartupError(`--${name} must be a whole number of seconds, not ${text}.`);
  return Number(text);
}

function readChoice(name: string, text: string, choices: readonly string[]): string {
  if (!choices.includes(text)) throw new StartupError(`--${name} must be ${choices.join(' or ')}, not ${text}.`);
  return text;
}

function readCurrencies(name: string, text: string): string[] {
  const list = text === '' ? [] : text.toLowerCase().split(',');
  for (const currency of list)
    if (DOLLARS_PER_UNIT[currency] === undefined)
      throw new StartupError(`--${name} knows ${Object.keys(DOLLARS_PER_UNIT).join(', ')}, not ${currency}.`);
  return list;
}

/** What only the control API holds back. */
const HELD_BACK = { holdsSettlement: false, holdsRefunds: false, rates: DOLLARS_PER_UNIT };

function readAddress(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new StartupError(`--${name} must be an http or https address, not ${text}.`);
  }
  return text.replace(/\/$/, '');
}

function readWebhook(url: string | undefined, secrets: string | undefined): SandboxConfig['webhook'] {
  if (url === undefined && secrets === undefined) return null;
  const list = (secrets ?? '').split(',').filter((secret) => secret !== '');
  if (url === undefined || list.length === 0)
    throw new StartupError('--webhook-url and --webhook-secret are given together or not at all.');
  return { url: readAddress('webhook-url', url), secrets: list };
}

await runProcess(async () => {
  const flags = readFlags(OPTIONS, USAGE);
  const wanted = readPort('port', flags.port);
  const webhook = readWebhook(flags['webhook-url'], flags['webhook-secret']);
  const behaviour = {
    settleDelayMs: readMilliseconds('settle-delay', flags['settle-delay']),
    disputeDelayMs: readMilliseconds('dispute-delay', flags['dispute-delay']),
    refundDelayMs: readMilliseconds('refund-delay', flags['refund-delay']),
    debitDelayMs: readMilliseconds('debit-delay', flags['debit-delay']),
    paysOutDaily: readChoice('payouts', flags.payouts, ['daily', 'manual']) === 'daily',
    payoutDelayMs: readMilliseconds('payout-delay', flags['payout-delay']),
    settlement: readCurrencies('settlement', flags.settlement),
    retryBaseMs: readMilliseconds('retry-base', flags['retry-base']),
    latencyMs: readMilliseconds('latency', flags.latency),
    signatureSkewSeconds: readSeconds('clock-skew', flags['clock-skew']),
  };
  let open: (sandbox: Sandbox) => void = () => undefined;
  const opened = new Promise<Sandbox>((resolveOpened) => {
    open = resolveOpened;
  });
  const server = serverFor(opened);
  const port = await listen(server, { host: flags.host, port: wanted, flag: 'port' });
  const publicUrl = readAddress('public-url', flags['public-url'] ?? `http://localhost:${port}`);
  const journal = flags.data === undefined ? null : resolve(flags.data);
  const store = await orRefuse(`The journal ${journal} cannot be used`, () => new Store(journal));
  const sandbox = createSandbox(store, {
    publicUrl,
    webhook,
    secretKey: flags['secret-key'] ?? null,
    ...HELD_BACK,
    ...behaviour,
  });
  open(sandbox);
  return {
    ready: `Payments sandbox is ready at ${publicUrl} (no real money moves)`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await sandbox.close();
    },
  };
});
