import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import { keepNeedsListed, listNeeds, needBySlug } from '../../../app/domain/campaigns/index.server';
import { openCase } from '../../../app/domain/cases/index.server';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import { PublishingError, type ToldLater } from '../../../app/domain/publishing';
import {
  decideToldLater,
  releasePages,
  runGate,
  stopToldLater,
  toldLaterForReview,
  toldLaterOfCase,
  toldLaterToDecide,
  unpublish,
  writeToldLater,
} from '../../../app/domain/publishing/index.server';
import { inTransaction, publicReads } from '../../../app/platform/db/index.server';
import { codeOf, idOf } from './release-scene';
import { publishedCase, readyCase, renewConsent, rowsOf, type Scene, someOffice, someStaff } from './scene';

// What is told on a page after its release: updates, and questions with answers. The same gate, agreement, second person
// and weekly release as the page; gone with it.

const UPDATES = ['needs', 'story', 'journey_country', 'age_band', 'updates'] as const;
type Page = Scene & { slug: string };
let page: Page;

beforeAll(async () => {
  // A gate that has just started reads its dictionaries, for longer than it may take on a busy machine.
  const first = await readyCase('001', UPDATES);
  await runGate(first.officer, first.caseId);
  page = await publishedCase('001', UPDATES);
}, 240_000);

const answer: Omit<ToldLater, 'id'> = {
  question: 'Is the work safe?',
  text: 'It is. The work is done with care.',
  agreed: 'yes',
  reason: 'Words that anybody would use.',
};

const send = async (of: Page, input: Partial<ToldLater> = {}) => {
  expect(await writeToldLater(of.officer, of.caseId, { id: randomUUID(), ...answer, ...input })).toBeNull();
  const [newest] = await toldLaterOfCase(of.officer, of.caseId);
  return newest?.id ?? '';
};

const weekLater = () =>
  rowsOf(`UPDATE private.update_review SET decided_at = decided_at - interval '8 days' WHERE decided_at IS NOT NULL`);

const told = async (slug: string) => {
  const need = await needBySlug(slug);
  return need === null || need === 'gone' ? need : need.updates;
};

describe('a question with its answer', () => {
  test('is seen by nobody until a reviewer approved it and the week is over, then with a month', async () => {
    const id = await send(page);
    expect(await told(page.slug)).toEqual([]);
    const reviewer = await someStaff('reviewer');
    expect((await toldLaterForReview(reviewer)).find((one) => one.id === id)).toMatchObject({
      question: answer.question,
      refusal: null,
    });
    await decideToldLater(reviewer, id, true);
    await releasePages();
    expect(await told(page.slug)).toEqual([]);
    await weekLater();
    await releasePages();
    const [shown] = (await told(page.slug)) as { month: string; question: string; text: string }[];
    expect(shown).toEqual({
      month: expect.stringMatching(/^\d{4}-\d{2}$/),
      question: answer.question,
      text: answer.text,
    });
    // Once decided, its case is no longer open to whoever decided.
    await expect(openCase(reviewer, page.caseId, ['person'], 'test')).rejects.toThrow();
    await stopToldLater(reviewer, id);
    expect(await told(page.slug)).toEqual([]);
  });

  test('is found by its words only while it is told — safeguard: search reads what was told, and nothing that waits', async () => {
    const finds = async () => {
      await keepNeedsListed(workerActor);
      return (await listNeeds({ query: 'orchard' })).needs.map(({ slug }) => slug);
    };
    const id = await send(page, { text: 'It is. The orchard is tended with care.' });
    expect(await finds()).toEqual([]);
    const reviewer = await someStaff('reviewer');
    await decideToldLater(reviewer, id, true);
    expect(await finds()).toEqual([]);
    await weekLater();
    await releasePages();
    expect(await finds()).toEqual([page.slug]);
    await stopToldLater(reviewer, id);
    expect(await finds()).toEqual([]);
  });

  test('sent twice by a double click, is one', async () => {
    const twice = { id: randomUUID(), ...answer, question: 'Is it twice?' };
    expect(await writeToldLater(page.officer, page.caseId, twice)).toBeNull();
    expect(await writeToldLater(page.officer, page.caseId, twice)).toBeNull();
    const sent = (await toldLaterOfCase(page.officer, page.caseId)).filter(
      ({ question }) => question === twice.question,
    );
    expect(sent).toHaveLength(1);
    await stopToldLater(page.officer, sent[0]?.id ?? '');
  });

  test('is gone with its page', async () => {
    const other = await publishedCase('001', UPDATES);
    const id = await send(other);
    await decideToldLater(await someStaff('reviewer'), id, true);
    await weekLater();
    await releasePages();
    expect(await told(other.slug)).toHaveLength(1);
    await unpublish(other.reviewer, { campaignId: await idOf(other.slug) });
    expect(await told(other.slug)).toBe('gone');
    expect(
      await publicReads().$queryRaw`SELECT * FROM public.visible_update WHERE question = ${answer.question}`,
    ).toEqual([]);
  });
});

describe('what may not be told', () => {
  test.each([
    [
      'a private value of the case',
      async () => (await openCase(page.officer, page.caseId, ['person'], 'test')).person.content.family,
    ],
    ['a phone', async () => '+880 1711-000486'],
  ])('%s blocks, whatever reason is given — safeguard: checkTexts with the case’s values', async (_, value) => {
    const fields = await writeToldLater(page.officer, page.caseId, {
      id: randomUUID(),
      ...answer,
      text: `Ask ${await value()} about it.`,
    });
    expect(fields?.flatMap(({ findings }) => findings.map(({ level }) => level))).toContain('block');
  });

  test('words that the gate asks about need a reason — safeguard: openFindings in writeToldLater', async () => {
    const text = 'A wombat was bought.';
    const asked = await writeToldLater(page.officer, page.caseId, { id: randomUUID(), ...answer, text, reason: '' });
    expect(asked?.flatMap(({ findings }) => findings)).not.toEqual([]);
  });

  test('what tells more of the person than the page — safeguard: tellsNoMore', async () => {
    await expect(
      writeToldLater(page.officer, page.caseId, {
        id: randomUUID(),
        ...answer,
        text: 'The grandmother and the widow are well.',
      }),
    ).rejects.toThrow(/more than the page/);
  });

  test('anything without the scope for updates, or without a public page', async () => {
    const without = await publishedCase('001', ['needs', 'story', 'journey_country', 'age_band']);
    await expect(writeToldLater(without.officer, without.caseId, { id: randomUUID(), ...answer })).rejects.toThrow(
      PublishingError,
    );
    await unpublish(without.reviewer, { campaignId: await idOf(without.slug) });
    await expect(writeToldLater(without.officer, without.caseId, { id: randomUUID(), ...answer })).rejects.toThrow(
      PublishingError,
    );
  });

  test('what the person has not agreed to', async () => {
    await expect(
      writeToldLater(page.officer, page.caseId, { id: randomUUID(), ...answer, agreed: '' as 'yes' }),
    ).rejects.toThrow(/agreed/);
  });
});

describe('who may', () => {
  test('an officer of another office writes nothing — safeguard: require_officer_of, row security', async () => {
    const stranger = await someStaff('officer', await someOffice());
    await expect(writeToldLater(stranger, page.caseId, { id: randomUUID(), ...answer })).rejects.toThrow();
    expect(await toldLaterOfCase(stranger, page.caseId)).toEqual([]);
    expect(
      await codeOf(
        inTransaction(
          stranger,
          'attack',
          (tx) => tx.$queryRaw`SELECT private.write_update(gen_random_uuid(), ${page.caseId}::uuid, NULL, 'x')::text`,
        ),
      ),
    ).toBe('HW007');
  });

  test('nobody decides about their own words, nor writes past the functions', async () => {
    const id = await send(page);
    // Somebody who was an officer when they wrote, and is a reviewer now.
    await rowsOf('UPDATE private.update_review SET written_by = $2 WHERE update_id = $1', [id, page.reviewer.userId]);
    expect((await toldLaterToDecide(page.reviewer)).map((one) => one.id)).not.toContain(id);
    const attack = (sql: string, by = page.reviewer) =>
      codeOf(inTransaction(by, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
    expect(await attack(`SELECT private.decide_update('${id}', true)`)).toBe('HW005');
    expect(await attack(`SELECT private.decide_update('${id}', true)`, page.officer)).toBe('42501');
    expect(await attack(`SELECT private.release_updates('infinity')`)).toBe('42501');
    expect(await attack(`UPDATE public.campaign_update SET status = 'published' WHERE id = '${id}'`)).toBe('42501');
    expect(
      await attack(
        `INSERT INTO public.campaign_update (campaign_id, month, text) SELECT id, '2026-11-01', 'x' FROM public.campaign`,
      ),
    ).toBe('42501');
    await stopToldLater(page.officer, id);
  });
});

describe('before its release', () => {
  test.each([
    ['a withdrawal', async ({ officer, caseId }: Page) => withdrawConsent(officer, caseId)],
    ['a newer consent', async (of: Page) => renewConsent(of, UPDATES)],
  ])('%s stops what was approved — safeguard: update_refusal in release_updates', async (_, change) => {
    const other = await publishedCase('001', UPDATES);
    const id = await send(other);
    await decideToldLater(await someStaff('reviewer'), id, true);
    await change(other);
    await weekLater();
    await releasePages();
    const [row] = await rowsOf<{ status: string }>('SELECT status FROM public.campaign_update WHERE id = $1', [id]);
    expect(row?.status).toBe('stopped');
  });
});
