import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseKeyMissingError, fileCaseKeyStore } from './case-key-store.server';
import { seal, UnsealError, unseal } from './envelope.server';
import { generateKeyRing, parseKeyRing } from './key-ring.server';
import { fingerprint, purposeKey, sealFor, unsealFor } from './purpose-keys.server';
import { RingKeyMissingError } from './ring-marks.server';
import { openVault } from './vault.server';

vi.setConfig({ testTimeout: 30_000 });

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('seal and unseal', () => {
  it('gives back what went in', () => {
    fc.assert(
      fc.property(key32, fc.string(), bytes(2000), (key, context, plain) => {
        expect(unseal(key, context, seal(key, context, plain))).toEqual(plain);
      }),
    );
  });

  it('refuses any changed byte', () => {
    fc.assert(
      fc.property(key32, bytes(200), fc.nat(), fc.integer({ min: 1, max: 255 }), (key, plain, at, flip) => {
        const sealed = seal(key, 'case_file.person:1', plain);
        const index = at % sealed.length;
        sealed[index] = (sealed[index] ?? 0) ^ flip;
        expect(() => unseal(key, 'case_file.person:1', sealed)).toThrow(UnsealError);
      }),
    );
  });

  it('refuses every shortened form', () => {
    const key = randomBytes(32);
    const sealed = seal(key, 'c', Buffer.from('plain'));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, 'c', sealed.subarray(0, length))).toThrow(UnsealError);
    }
  });

  it('refuses another context and another key', () => {
    fc.assert(
      fc.property(key32, key32, fc.string(), fc.string(), bytes(50), (key, otherKey, context, other, plain) => {
        const sealed = seal(key, context, plain);
        if (other !== context) expect(() => unseal(key, other, sealed)).toThrow(UnsealError);
        if (Buffer.compare(key, otherKey) !== 0) expect(() => unseal(otherKey, context, sealed)).toThrow(UnsealError);
      }),
    );
  });

  it('never seals the same text to the same bytes', () => {
    const key = randomBytes(32);
    const seen = new Set(
      Array.from({ length: 500 }, () => Buffer.from(seal(key, 'c', Buffer.from('x'))).toString('hex')),
    );
    expect(seen.size).toBe(500);
  });
});

describe('key ring', () => {
  it('reads what it generates', () => {
    const first = generateKeyRing();
    const ring = parseKeyRing(`${first}, ${generateKeyRing()}`);
    expect(`${ring.current.id}:${Buffer.from(ring.current.bytes).toString('base64')}`).toBe(first);
  });

  it.each([
    ['', /empty/],
    ['abc', /no id/],
    ['a:c2hvcnQ=', /5 bytes/],
    [`a:${Buffer.alloc(32).toString('base64')},a:${Buffer.alloc(32).toString('base64')}`, /twice/],
  ])('names what is wrong with %j', (text, message) => {
    expect(() => parseKeyRing(text)).toThrow(message);
  });
});

describe('purposes', () => {
  const root = parseKeyRing(generateKeyRing());
  const other = parseKeyRing(generateKeyRing());

  it('keeps purposes, contexts and roots apart', () => {
    const sealed = sealFor(root, 'donor', 'a', Buffer.from('x'));
    expect(Buffer.from(unsealFor(root, 'donor', 'a', sealed)).toString()).toBe('x');
    expect(() => unsealFor(root, 'evidence', 'a', sealed)).toThrow(UnsealError);
    expect(() => unsealFor(root, 'donor', 'b', sealed)).toThrow(UnsealError);
    expect(() => unsealFor(other, 'donor', 'a', sealed)).toThrow(UnsealError);
    expect(purposeKey(root, 'donor')).not.toEqual(purposeKey(root, 'evidence'));
  });

  it('fingerprints alike, apart by purpose and by root', () => {
    const mail = 'ann@mail.example';
    expect(fingerprint(root, 'donor', mail)).toBe(fingerprint(root, 'donor', mail));
    expect(fingerprint(root, 'import', mail)).not.toBe(fingerprint(root, 'donor', mail));
    expect(fingerprint(other, 'donor', mail)).not.toBe(fingerprint(root, 'donor', mail));
    expect(fingerprint(root, 'donor', mail)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('an installation', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'homeward-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));
  const vaultWith = (encryptionKeys: string) => openVault({ encryptionKeys, dataDir });
  const keyFile = (caseId: string) => path.join(dataDir, 'case-keys', `${caseId}.json`);
  const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');

  it('rotates: nothing that was sealed or fingerprinted changes, and the old key may then go', async () => {
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    const before = vaultWith(first);
    const ids = [randomUUID(), randomUUID()];
    const keys = await Promise.all(ids.map((id) => before.createCaseKey(id)));
    const sealed = before.sealFor('donor', 'donor.email:1', Buffer.from('ann@mail.example'));
    const print = before.fingerprint('donor', 'ann@mail.example');
    const signIn = before.purposeRing('identity');
    expect((await vaultWith(`${second},${first}`).rotate()).rewrapped).toBe(3);
    expect((await vaultWith(`${second},${first}`).rotate()).rewrapped).toBe(0);
    const after = vaultWith(second);
    for (const [index, id] of ids.entries())
      expect(hex(await after.caseKey(id))).toBe(hex(keys[index] ?? randomBytes(1)));
    expect(Buffer.from(after.unsealFor('donor', 'donor.email:1', sealed)).toString()).toBe('ann@mail.example');
    expect([after.fingerprint('donor', 'ann@mail.example'), after.purposeRing('identity')]).toEqual([print, signIn]);
    await expect(before.caseKey(ids[0] ?? '')).rejects.toThrow(UnsealError);
  });

  it('safeguard: refuses a ring that lacks a key by which something is still wrapped', async () => {
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    await vaultWith(first).createCaseKey(randomUUID());
    expect(() => vaultWith(second)).toThrow(RingKeyMissingError);
    await vaultWith(`${second},${first}`).rotate();
    expect(() => vaultWith(first)).toThrow(RingKeyMissingError);
    vaultWith(second);
  });

  it('rotates on after an end half way, and while cases are opened and erased', async () => {
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    const before = vaultWith(first);
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const keys = new Map<string, string>();
    for (const id of ids) keys.set(id, hex(await before.createCaseKey(id)));
    const both = vaultWith(`${second},${first}`);
    const firstTry = vaultWith(`${second},${first}`).rotate();
    const erased = ids.slice(0, 10);
    const [rotation] = await Promise.all([
      both.rotate(),
      firstTry,
      ...erased.map((id) => both.eraseCaseKey(id)),
      ...ids.slice(10).map(async (id) => expect(hex(await both.caseKey(id))).toBe(keys.get(id))),
    ]);
    expect(rotation.current).toBe(second.split(':')[0]);
    const after = vaultWith(second);
    for (const id of erased) await expect(after.caseKey(id)).rejects.toThrow(CaseKeyMissingError);
    for (const id of ids.slice(10)) expect(hex(await after.caseKey(id))).toBe(keys.get(id));
    expect((await readdir(path.join(dataDir, 'case-keys'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('two processes that start at once agree on one root', async () => {
    const ring = generateKeyRing();
    const [one, other] = [vaultWith(ring), vaultWith(ring)];
    expect(one.fingerprint('donor', 'x')).toBe(other.fingerprint('donor', 'x'));
  });

  it('safeguard: an erased case stays erased, also when its key comes back from a backup', async () => {
    const vault = vaultWith(generateKeyRing());
    const id = randomUUID();
    await vault.createCaseKey(id);
    const backup = await readFile(keyFile(id));
    await vault.eraseCaseKey(id);
    await vault.eraseCaseKey(id);
    await expect(vault.caseKey(id)).rejects.toThrow(CaseKeyMissingError);
    await writeFile(keyFile(id), backup);
    await expect(vault.caseKey(id)).rejects.toThrow(CaseKeyMissingError);
    await expect(vault.createCaseKey(id)).rejects.toThrow(CaseKeyMissingError);
  });

  it('safeguard: a key does not open for another case', async () => {
    const vault = vaultWith(generateKeyRing());
    const [mine, other] = [randomUUID(), randomUUID()];
    await vault.createCaseKey(mine);
    await cp(keyFile(mine), keyFile(other));
    await expect(vault.caseKey(other)).rejects.toThrow(UnsealError);
  });

  it('never replaces the key of a case by a second new one, not even at once', async () => {
    const vault = vaultWith(generateKeyRing());
    const id = randomUUID();
    const keys = await Promise.all(Array.from({ length: 8 }, () => vault.createCaseKey(id)));
    expect(new Set(keys.map(hex)).size).toBe(1);
    expect(await readdir(path.join(dataDir, 'case-keys'))).toEqual([`${id}.json`]);
  });

  it('keeps its keys readable by this user only, and takes back what was not stored', async () => {
    const vault = vaultWith(generateKeyRing());
    const id = randomUUID();
    await vault.createCaseKey(id);
    vault.fingerprint('donor', 'x');
    for (const file of [keyFile(id), path.join(dataDir, 'purpose-keys', 'root.json')])
      expect((await stat(file)).mode & 0o077).toBe(0);
    await vault.removeCaseKey(id);
    await expect(vault.caseKey(id)).rejects.toThrow(CaseKeyMissingError);
    await vault.createCaseKey(id);
  });

  it('refuses a name that is no case id', async () => {
    await expect(fileCaseKeyStore(dataDir).read('../../etc/passwd')).rejects.toThrow();
  });
});
