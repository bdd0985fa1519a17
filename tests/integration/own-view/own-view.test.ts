import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { answerConcern, issueOwnCode, openConcern, readConcerns } from '../../../app/domain/own-view/index.server';
import { executed, type PaymentScene, setPaymentScene } from '../disbursements/scene';
import { endPools } from '../ledger/scene';
import { publishedCase, rowsOf, type Scene } from '../publishing/scene';
import { Visitor } from './visitor';

const PIN = '482917';
const SECOND = '730264';

const codeFor = async ({ officer, caseId }: Pick<Scene, 'officer' | 'caseId'>) =>
  (await issueOwnCode(officer, caseId))?.code ?? '';

async function enteredAs(scene: Pick<Scene, 'officer' | 'caseId'>): Promise<{ visitor: Visitor; code: string }> {
  const code = await codeFor(scene);
  const visitor = new Visitor();
  await visitor.choose(code, PIN, SECOND);
  return { visitor, code };
}

const concernsOf = (caseId: string) =>
  rowsOf<{ id: string; kind: string }>(
    'SELECT id, kind FROM private.concern WHERE case_id = $1 ORDER BY raised_at, id',
    [caseId],
  );

beforeEach(() => rowsOf('DELETE FROM private.own_guess; DELETE FROM private.own_failure_hour'));
afterAll(endPools);

describe('from the code to the withdrawal', () => {
  let scene: Scene & { slug: string };
  beforeAll(async () => {
    scene = await publishedCase('001');
  });

  test('the survivor chooses a PIN, sees what strangers see, and takes everything back in two steps', async () => {
    const code = await codeFor(scene);
    const visitor = new Visitor();
    expect(await visitor.visit()).toContain('Enter your code and your PIN');
    expect(await visitor.open(code, '')).toContain('Choose your PIN');
    expect(await visitor.send({ do: 'choose', code, pin: '123456', again: '123456' })).toContain('easy to guess');
    expect(await visitor.send({ do: 'choose', code, pin: PIN, again: PIN, second: '' })).toContain('My page');

    const need = await needBySlug(scene.slug);
    if (need === null || need === 'gone') throw new Error('no page');
    const page = await visitor.send({ see: '1' });
    expect(page).toContain('This is public');
    expect(page).toContain(need.title);
    for (const stop of need.stops) expect(page).toContain(stop.text.slice(0, 40));
    const agreed = await visitor.send({ see: '2' });
    expect(agreed).toMatch(/Your story in general words Yes/);
    expect(agreed).toMatch(/A card that others can share No/);
    expect(await visitor.send({ see: '3' })).toContain('Needed');

    expect(await visitor.send({ see: '6' })).toContain('Nobody asks why');
    expect((await needBySlug(scene.slug)) === 'gone').toBe(false);
    const held = visitor.cookie;
    expect(await visitor.send({ do: 'take' })).toContain('Nothing about you is public any more');
    expect(await needBySlug(scene.slug)).toBe('gone');

    // The session is over on every screen; the code and the PIN still open what is left.
    const replay = new Visitor();
    replay.cookie = held;
    expect(await replay.send({ see: '3' })).toContain('Enter your code and your PIN');
    expect(await replay.open(code, PIN)).toContain('My page');
    expect(await replay.send({ see: '2' })).toContain('You have taken everything back');
    expect(await replay.send({ see: '1' })).toContain('There is no page about you now');
    const [event] = await rowsOf<{ kind: string }>(
      `SELECT kind FROM system.outbox_event WHERE kind = 'consent.withdrawn' AND payload->>'caseId' = $1`,
      [scene.caseId],
    );
    expect(event).toBeDefined();
  });

  test('a lock does not keep the office from withdrawing, and that ends what is open (withdrawal_ends_own_sessions)', async () => {
    const other = await publishedCase('001');
    const { visitor, code } = await enteredAs(other);
    for (let tries = 0; tries < 6; tries += 1) await new Visitor().open(code, '999111');
    const { withdrawConsent } = await import('../../../app/domain/consent/index.server');
    expect((await withdrawConsent(other.officer, other.caseId)).withdrawn).toBe(true);
    expect(await needBySlug(other.slug)).toBe('gone');
    expect(await visitor.send({ see: '1' })).toContain('Enter your code and your PIN');
  });
});

describe('money', () => {
  let scene: PaymentScene;
  let other: PaymentScene;
  beforeAll(async () => {
    [scene, other] = [await setPaymentScene(), await setPaymentScene()];
  });

  test('the survivor says what arrived and what did not; a payment of somebody else is none (own_payment, confirm_receipt)', async () => {
    const payment = await executed(scene, '150');
    const foreign = await executed(other, '150');
    const { visitor } = await enteredAs(scene);
    expect(await visitor.send({ see: '3' })).toMatch(/USD.150\S* for .* Did it reach you\?/);
    expect(await visitor.send({ do: 'got', payment, received: 'no' })).toContain('it did not reach me');
    expect(await visitor.send({ do: 'got', payment, received: 'yes' })).toContain('You said: it reached me');
    for (const id of [foreign, randomUUID(), 'x'])
      expect(await visitor.send({ do: 'got', payment: id, received: 'yes' })).toContain('could not be noted');
    const said = await rowsOf<{ received: boolean; by_kind: string }>(
      'SELECT received, by_kind FROM ledger.receipt_confirmation WHERE disbursement_id = ANY($1) ORDER BY confirmed_at',
      [[payment, foreign]],
    );
    expect(said).toEqual([
      { received: false, by_kind: 'survivor' },
      { received: true, by_kind: 'survivor' },
    ]);
  });

  test('no name, vendor, reason, office or date ahead stands on any page', async () => {
    const { visitor } = await enteredAs(scene);
    const seen = [];
    for (const see of ['0', '1', '2', '3', '4', '5', '6']) {
      await visitor.send({ see });
      seen.push(visitor.html);
    }
    const { VENDOR, REASON, ACCOUNT } = await import('../disbursements/scene');
    const offices = await rowsOf<{ name: string }>('SELECT name FROM identity.office');
    for (const secret of [
      VENDOR,
      REASON,
      ACCOUNT,
      scene.caseId,
      scene.pseudonym,
      '2030',
      ...offices.map(({ name }) => name),
    ])
      expect(seen.join('\n')).not.toContain(secret);
  });
});

describe('a complaint', () => {
  let scene: PaymentScene;
  beforeAll(async () => {
    scene = await setPaymentScene();
  });

  test('goes to reviewers and comes back as an answer; no officer can read it (grants of private.concern)', async () => {
    const { visitor } = await enteredAs(scene);
    const words = 'The money is late and nobody tells me why.';
    const id = randomUUID();
    expect(await visitor.send({ do: 'write', id, words })).toContain('It is sent');
    await visitor.send({ do: 'write', id, words });
    expect(await visitor.send({ do: 'write', id: randomUUID(), words: '  ' })).toContain('Write something first');
    const raised = await concernsOf(scene.caseId);
    expect(raised.map(({ kind }) => kind)).toEqual(['complaint']);
    const [row] = await rowsOf<{ sealed: Buffer }>('SELECT sealed FROM private.concern WHERE id = $1', [raised[0]?.id]);
    expect(row?.sealed.toString('utf8')).not.toContain('money');

    const listed = (await readConcerns(scene.reviewer)).find((concern) => concern.id === raised[0]?.id);
    expect(listed).toMatchObject({ kind: 'complaint', pseudonym: scene.pseudonym, isAnswered: false });
    expect((await openConcern(scene.reviewer, id))?.words).toBe(words);
    await expect(readConcerns(scene.officer)).rejects.toThrow();
    const { inTransaction, databaseErrorCode } = await import('../../../app/platform/db/index.server');
    for (const from of ['private.concern', 'private.review_concern'])
      for (const who of [scene.officer, scene.finance, scene.auditor]) {
        const look = inTransaction(who, 'attack', (tx) => tx.$queryRawUnsafe(`SELECT * FROM ${from}`));
        expect(await look.then(() => 'read', databaseErrorCode)).toBe('42501');
      }
    expect(await answerConcern(scene.reviewer, id, 'Thank you. Somebody else looks into it now.')).toBe(true);
    expect(await visitor.send({ see: '4' })).toContain('Somebody else looks into it now.');
    expect(await answerConcern(scene.reviewer, id, 'Once more')).toBe(false);
  });

  test('is mailed without a word of it, to reviewers alone', async () => {
    const [event] = await rowsOf<{ payload: Record<string, string> }>(
      `SELECT payload FROM system.outbox_event WHERE kind = 'concern.raised' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(Object.keys(event?.payload ?? {})).toEqual(['concernId']);
    const { concerns } = await import('../../../app/catalogues/en/concerns');
    expect(`${concerns.mailSubject} ${concerns.mailText}`).not.toMatch(
      /survivor|case|complain|PIN|danger|urgent|withdr/i,
    );
  });
});

describe('the second PIN', () => {
  test('opens everyday notes of the same shape, touches no case, and is told to reviewers', async () => {
    const scene = await publishedCase('001');
    const { visitor: own, code } = await enteredAs(scene);
    await own.send({ do: 'out' });
    await own.open(code, PIN);
    const forced = new Visitor();
    expect(await forced.open(code, SECOND)).toContain('Lentil soup');

    // Same status, same headers by name, same length to the byte, as many buttons, same title.
    const shape = ({ last, html }: Visitor) => ({
      status: last.status,
      headers: [...last.headers.keys()],
      length: Buffer.byteLength(html),
      buttons: html.match(/<button/g)?.length,
      title: /<title>(.*?)<\/title>/.exec(html)?.[1],
      cookie: last.headers.get('set-cookie')?.replace(/=[\w-]+/, ''),
    });
    expect(shape(forced)).toEqual(shape(own));

    for (const see of ['1', '2', '3', '4', '5', '6', '99'])
      expect(await forced.send({ see })).not.toMatch(/public|PIN now|Needed|agreed|Take everything/);
    expect(await forced.send({ do: 'take' })).toContain('Lentil soup');
    expect(await forced.send({ do: 'write', id: randomUUID(), words: 'he is here' })).toContain('Lentil soup');
    expect((await needBySlug(scene.slug)) === 'gone').toBe(false);
    expect((await concernsOf(scene.caseId)).map(({ kind }) => kind)).toEqual(['second_pin']);
  });
});
