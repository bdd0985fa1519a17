import process from 'node:process';
import { parseArgs } from 'node:util';
import { breakGround, clearUp } from './ground';
import { benchPostings } from './postings';
import { benchPublic } from './public';
import { type Figure, load, printFigures, say } from './report';
import { benchVerify } from './verify';
import { benchVolume } from './volume';
import { benchWebhooks } from './webhooks';

const FULL = {
  postings: { lines: 1_000, perRound: 500, rounds: 5 },
  webhookSeconds: 60,
  verifyPostings: 1_000_000,
  public: { rounds: 3, seconds: 3, looks: 5 },
  volume: {
    few: { campaigns: 1_000, donations: 10_000, seed: 1 },
    many: { campaigns: 100_000, donations: 1_000_000, seed: 1 },
    looks: 200,
  },
};
const SMALL: typeof FULL = {
  postings: { lines: 40, perRound: 50, rounds: 2 },
  webhookSeconds: 3,
  verifyPostings: 20_000,
  public: { rounds: 1, seconds: 1, looks: 1 },
  volume: {
    few: { campaigns: 60, donations: 600, seed: 1 },
    many: { campaigns: 600, donations: 6_000, seed: 1 },
    looks: 4,
  },
};

/** Each part has a PostgreSQL of its own, made for it and gone after it (the public site: the demonstration's). Answers the exit status. */
export async function runBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string' }, small: { type: 'boolean', default: false } },
  });
  const sizes = values.small ? SMALL : FULL;
  const parts: Record<string, () => Promise<Figure[]>> = {
    public: () => benchPublic(sizes.public),
    volume: () => benchVolume(sizes.volume),
    postings: async () => benchPostings(await breakGround(), sizes.postings),
    webhooks: async () => benchWebhooks(await breakGround(), sizes.webhookSeconds),
    verify: async () => benchVerify(await breakGround(), sizes.verifyPostings),
  };
  const wanted = Object.keys(parts).filter((name) => values.only === undefined || values.only === name);
  if (wanted.length === 0) {
    process.stderr.write(`--only takes one of ${Object.keys(parts).join(', ')}\n`);
    return 2;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clearUp().then(() => process.exit(130)));
  const figures: Figure[] = [];
  for (const name of wanted) {
    say(`${name} (load of the machine over 1, 5 and 15 minutes: ${load()})`);
    try {
      figures.push(...((await parts[name]?.()) ?? []));
    } finally {
      await clearUp();
    }
  }
  const missed = printFigures(figures);
  say(missed === 0 ? '\nEvery bound holds.' : `\n${missed} bounds were missed (load now: ${load()}).`);
  return missed === 0 ? 0 : 1;
}
