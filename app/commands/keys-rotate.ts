import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  hasKeys,
  RingKeyMissingError,
  type Rotation,
  rotateGeneratedKeys,
  vault,
} from '../platform/crypto/index.server';
import { environment } from '../platform/env/index.server';
import { runCommand } from './run-command';

// `npm run keys:rotate`: wraps every key anew with the current key of the ring, while the site goes on. What the keys
// seal is not touched, so the database is not asked. Stopped, it goes on where it was. In this order:
//   1. ENCRYPTION_KEYS=new,old on every instance, one after another (new may stand behind for a first round where
//      several instances run: all can then open what it wraps);
//   2. npm run keys:rotate;
//   3. ENCRYPTION_KEYS=new. An instance whose ring lacks a key that is still needed refuses to start.

/** Otherwise a wrong folder would be given a ring of its own, and the old key would be believed to be gone. */
class NoKeysError extends Error {
  constructor(dataDir: string) {
    super(
      `No keys are in ${path.resolve(dataDir)}: it is not the folder of an installation. Look at DATA_DIR. Nothing was rotated.`,
    );
  }
}

const USAGE = 'How: npm run keys:rotate (with the ENCRYPTION_KEYS and DATA_DIR of the installation, no words)\n';
const say = (text: string) => process.stdout.write(`${text}\n`);
const tell = ({ looked, keys, rewrapped }: Rotation) =>
  say(`  ${looked} of ${keys} keys looked at, ${rewrapped} wrapped anew`);

async function main(): Promise<number> {
  // No words: one that was meant as a question (`--help`) rotates nothing.
  parseArgs({ args: process.argv.slice(2), strict: true, allowPositionals: false });
  const { ENCRYPTION_KEYS, DATA_DIR } = environment();
  if (!hasKeys(DATA_DIR)) throw new NoKeysError(DATA_DIR);
  if (ENCRYPTION_KEYS === undefined) {
    const { current } = await rotateGeneratedKeys(DATA_DIR, tell);
    say(`Every key is wrapped by ${current}, and the key of before is gone.`);
    return 0;
  }
  const ids = ENCRYPTION_KEYS.split(',').map((part) => part.trim().split(':')[0]);
  const { current } = await vault().rotate(tell);
  say(`Every key is wrapped by ${current}.`);
  if (ids.length > 1)
    say(
      `Now these may leave ENCRYPTION_KEYS: ${ids.slice(1).join(', ')}. Keep them as long as a backup of the wrapped keys is kept.`,
    );
  else
    say(
      'The ring holds one key. To rotate, put a new one in front of it: ENCRYPTION_KEYS="<id>:$(openssl rand -base64 32),$ENCRYPTION_KEYS"',
    );
  return 0;
}

await runCommand(main, { usage: USAGE, mendable: [RingKeyMissingError, NoKeysError] });
