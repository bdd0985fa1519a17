import { Random } from './random';

// A history as data: what donors, banks, finance and the network do, in order, made from a seed alone.

export type Act =
  | {
      kind: 'gift';
      to: 'line' | 'need' | 'pool' | 'operating';
      line: number;
      amountMinor: number;
      coverFee: boolean;
      leftOver: 'pool' | 'refund';
      paid: boolean;
    }
  /** The donor comes back from the payment page. */
  | { kind: 'return'; gift: number }
  | { kind: 'refund_by_finance' | 'refund_at_stripe'; gift: number; share: number; pending: boolean }
  | { kind: 'finish_refund'; which: number; outcome: 'succeeded' | 'failed' | 'canceled' }
  | { kind: 'dispute'; gift: number; share: number; inquiry: boolean }
  | { kind: 'escalate'; which: number }
  | { kind: 'close_dispute'; which: number; verdict: 'won' | 'lost' }
  | { kind: 'request'; line: number; share: number }
  | { kind: 'approve' | 'execute' | 'reject' | 'cancel'; which: number; who: number }
  /** The network lets through what it likes of what Stripe has sent. */
  | { kind: 'network' }
  | { kind: 'jobs' }
  | { kind: 'seal' };

export interface Plan {
  seed: number;
  currency: 'USD' | 'JPY' | 'KWD';
  goalsMinor: bigint[];
  /** Of the events: lost for good, sent twice, kept back for later. */
  network: { dropped: number; doubled: number; delayed: number };
  acts: Act[];
}

/** Smallest gift and the step of amounts. */
const AMOUNTS = { USD: { least: 100, step: 1 }, JPY: { least: 100, step: 1 }, KWD: { least: 500, step: 10 } } as const;

export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const currency = random.pick(['USD', 'JPY', 'KWD'] as const);
  const { least, step } = AMOUNTS[currency];
  const amount = (most: number) => least + random.int(0, Math.floor((most - least) / step)) * step;
  const gift = (): Act => ({
    kind: 'gift',
    to: random.pick(['line', 'line', 'line', 'need', 'need', 'pool', 'operating'] as const),
    line: random.int(0, 2),
    amountMinor: amount(random.chance(0.2) ? 30_000 : 6_000),
    coverFee: random.chance(0.3),
    leftOver: random.pick(['pool', 'refund'] as const),
    paid: random.chance(0.9),
  });
  const share = () => random.pick([0.1, 0.3, 0.5, 1, 1, 1.1]);
  const which = () => random.int(0, 9);
  const makers: (() => Act)[] = [
    gift,
    gift,
    () => ({ kind: 'return', gift: which() }),
    () => ({ kind: 'refund_by_finance', gift: which(), share: share(), pending: false }),
    () => ({ kind: 'refund_at_stripe', gift: which(), share: share(), pending: random.chance(0.4) }),
    () => ({
      kind: 'finish_refund',
      which: which(),
      outcome: random.pick(['succeeded', 'failed', 'canceled'] as const),
    }),
    () => ({ kind: 'dispute', gift: which(), share: random.chance(0.8) ? 1 : 0.5, inquiry: random.chance(0.3) }),
    () => ({ kind: 'escalate', which: which() }),
    () => ({ kind: 'close_dispute', which: which(), verdict: random.pick(['won', 'lost'] as const) }),
    () => ({ kind: 'request', line: random.int(0, 2), share: random.pick([0.2, 0.5, 1, 1]) }),
    () => ({ kind: 'request', line: random.int(0, 2), share: random.pick([0.2, 0.5, 1, 1]) }),
    () => ({
      kind: random.pick(['approve', 'execute', 'approve', 'execute', 'reject', 'cancel'] as const),
      which: which(),
      who: random.int(0, 2),
    }),
    () => ({ kind: 'approve', which: which(), who: 0 }),
    () => ({ kind: 'execute', which: which(), who: 1 }),
    () => ({ kind: 'network' }),
    () => ({ kind: 'network' }),
    () => ({ kind: 'jobs' }),
    () => ({ kind: 'seal' }),
  ];
  return {
    seed,
    currency,
    goalsMinor: [amount(9_000), amount(9_000), amount(30_000)].map(BigInt),
    network: {
      dropped: random.pick([0, 0.1, 0.5, 1]),
      doubled: random.pick([0, 0.3]),
      delayed: random.pick([0, 0.3, 0.7]),
    },
    acts: [gift(), gift(), ...Array.from({ length: random.int(8, 20) }, () => random.pick(makers)())],
  };
}
