import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMailer } from '~/platform/mail/index.server';
import { rowsOf, slugOf } from '../giving/scene';
import { endPools, refusal, rows, setScene, value, type Who } from '../ledger/scene';
import { askToFollow, codeIn, mailsTo, oneClick, pressConfirm, workMails } from './scene';

const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
const mails = mailsTo(outside.mailbox);
let slug: string;
let otherSlug: string;
beforeAll(async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo')`);
  slug = await slugOf((await setScene([10_000n])).campaignId);
  otherSlug = await slugOf((await setScene([10_000n])).campaignId);
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const followers = async () => (await rowsOf<{ n: number }>('SELECT count(*)::int AS n FROM giving.follower'))[0]?.n;
const hash = () => randomBytes(32);
const nobody: Who = { role: 'donor' };
const visitor: Who = { role: 'public' };

const codesTo = async (email: string) => (await mails(email)).map((letter) => codeIn(letter, 'confirm'));

/** Asks, and answers the code of the mail that came of it. */
async function codeFor(email: string, of = slug): Promise<string> {
  const before = await codesTo(email);
  await askToFollow({ slug: of, email });
  await workMails();
  const [code = '', ...others] = (await codesTo(email)).filter((one) => !before.includes(one));
  expect([code.length, others]).toEqual([64, []]);
  return code;
}

describe('a link to confirm', () => {
  it('safeguard: used_at, a link works once and never brings back who has left', async () => {
    const code = await codeFor('once@follow.example');
    expect((await pressConfirm(code)).status).toBe(200);
    expect((await pressConfirm(code)).status).toBe(410);
    await rowsOf('DELETE FROM giving.follower');
    expect((await pressConfirm(code)).status).toBe(410);
    expect(await followers()).toBe(0);
  });

  it('safeguard: leave_follow uses up what was asked for; a second open link is worth nothing after leaving', async () => {
    const first = await codeFor('two@follow.example');
    const second = await codeFor('two@follow.example');
    await pressConfirm(first);
    await rowsOf(`UPDATE giving.follower SET leave_hash = $1`, [Buffer.alloc(32, 7)]);
    await value(nobody, 'SELECT giving.leave_follow($1)', [Buffer.alloc(32, 7)]);
    expect((await pressConfirm(second)).status).toBe(410);
    expect(await followers()).toBe(0);
  });

  it('safeguard: expires_at, a link of yesterday is worth nothing, and its address is gone with it', async () => {
    const code = await codeFor('old@follow.example');
    await rowsOf(`UPDATE giving.follow_ask SET expires_at = system.now() - interval '1 second' WHERE used_at IS NULL`);
    expect((await pressConfirm(code)).status).toBe(410);
    await value({ role: 'worker' }, 'SELECT giving.clear_follows()');
    expect(await rowsOf('SELECT 1 FROM giving.follow_ask WHERE email_sealed IS NOT NULL')).toEqual([]);
  });

  it('is worth nothing elsewhere: guessed, cut, of another kind, as a link to leave', async () => {
    const code = await codeFor('kinds@follow.example');
    for (const guess of [
      '',
      '0'.repeat(64),
      code.slice(1),
      `${code}0`,
      code.toUpperCase(),
      randomBytes(32).toString('hex'),
    ])
      expect((await pressConfirm(guess)).status, guess).toBe(410);
    await pressConfirm(code);
    const before = await followers();
    await oneClick(`http://localhost:3000/en/follow/leave?code=${code}`);
    await oneClick(`http://localhost:3000/en/follow/leave?code=${'0'.repeat(64)}`);
    expect(await followers()).toBe(before);
    await rowsOf('DELETE FROM giving.follower');
  });

  it('opening it does nothing: only the button confirms', async () => {
    const code = await codeFor('opened@follow.example');
    const { loader } = await import('~/routes/_give+/$lang.follow.confirm');
    const request = new Request(`http://localhost:3000/en/follow/confirm?code=${code}`);
    await loader({ request, params: { lang: 'en' }, context: {} });
    expect(await followers()).toBe(0);
  });
});

describe('no oracle', () => {
  it('whoever asks is answered the same, whether the address follows, never did, or got too many mails', async () => {
    await pressConfirm(await codeFor('friend@follow.example'));
    const known = await askToFollow({ slug, email: 'friend@follow.example' });
    const unknown = await askToFollow({ slug, email: 'stranger@follow.example' });
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    await workMails();
    expect(await mails('friend@follow.example')).toHaveLength(1);
  });
});

describe('floods', () => {
  it('safeguard: mails_per_address_day, a mailbox gets three mails a day however many ask, for whatever need', async () => {
    const email = 'victim@follow.example';
    for (let time = 0; time < 8; time += 1)
      expect((await askToFollow({ slug: time % 2 === 0 ? slug : otherSlug, email })).status).toBe(200);
    for (const spelling of [' Victim@Follow.example ', 'VICTIM@FOLLOW.EXAMPLE'])
      expect((await askToFollow({ slug, email: spelling })).status).toBe(200);
    await workMails();
    expect(await mails(email)).toHaveLength(3);
  });

  it('safeguard: unproven_per_client_hour, a browser without a proof of work asks three times an hour', async () => {
    const ask = (email: string) => askToFollow({ slug, email, agent: 'a flood' });
    for (let time = 0; time < 3; time += 1) expect((await ask(`flood${time}@follow.example`)).status).toBe(200);
    expect((await ask('flood3@follow.example')).status).toBe(429);
  });

  it('safeguard: limits by network hold whatever a browser calls itself, and a proof counts once', async () => {
    const network = hash();
    const proof = hash();
    const ask = (asker: { client?: Buffer; proof?: Buffer | null }) =>
      value<string>(nobody, `SELECT giving.ask_follow($1, $2, $3, '\\x00', 'en', $4, $5, $6, $7)`, [
        ...[randomUUID(), slug, hash(), hash(), asker.client ?? hash(), network],
        asker.proof ?? null,
      ]);
    for (let time = 0; time < 12; time += 1) expect(await ask({})).toBe('asked');
    expect(await ask({})).toBe('too_many');
    expect(await ask({ proof })).toBe('asked');
    expect(await ask({ proof })).toBe('too_many');
    for (let time = 0; time < 27; time += 1) expect(await ask({ proof: hash() })).toBe('asked');
    expect(await ask({ proof: hash() })).toBe('too_many');
    // These addresses are no addresses: nobody is to be written to.
    await rowsOf(`DELETE FROM system.outbox_event WHERE kind = 'follow_asked' AND handled_at IS NULL`);
  });

  it('safeguard: needs_per_address, one address follows thirty needs', async () => {
    await rowsOf('UPDATE giving.follow_rule SET needs_per_address = 1');
    await rowsOf('DELETE FROM giving.follower');
    expect((await pressConfirm(await codeFor('many@follow.example'))).status).toBe(200);
    expect((await pressConfirm(await codeFor('many@follow.example', otherSlug))).status).toBe(410);
  });
});

describe('mails', () => {
  it('safeguard: the schemas of address and mail, no line break becomes a header', async () => {
    for (const email of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example,c@d.example',
      'a@b.example>\n',
      '"x\r\n"@b.example',
    ])
      expect((await askToFollow({ slug, email })).status, email).toBe(422);
    const mailer = createMailer({ smtpUrl: process.env.SMTP_URL ?? '', from: 'Homeward <h@homeward.test>' });
    const letter = { to: 'a@b.example', subject: 's', text: 't', messageId: 'm' };
    for (const leaveUrl of [
      'http://x.example/\r\nBcc: c@d.example',
      'http://x.example/>, <http://y.example',
      'javascript:x',
    ])
      await expect(mailer.send({ ...letter, leaveUrl })).rejects.toThrow();
    mailer.close();
  });
});

describe('rights', () => {
  it('grants: the public role and staff reach no follower, and a donor none but by a link', async () => {
    for (const who of [visitor, nobody, { role: 'officer' }, { role: 'finance' }, { role: 'admin' }] as Who[])
      for (const table of ['follower', 'follow_ask', 'follow_mail'])
        expect(await refusal(rows(who, `SELECT * FROM giving.${table}`)), `${who.role} ${table}`).toBe('42501');
    expect(await refusal(value(nobody, 'SELECT giving.plan_follow_mails()'))).toBe('42501');
    expect(await refusal(value(visitor, `SELECT giving.leave_follow('\\x00')`))).toBe('42501');
    expect(
      await rowsOf(
        `SELECT 1 FROM giving.follower WHERE email_sealed::text LIKE '%' || encode('follow.example', 'hex') || '%'`,
      ),
    ).toEqual([]);
  });
});
