import { vault } from '~/platform/crypto/index.server';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (hex: string): Bytes => new Uint8Array(Buffer.from(hex, 'hex'));

/** What a link is for: one for confirming opens nothing for leaving, nor the other way round. */
export type LinkKind = 'confirm' | 'leave';

/** The secret of a link, made from its id with our key: it stands in no table and in no queue. */
export const followToken = (kind: LinkKind, id: string): string =>
  vault().fingerprint('follower', `${kind}-token\u0000${id}`);
/** What is stored of it. */
export const followHash = (kind: LinkKind, token: string): Bytes =>
  bytesOf(vault().fingerprint('follower', `${kind}-hash\u0000${token}`));

const normal = (email: string) => email.trim().toLowerCase();
/** By what equal addresses are found; another one than that of a donor. */
export const followerFingerprint = (email: string): Bytes =>
  bytesOf(vault().fingerprint('follower', `address\u0000${normal(email)}`));
export const sealFollower = (email: string): Bytes =>
  vault().sealFor('follower', 'email', new TextEncoder().encode(normal(email)));
export const unsealFollower = (sealed: Bytes): string =>
  new TextDecoder().decode(vault().unsealFor('follower', 'email', sealed));

/** A code as a link carries it; empty for anything else. */
export const readCode = (text: unknown): string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? text : '';
