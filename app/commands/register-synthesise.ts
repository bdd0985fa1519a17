import process from 'node:process';
import { parseArgs } from 'node:util';
import { synthesiseRegister } from '../domain/anonymity/index.server';
import { disconnect } from '../platform/db/index.server';
import { environment } from '../platform/env/index.server';
import { runCommand } from './run-command';

// `npm run register:synthesise -- --people N [--seed S]`: fills the register of a demonstration with people who never
// were, in realistic proportions, in the place of those made before. They never count in live mode.

const USAGE =
  'npm run register:synthesise -- --people N [--seed S]   (N from 0 to 2,000,000; the same seed makes the same people)\n';
const PEOPLE_MAX = 2_000_000;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { people: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  const [people, seed] = [Number(values.people), Number(values.seed)];
  if (!values.people || !Number.isInteger(people) || people < 0 || people > PEOPLE_MAX || !Number.isInteger(seed)) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (environment().HOMEWARD_MODE === 'live') {
    process.stderr.write('A live register holds no synthetic people. Nothing was done.\n');
    return 1;
  }
  const startedAt = Date.now();
  const added = await synthesiseRegister({ people, seed });
  process.stdout.write(
    `${added} synthetic people in ${((Date.now() - startedAt) / 1000).toFixed(1)} s (seed ${seed}). They count in a demonstration only.\n`,
  );
  return 0;
}

await runCommand(main, { usage: USAGE, close: disconnect });
