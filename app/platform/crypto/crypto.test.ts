import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseKeyMissingError, fileCaseKeyStore } from './case-key-store.server';
import { seal, UnsealError, unseal } from './envelope.server';
import { generateKeyRing, parseKeyRing } from './key-ring.server';
import { fingerprint, purposeKey, sealFor, unsealFor } from './purpose-keys.server';
import { createVault } from './vault.server';

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
    expect(ring.oldest.id).not.toBe(ring.current.id);
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
  const old = generateKeyRing();
  const oldRing = parseKeyRing(old);
  const newRing = parseKeyRing(`${generateKeyRing()},${old}`);

  it('opens after rotation, and not once the key has left', () => {
    const sealed = sealFor(oldRing, 'donor', 'donor.email:1', Buffer.from('ann@mail.example'));
    expect(Buffer.from(unsealFor(newRing, 'donor', 'donor.email:1', sealed)).toString()).toBe('ann@mail.example');
    expect(() => unsealFor(parseKeyRing(generateKeyRing()), 'donor', 'donor.email:1', sealed)).toThrow(UnsealError);
  });

  it('keeps purposes and contexts apart', () => {
    const sealed = sealFor(oldRing, 'donor', 'a', Buffer.from('x'));
    expect(() => unsealFor(oldRing, 'evidence', 'a', sealed)).toThrow(UnsealError);
    expect(() => unsealFor(oldRing, 'donor', 'b', sealed)).toThrow(UnsealError);
    expect(purposeKey(oldRing, 'donor')).not.toEqual(purposeKey(oldRing, 'evidence'));
  });

  it('fingerprints alike across rotation, apart by purpose and by ring', () => {
    const mail = 'ann@mail.example';
    expect(fingerprint(newRing, 'donor', mail)).toBe(fingerprint(oldRing, 'donor', mail));
    expect(fingerprint(oldRing, 'import', mail)).not.toBe(fingerprint(oldRing, 'donor', mail));
    expect(fingerprint(parseKeyRing(generateKeyRing()), 'donor', mail)).not.toBe(fingerprint(oldRing, 'donor', mail));
    expect(fingerprint(oldRing, 'donor', mail)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('data keys of cases', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'case-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('survive rotation, and the old ring key may then go', async () => {
    const store = fileCaseKeyStore(folder);
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    const before = createVault(parseKeyRing(first), store);
    const ids = [randomUUID(), randomUUID()];
    const keys = await Promise.all(ids.map((id) => before.createCaseKey(id)));
    expect(await createVault(parseKeyRing(`${second},${first}`), store).rewrapCaseKeys()).toBe(2);
    expect(await createVault(parseKeyRing(`${second},${first}`), store).rewrapCaseKeys()).toBe(0);
    const after = createVault(parseKeyRing(second), store);
    for (const [index, id] of ids.entries()) {
      expect(Buffer.from(await after.caseKey(id))).toEqual(Buffer.from(keys[index] ?? []));
    }
    await expect(before.caseKey(ids[0] ?? '')).rejects.toThrow(UnsealError);
  });

  it('do not open for another case', async () => {
    const store = fileCaseKeyStore(folder);
    const vault = createVault(parseKeyRing(generateKeyRing()), store);
    const [mine, other] = [randomUUID(), randomUUID()];
    await vault.createCaseKey(mine);
    await store.create(other, (await store.read(mine)) ?? Buffer.alloc(0));
    await expect(vault.caseKey(other)).rejects.toThrow(UnsealError);
  });

  it('are never replaced by a second new case of the same id, not even at once', async () => {
    const vault = createVault(parseKeyRing(generateKeyRing()), fileCaseKeyStore(folder));
    const id = randomUUID();
    const keys = await Promise.all(Array.from({ length: 8 }, () => vault.createCaseKey(id)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual([`${id}.json`]);
  });

  it('are gone once removed, are readable by this user only, and leave nothing half written', async () => {
    const vault = createVault(parseKeyRing(generateKeyRing()), fileCaseKeyStore(folder));
    const id = randomUUID();
    await vault.createCaseKey(id);
    expect(await readdir(folder)).toEqual([`${id}.json`]);
    expect((await stat(path.join(folder, `${id}.json`))).mode & 0o077).toBe(0);
    await vault.removeCaseKey(id);
    await expect(vault.caseKey(id)).rejects.toThrow(CaseKeyMissingError);
  });

  it('refuse a name that is no case id', async () => {
    await expect(fileCaseKeyStore(folder).read('../../etc/passwd')).rejects.toThrow();
  });
});
