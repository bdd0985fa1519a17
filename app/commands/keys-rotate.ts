import process from 'node:process';
import { RingKeyMissingError, type Rotation, rotateGeneratedKeys, vault } from '../platform/crypto/index.server';
import { environment } from '../platform/env/index.server';
import { runCommand } from './run-command';

// `npm run keys:rotate`: wraps every key anew with the current key of the ring, while the site goes on. What the keys
// seal is not touched, so the database is not asked. Stopped, it goes on where it was. In this order:
//   1. ENCRYPTION_KEYS=new,old on every instance, one after another (new may stand behind for a first round where
//      several instances run: all can then open what it wraps);
//   2. npm run keys:rotate;
//   3. ENCRYPTION_KEYS=new. An instance whose ring lacks a key that is still needed refuses to start.

const say = (text: string) => process.stdout.write(`${text}\n`);
const tell = ({ looked, keys, rewrapped }: Rotation) =>
  say(`  ${looked} of ${keys} keys looked at, ${rewrapped} wrapped anew`);

async function main(): Promise<number> {
  const { ENCRYPTION_KEYS, DATA_DIR } = environment();
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

await runCommand(main, { mendable: [RingKeyMissingError] });
