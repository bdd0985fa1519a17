import process from 'node:process';
import { parseArgs } from 'node:util';
import { GIFTS_PER_NEED_MAX, seedVolume, VolumeRefused } from '../../prisma/seed/volume';
import { recordedServer, SetupError } from '../platform/db/index.server';
import { environment } from '../platform/env/index.server';
import { runCommand } from './run-command';

// `npm run seed -- --campaigns N --donations M [--seed S]`: invented needs and gifts in any number, for measurements, into
// a demonstration that runs. The same seed writes the same. Stripe knows nothing of these gifts: `reconcile` says so.

const USAGE = `npm run seed -- --campaigns N --donations M [--seed S]   (N from 1 to 1,000,000; M up to ${GIFTS_PER_NEED_MAX} times N)\n`;
const CAMPAIGNS_MAX = 1_000_000;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { campaigns: text, donations: text, seed: { ...text, default: '1' } } });
  const [campaigns, donations, seed] = [Number(values.campaigns), Number(values.donations ?? 0), Number(values.seed)];
  const isWhole = [campaigns, donations, seed].every(Number.isInteger);
  const isFit =
    campaigns >= 1 && campaigns <= CAMPAIGNS_MAX && donations >= 0 && donations <= campaigns * GIFTS_PER_NEED_MAX;
  if (!isWhole || !isFit) {
    process.stderr.write(USAGE);
    return 2;
  }
  const env = environment();
  if (env.HOMEWARD_MODE === 'live') {
    process.stderr.write('A live installation holds no invented needs. Nothing was done.\n');
    return 1;
  }
  const adminUrl = env.DATABASE_URL ?? recordedServer(env.DATA_DIR)?.adminUrl;
  if (!adminUrl) throw new SetupError('There is no database yet. Run `npm start`, and this beside it.');
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
  try {
    await seedVolume(adminUrl, { campaigns, donations, seed }, (step, share) =>
      progress(`${step} ${Math.round(share * 100)} % (${seconds()} s)`),
    );
  } catch (error) {
    if (!(error instanceof VolumeRefused)) throw error;
    process.stderr.write(`${error.message} Nothing was done.\n`);
    return 1;
  }
  progress(`${campaigns} needs and ${donations} gifts in ${seconds()} s (seed ${seed}).\n`);
  return 0;
}

/** One line that is written over where somebody watches, and lines where a file does. */
const progress = (text: string): void =>
  void process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text.trimEnd()}\n`);

await runCommand(main, { usage: USAGE });
