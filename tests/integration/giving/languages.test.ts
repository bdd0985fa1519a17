import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PublicLanguage, publicLanguageCodes } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { publicActor } from '~/domain/access';
import { givingHandlers, startGift } from '~/domain/giving/index.server';
import { action as signIn } from '~/routes/_give+/$lang.my-gifts.sign-in';
import { endPools, setScene } from '../ledger/scene';
import { payOnHostedPage } from '../sandbox/donor';
import { comeBack, rowsOf } from './scene';

// A donor who gave in a language is written to in it, whatever happens later and whoever makes it happen.

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());

beforeAll(async () => {
  await setScene([1_000n]);
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

interface Letter {
  subject: string;
  text: string;
  attachments: { filename: string }[];
}

const lettersTo = async (email: string): Promise<Letter[]> => {
  const answer = await fetch(`${outside.mailbox}/api/messages?to=${email}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
};

async function work(...kinds: string[]): Promise<void> {
  const events = await rowsOf<{ kind: string; payload: unknown }>(
    'UPDATE system.outbox_event SET handled_at = now() WHERE handled_at IS NULL AND kind = ANY ($1) RETURNING kind, payload',
    [kinds],
  );
  for (const { kind, payload } of events) await givingHandlers[kind]?.(payload);
}

const clientHash = () => new Uint8Array(Buffer.from(randomUUID()));

async function give(language: PublicLanguage, giftId?: string) {
  const destination = { kind: 'pool' } as const;
  const terms = {
    destination,
    amountMinor: 2_500n,
    coverFee: false,
    currency: 'USD',
    leftOver: 'pool',
    monthly: false,
  } as const;
  const { url } = await startGift(publicActor, { ...terms, language }, { clientHash: clientHash(), giftId });
  return { url, sessionId: /cs_\w+/.exec(url)?.[0] ?? '' };
}

async function givePaid(language: PublicLanguage, email: string): Promise<void> {
  const { url, sessionId } = await give(language);
  expect(await payOnHostedPage(url, { card: 'success', email })).toMatchObject({ status: 303 });
  await comeBack(sessionId);
  await work('gift_booked');
}

describe.each(publicLanguageCodes)('a donor who gave in %s', (language) => {
  const email = `${language}@donor.example`;
  const { donors, giving, papers, ui } = publicWords(language);

  it('gets the receipt in it, with links to pages in it, and is told where nobody has read the translation', async () => {
    await givePaid(language, email);
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toBe(
      giving.receiptSubject.replace('{number}', /[\w-]*\d{4}[\w-]*/.exec(letter?.subject ?? '')?.[0] ?? '?'),
    );
    expect(letter?.text).toContain(giving.receiptIntro);
    expect(letter?.text).toContain(papers.demoTax);
    expect(letter?.text).toContain(`/${language}/my-gifts`);
    expect(letter?.text.includes(ui.unreviewed)).toBe(reviewNote(language).length > 0);
    expect(letter?.attachments).toHaveLength(1);
  });

  it('gets the link to their gifts in the language of the page that they ask on', async () => {
    const request = new Request(`http://localhost:3000/${language}/my-gifts/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email }),
      headers: { 'user-agent': `browser ${language}` },
    });
    await signIn({ request, params: { lang: language }, context: {} });
    await work('mailed_link');
    const letter = (await lettersTo(email)).find(({ subject }) => subject === donors.linkSubject);
    expect(letter?.text).toMatch(new RegExp(`/${language}/my-gifts/enter\\?code=[0-9a-f]{64}`));
    expect(letter?.text).toContain(donors.linkNothing);
  });
});

describe('the language of a gift', () => {
  const languageOf = async (sessionId: string) =>
    (await rowsOf<{ language: string }>('SELECT language FROM giving.checkout WHERE session_id = $1', [sessionId]))[0]
      ?.language;

  it('is that in which its form was sent first, whatever the second click says: Stripe is asked with the same words', async () => {
    const giftId = randomUUID();
    const first = await give('fr', giftId);
    expect(await give('ar', giftId)).toEqual(first);
    expect(await languageOf(first.sessionId)).toBe('fr');
  });

  it('safeguard: guard_checkout, is not changed once the gift is paid', async () => {
    const [paid] = await rowsOf<{ id: string }>(
      `SELECT id FROM giving.checkout WHERE status = 'paid' AND language = 'es' LIMIT 1`,
    );
    await rowsOf('SELECT giving.remember_language($1, $2)', [paid?.id, 'en']);
    expect(await rowsOf('SELECT language FROM giving.checkout WHERE id = $1', [paid?.id])).toEqual([
      { language: 'es' },
    ]);
    await expect(rowsOf(`UPDATE giving.checkout SET language = 'en' WHERE id = $1`, [paid?.id])).rejects.toThrow(
      'not rewritten',
    );
  });

  it('is one of ours', async () => {
    await expect(
      rowsOf(`INSERT INTO giving.mailed_link (id, kind, fingerprint, token_hash, language, expires_at)
      VALUES (gen_random_uuid(), 'sign_in', '\\x00112233445566778899aabbccddeeff', '\\x00112233445566778899aabbccddeeff', 'de', now())`),
    ).rejects.toThrow('language');
  });
});
