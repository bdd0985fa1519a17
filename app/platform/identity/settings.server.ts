import { createHash, hkdfSync } from 'node:crypto';
import { type KeyRing, parseKeyRing } from '../crypto/index.server';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Everything that sign-in needs to know of its surroundings; nothing is read from the environment here. */
export interface IdentitySettings {
  databaseUrl: string;
  appUrl: string;
  mode: 'demo' | 'live';
  /** As in ENCRYPTION_KEYS: the first is current. */
  encryptionKeys: string;
  /** Hands a mail over; called without being waited for, so that an answer does not tell whether one was sent. */
  sendMail: (mail: Mail) => Promise<void>;
  /** Told when a mail could not be handed over. */
  onMailFailure: (error: unknown) => void;
  /** Minutes without a request after which a session is over. Default 30. */
  sessionIdleMinutes?: number;
  /** Hours after which a session is over in any case. Default 12. */
  sessionHours?: number;
}

export interface IdentityKeys {
  ring: KeyRing;
  /** better-auth's secrets: the first signs and encrypts, all decrypt. Versions follow from key ids, so they outlive rotation. */
  secrets: { version: number; value: string }[];
  /** Hides what tries are counted by. */
  attemptKey: Uint8Array;
}

/** Derives what sign-in needs from the key ring; no key is used for two purposes. */
export function identityKeys(encryptionKeys: string): IdentityKeys {
  const ring = parseKeyRing(encryptionKeys);
  const ids = encryptionKeys
    .split(',')
    .map((part) => part.trim().split(':')[0] ?? '')
    .filter((id) => id !== '');
  const derive = (bytes: Uint8Array, purpose: string) =>
    Buffer.from(hkdfSync('sha256', bytes, 'homeward', `purpose/${purpose}`, 32));
  const secrets = ids.flatMap((id) => {
    const key = ring.find(id);
    const version = createHash('sha256').update(id).digest().readUInt32BE(0);
    return key ? [{ version, value: derive(key.bytes, 'identity').toString('base64url') }] : [];
  });
  const oldest = ring.find(ids.at(-1) ?? '') ?? ring.current;
  return { ring, secrets, attemptKey: derive(oldest.bytes, 'identity-attempts') };
}
