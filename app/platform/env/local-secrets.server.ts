import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Secrets that a demonstration makes for itself at its first start; live mode brings its own (see readEnvironment). */
export interface LocalSecrets {
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  /** Ed25519, PKCS #8 in PEM: signs the daily roots of ledger and trail. */
  ledgerSigningKey: string;
  demonstrationPassword: string;
}

const fileIn = (dataDir: string) => path.join(path.resolve(dataDir), 'keys', 'local-secrets.json');

/** Reads the secrets of `dataDir`, or undefined where no demonstration was ever started. */
export function readLocalSecrets(dataDir: string): LocalSecrets | undefined {
  const file = fileIn(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets) : undefined;
}

/** Reads the secrets of `dataDir`, making them once. */
export function readOrMakeLocalSecrets(dataDir: string): LocalSecrets {
  const known = readLocalSecrets(dataDir);
  if (known) return known;
  const random = (bytes: number) => randomBytes(bytes).toString('base64url').replace(/[-_]/g, 'x');
  const made: LocalSecrets = {
    stripeSecretKey: `sk_test_${random(24)}`,
    stripeWebhookSecret: `whsec_${random(24)}`,
    ledgerSigningKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    // Printed at every start and good for nothing but a demonstration on one's own machine.
    demonstrationPassword: 'the way home is drawn',
  };
  mkdirSync(path.dirname(fileIn(dataDir)), { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(dataDir), JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
