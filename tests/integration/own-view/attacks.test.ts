import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../app/domain/own-view/code';
import { issueOwnCode, ownCodeState } from '../../../app/domain/own-view/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { executed, type PaymentScene, setPaymentScene } from '../disbursements/scene';
import { endPools } from '../ledger/scene';
import { Visitor } from './visitor';

// Each test names the safeguard whose removal turns it red.

const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);

const PIN = '482917';
const WRONG = '905138';
const survivor = { databaseRole: 'homeward_survivor', userId: null, role: 'survivor' } as const;

let scene: PaymentScene;
let other: PaymentScene;
beforeAll(async () => {
  [scene, other] = [await setPaymentScene(), await setPaymentScene()];
});
beforeEach(() => rowsOf('DELETE FROM private.own_guess; DELETE FROM private.own_failure_hour'));
afterAll(endPools);

const codeFor = async ({ officer, caseId }: PaymentScene) => (await issueOwnCode(officer, caseId))?.code ?? '';
async function codeInUse(of = scene): Promise<string> {
  const code = await codeFor(of);
  await new Visitor().choose(code, PIN);
  return code;
}
const strange = () => codeOf(String(randomBytes(8).readBigUInt64BE()).padStart(20, '0').slice(-16));
const unlock = () => rowsOf('UPDATE private.own_code SET locked_until = NULL');
const closedBy = async (visitor: Visitor, code: string, pin: string) => {
  const text = await visitor.open(code, pin);
  const { last, html } = visitor;
  return { text, length: html.length, status: last.status, headers: [...last.headers.entries()] };
};

describe('guessing', () => {
  test('an unknown code, a wrong PIN, an empty one, a code that was replaced and a lock are answered alike (open_own_view)', async () => {
    const replaced = await codeInUse();
    const code = await codeInUse();
    const wrong = await closedBy(new Visitor(), code, WRONG);
    expect(wrong).toMatchObject({ status: 403, text: expect.stringContaining('That did not open') });
    for (let tries = 0; tries < 5; tries += 1) await new Visitor().open(code, WRONG);
    const locked = await closedBy(new Visitor(), code, PIN);
    const answers = [
      locked,
      await closedBy(new Visitor(), strange(), PIN),
      await closedBy(new Visitor(), replaced, PIN),
      await closedBy(new Visitor(), code, ''),
      await closedBy(new Visitor(), await codeInUse(other), '1'),
    ];
    for (const each of answers) expect(each).toEqual(wrong);
  });

  test('a code waits twice as long after each failure beyond the fifth, for the right PIN too, and reviewers hear of it once', async () => {
    const code = await codeInUse();
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await new Visitor().open(code, WRONG);
      const [row] = await rowsOf<{ wait: number }>(
        `SELECT round(extract(epoch FROM locked_until - clock_timestamp()) / 60)::int AS wait FROM private.own_code WHERE case_id = $1 AND revoked_at IS NULL`,
        [scene.caseId],
      );
      waits.push(row?.wait ?? 0);
      if (tries === 7) expect(await new Visitor().open(code, PIN)).toContain('That did not open');
      await unlock();
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8]);
    expect(await new Visitor().open(code, PIN)).toContain('My page');
    const raised = await rowsOf(`SELECT 1 FROM private.concern WHERE case_id = $1 AND kind = 'guessing'`, [
      scene.caseId,
    ]);
    expect(raised).toHaveLength(1);
  });

  test('of ten guesses at once five are judged, then it is shut (row lock of own_code)', async () => {
    const code = await codeInUse();
    await Promise.all(Array.from({ length: 10 }, () => new Visitor().open(code, WRONG)));
    const [row] = await rowsOf<{ failures: number }>(
      'SELECT failures FROM private.own_code WHERE case_id = $1 AND revoked_at IS NULL',
      [scene.caseId],
    );
    expect(row?.failures).toBe(5);
  });

  test('one address that tries many codes waits, and its right one is answered like a wrong one (begin_own_guess)', async () => {
    const code = await codeInUse();
    const guesser = () => new Visitor('203.0.113.7');
    for (let tries = 0; tries < 10; tries += 1) await guesser().open(strange(), WRONG);
    expect(await guesser().open(code, PIN)).toContain('That did not open');
    expect(await new Visitor('198.51.100.4').open(code, PIN)).toContain('My page');
  });

  test('guesses from many addresses leave three tries to each, and are told to reviewers (failures_per_hour)', async () => {
    await rowsOf(
      `INSERT INTO private.own_failure_hour (hour, failures) VALUES (date_trunc('hour', clock_timestamp()), 199)`,
    );
    const guesser = () => new Visitor('203.0.113.9');
    for (let tries = 0; tries < 4; tries += 1) await guesser().open(strange(), WRONG);
    expect(await guesser().open(await codeInUse(), PIN)).toContain('That did not open');
    expect(await rowsOf(`SELECT 1 FROM private.concern WHERE kind = 'guessing' AND case_id IS NULL`)).toHaveLength(1);
  });

  test('a mistyped code is said so and counts for nothing', async () => {
    const code = await codeInUse();
    const mistyped = code.slice(0, 17) + ((Number(code[17]) + 1) % 10);
    expect(await new Visitor('203.0.113.8').open(mistyped, PIN)).toContain('typing error');
    expect(await rowsOf('SELECT 1 FROM private.own_guess')).toEqual([]);
  });
});

describe('an officer', () => {
  test('who knows the code enters nothing without the PIN, cannot choose it again, and a new code is told to reviewers', async () => {
    const code = await codeInUse();
    expect(await new Visitor().open(code, '')).toContain('That did not open');
    const visitor = new Visitor();
    const taken = await visitor.send({ do: 'choose', code, pin: '274951', again: '274951' });
    expect(taken).toContain('That did not open');
    const own = new Visitor();
    await own.open(code, PIN);
    const before = await rowsOf(`SELECT 1 FROM private.concern WHERE kind = 'new_code' AND case_id = $1`, [
      scene.caseId,
    ]);
    await codeFor(scene);
    expect(await own.send({ see: '1' })).toContain('Enter your code and your PIN');
    expect(await new Visitor().open(code, PIN)).toContain('That did not open');
    const after = await rowsOf(`SELECT 1 FROM private.concern WHERE kind = 'new_code' AND case_id = $1`, [
      scene.caseId,
    ]);
    expect(after.length).toBe(before.length + 1);
  });

  test('of another office makes no code and sees none (issue_own_code, follows_its_case)', async () => {
    expect(await issueOwnCode(other.officerElsewhere, scene.caseId)).toBeUndefined();
    expect(await ownCodeState(scene.officer, scene.caseId)).not.toBeNull();
    expect(await ownCodeState(other.officerElsewhere, scene.caseId)).toBeNull();
    const hashes = inTransaction(scene.officer, 'attack', (tx) =>
      tx.$queryRawUnsafe('SELECT code_hash, pin_digest FROM private.own_code'),
    );
    expect(await hashes.then(() => 'read', databaseErrorCode)).toBe('42501');
  });

  test('has a day, no more, in which the code alone leads to the choice of a PIN (first_entry_until)', async () => {
    const code = await codeFor(scene);
    await rowsOf(`UPDATE private.own_code SET first_entry_until = clock_timestamp() - interval '1 second'`);
    expect(await new Visitor().open(code, '')).toContain('That did not open');
    expect((await ownCodeState(scene.officer, scene.caseId))?.state).toBe('lapsed');
  });
});

describe('a session', () => {
  test('ends after 15 minutes in the database, whatever the browser keeps (own_session.expires_at)', async () => {
    const visitor = new Visitor();
    await visitor.open(await codeInUse(), PIN);
    expect(visitor.last.headers.get('set-cookie')).toMatch(
      /^n=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=900/,
    );
    await rowsOf(`UPDATE private.own_session SET expires_at = expires_at - interval '15 minutes'`);
    expect(await visitor.send({ see: '2' })).toContain('Enter your code and your PIN');
  });

  test('does nothing for a form that is not its own (isFormToken)', async () => {
    const visitor = new Visitor();
    await visitor.open(await codeInUse(), PIN);
    const id = randomUUID();
    const forged = { do: 'write', id, words: 'Written elsewhere', key: '0'.repeat(32) };
    expect(await visitor.send(forged)).toContain('Enter your code and your PIN');
    expect(await rowsOf('SELECT 1 FROM private.concern WHERE id = $1', [id])).toEqual([]);
  });

  test('is stored so that whoever reads the table holds none (sha256 of a keyed hash)', async () => {
    const visitor = new Visitor();
    await visitor.open(await codeInUse(), PIN);
    const [row] = await rowsOf<{ key: string }>(`SELECT encode(key_hash, 'hex') AS key FROM private.own_session`);
    const entered = inTransaction(survivor, 'attack', (tx) =>
      tx.$queryRawUnsafe<unknown[]>(`SELECT * FROM private.enter_own_view(decode('${row?.key}', 'hex'))`),
    );
    expect(await entered).toEqual([]);
  });
});

describe('the role of a survivor in the database', () => {
  const asked = (sql: string) => inTransaction(survivor, 'attack', (tx) => tx.$queryRawUnsafe<unknown[]>(sql));

  test('has no case by naming one: only a known session has (system.actor_case)', async () => {
    await executed(scene, '20');
    const named = `SELECT set_config('homeward.case_id', '${scene.caseId}', true), set_config('homeward.own_key', '${'ab'.repeat(32)}', true)`;
    const seen = await inTransaction(survivor, 'attack', async (tx) => {
      await tx.$queryRawUnsafe(named);
      const found: unknown[] = [];
      for (const view of [
        'ledger.survivor_line',
        'ledger.survivor_disbursement',
        'private.own_payment',
        'private.own_consent',
        'private.own_page',
        'private.own_answer',
      ])
        found.push(...(await tx.$queryRawUnsafe<unknown[]>(`SELECT * FROM ${view}`)));
      return found;
    });
    expect(seen).toEqual([]);
    const withdraw = inTransaction(survivor, 'attack', async (tx) => {
      await tx.$queryRawUnsafe(named);
      await tx.$queryRawUnsafe('SELECT private.withdraw_own_consent()');
    });
    expect(await withdraw.then(() => 'done', databaseErrorCode)).toBe('HW001');
  });

  test.each([
    'SELECT * FROM private.case_file',
    'SELECT * FROM private.consent',
    'SELECT * FROM private.publication',
    'SELECT * FROM private.published_line',
    'SELECT * FROM private.own_code',
    'SELECT * FROM private.own_session',
    'SELECT * FROM private.own_guess',
    'SELECT * FROM private.concern',
    'SELECT * FROM private.review_concern',
    `SELECT audit.record('x', 'x', 'x', '{}')`,
    `SELECT system.emit('x', '{}')`,
    "SELECT private.issue_own_code(gen_random_uuid(), decode(repeat('ab', 32), 'hex'))",
    `SELECT private.raise_concern('guessing', NULL)`,
    'SELECT private.clear_own_view()',
  ])('is refused: %s (grants)', async (sql) => {
    expect(await asked(sql).then(() => 'done', databaseErrorCode)).toBe('42501');
  });

  test('a PIN of one case does not open another, also when its hash is copied there (own_digest)', async () => {
    const code = await codeInUse();
    await rowsOf(
      `UPDATE private.own_code SET case_id = $2 WHERE case_id = $1 AND revoked_at IS NULL
       AND NOT EXISTS (SELECT FROM private.own_code WHERE case_id = $2 AND revoked_at IS NULL)`,
      [scene.caseId, (await setPaymentScene()).caseId],
    );
    expect(await new Visitor().open(code, PIN)).toContain('That did not open');
  });
});

describe('an open view that somebody else found', () => {
  test('does not give the PIN away: changing it takes the PIN of now, and counts (change_own_pin)', async () => {
    const visitor = new Visitor();
    const code = await codeInUse();
    await visitor.open(code, PIN);
    expect(await visitor.send({ do: 'pin', now: WRONG, pin: '618243', second: '' })).toContain('Nothing was changed');
    expect(await visitor.send({ do: 'pin', now: PIN, pin: '', second: PIN })).toContain('must be another one');
    expect(await visitor.send({ do: 'pin', now: PIN, pin: '618243', second: '350917' })).toContain('It is changed');
    expect(await new Visitor().open(code, PIN)).toContain('That did not open');
    expect(await new Visitor().open(code, '350917')).toContain('Lentil soup');
    expect(await new Visitor().open(code, '618243')).toContain('My page');
  });
});
