import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { listNeeds, needIn, needSummary } from '../../../app/domain/campaigns/index.server';
import { CaseNotFoundError, storyDraftSchema } from '../../../app/domain/cases';
import { openCase, saveDraft } from '../../../app/domain/cases/index.server';
import { recordConsent, withdrawConsent } from '../../../app/domain/consent/index.server';
import { issueOwnCode } from '../../../app/domain/own-view/index.server';
import {
  checkWhileWriting,
  decideReview,
  justifyFinding,
  openReview,
  reviewView,
  runGate,
  sendToReview,
} from '../../../app/domain/publishing/index.server';
import { databaseErrorCode, inTransaction, publicReads } from '../../../app/platform/db/index.server';
import { Visitor } from '../own-view/visitor';
import { agreeTo, approvalFor, justifyEverything, justifyOnly, release, rowsOf, someOffice, someStaff } from './scene';
import {
  blocksIn,
  ORIGINAL,
  plainCase,
  publishedInTwo,
  SPANISH,
  sentInTwo,
  translate,
  wordListsRead,
} from './translation-scene';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

beforeAll(() => wordListsRead(['en', 'es', 'uk']));

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? String(error),
  );
const seen = (slug: string) =>
  publicReads().$queryRaw<{ locale: string }[]>`
    SELECT t.locale FROM public.campaign c JOIN public.visible_translation t ON t.campaign_id = c.id WHERE c.slug = ${slug}`.catch(
    (): { locale: string }[] => [],
  );
const storedOf = (caseId: string) =>
  rowsOf<{ locale: string; title: string }>(
    `SELECT t.locale, t.title FROM public.campaign_translation t JOIN private.publication p USING (campaign_id) WHERE p.case_id = $1`,
    [caseId],
  );

describe('a story in two languages', () => {
  test('goes through gate, showing and review together, is public in both, and both are gone with the consent', async () => {
    const { officer, reviewer, caseId, reviewId } = await sentInTwo();
    const review = await openReview(reviewer, reviewId);
    if (review?.state !== 'waiting') throw new Error('no review waits');
    const { gate } = reviewView(review);
    const beside = gate.fields.filter(({ translates }) => translates?.language === 'Español');
    expect(beside.map(({ text, translates }) => [translates?.original, text])).toContainEqual([
      ORIGINAL.story,
      SPANISH.story,
    ]);
    expect(gate.preview?.translations.map(({ locale, title }) => [locale, title])).toEqual([['es', SPANISH.title]]);

    const { slug } = await decideReview(reviewer, reviewId, await approvalFor(reviewer, reviewId));
    if (slug === null) throw new Error('not approved');
    expect(await needIn(slug, 'es')).toBeNull();
    await release(slug);

    const inSpanish = await needIn(slug, 'es');
    if (inSpanish === null || inSpanish === 'gone') throw new Error('no page');
    expect(inSpanish.need).toMatchObject({ locale: 'es', ...SPANISH });
    expect(inSpanish.need.lines.map(({ label }) => label)).toContain('Atención médica');
    expect(inSpanish.readIn).toEqual([{ language: 'en', name: 'English', href: `/en/needs/${slug}` }]);
    // Nobody wrote it in French or Arabic: the original, and where the Spanish is.
    for (const lang of ['fr', 'ar'] as const)
      expect(await needIn(slug, lang)).toMatchObject({
        need: { locale: 'en', ...ORIGINAL },
        readIn: [{ language: 'es', href: `/es/needs/${slug}` }],
      });
    expect(await needSummary(slug, 'es')).toMatchObject({ locale: 'es', title: SPANISH.title });
    expect(await needSummary(slug, 'fr')).toMatchObject({ locale: 'en', title: ORIGINAL.title });

    const found = async () =>
      (await listNeeds({ query: 'empezar' }, 'es')).needs.map((need) => [need.slug, need.title]);
    expect(await found()).toContainEqual([slug, SPANISH.title]);

    const code = (await issueOwnCode(officer, caseId))?.code ?? '';
    const visitor = new Visitor();
    await visitor.choose(code, '482917');
    const own = await visitor.send({ see: '1' });
    expect(own).toContain('in these languages: English, Español');
    expect(own).toContain(SPANISH.story);
    // Money under the names that the page has in the reader's language, where it was published in it.
    expect(await visitor.send({ see: '3' })).not.toContain('Atención médica');
    expect(await visitor.send({ see: '3', lang: 'es' })).toContain('Atención médica');
    expect(await visitor.send({ see: '3', lang: 'uk' })).not.toContain('Atención médica');

    await withdrawConsent(officer, caseId);
    expect([await needIn(slug, 'es'), await needIn(slug, 'en')]).toEqual(['gone', 'gone']);
    expect(await needSummary(slug, 'es')).toBe('gone');
    expect((await found()).map(([of]) => of)).not.toContain(slug);
  });

  test('is marked while it is written, each text in its own language', async () => {
    const { officer, caseId } = await plainCase();
    await translate({ officer, caseId }, 'es', { story: 'Un amigo de Shirin la ayudó.' });
    const { draft } = await openCase(officer, caseId, ['draft'], 'test');
    if (!draft) throw new Error('no draft');
    const { fields } = await checkWhileWriting(officer, caseId, draft);
    const of = (key: string) => fields.find((field) => field.key === key)?.findings.map(({ words }) => words);
    expect(of('es.story')?.join(' ')).toContain('Shirin');
    expect(of('es.title')).toEqual([]);
    expect(of('story')).toEqual((await runGate(officer, caseId)).report.fields[1]?.findings.map(({ words }) => words));
  });

  test('of which a text is missing is not sent', async () => {
    const scene = await plainCase();
    await translate(scene, 'es', { labels: {} });
    const { report } = await runGate(scene.officer, scene.caseId);
    expect(report.fields.filter(({ missing }) => missing).every(({ key }) => key.startsWith('es.label/'))).toBe(true);
    expect(report.outcome).toBe('blocked');
  });

  test('cannot be one in which the gate cannot read', () => {
    expect(storyDraftSchema.safeParse({ translations: { ar: SPANISH } }).success).toBe(false);
  });
});

describe('nothing is published that was not read and shown', () => {
  // Safeguard: a translation is part of the one draft, whose revision the review names.
  test('a translation that is added after it was sent is not approved', async () => {
    const scene = await sentInTwo();
    const { officer, reviewer, caseId, reviewId } = scene;
    const approval = await approvalFor(reviewer, reviewId);
    await translate(scene, 'es', { title: 'Un comienzo en casa' });
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow('The draft was changed after it was sent');
    expect(await storedOf(caseId)).toEqual([]);
    expect(await codeOf(sendToReview(officer, caseId, 3))).not.toBe('succeeded');
  });

  // Safeguard: digestOf tells the translations.
  test('an approval of one wording is none of another', async () => {
    const scene = await sentInTwo();
    const { officer, reviewer, caseId, reviewId } = scene;
    const before = await approvalFor(reviewer, reviewId);
    const revision = await translate(scene, 'es', { title: 'Un comienzo en casa' });
    await justifyEverything(scene);
    await sendToReview(officer, caseId, revision);
    await expect(decideReview(reviewer, reviewId, before)).rejects.toThrow('What would be public has changed');
    expect(await storedOf(caseId)).toEqual([]);
  });

  // Safeguard: translationFacts in shownFacts.
  test('a translation that the person was not shown is not sent', async () => {
    const scene = await plainCase();
    await justifyEverything(scene);
    const revision = await translate(scene);
    await justifyOnly(scene);
    await expect(sendToReview(scene.officer, scene.caseId, revision)).rejects.toThrow('not what the person agreed to');
    await agreeTo(scene);
    expect(await sendToReview(scene.officer, scene.caseId, revision)).toMatchObject({ reviewId: expect.any(String) });
  });

  // Safeguard: the translations in private.told_by; without them the page would come out with words nobody approved.
  test('one that slips in while the page is written is refused by the database', async () => {
    const { reviewer, caseId, reviewId } = await sentInTwo();
    const approval = await approvalFor(reviewer, reviewId);
    await rowsOf(`
      CREATE FUNCTION private.slip_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO public.campaign_translation SELECT c.id, 'fr', 'Un titre', 'Une histoire',
          ARRAY(SELECT CASE text WHEN '' THEN '' ELSE 'x' END FROM public.campaign_stop WHERE campaign_id = c.id ORDER BY position),
          ARRAY(SELECT 'x' FROM public.campaign_line WHERE campaign_id = c.id) FROM public.campaign c WHERE c.id = NEW.campaign_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER a_slip_in BEFORE INSERT ON private.publication FOR EACH ROW EXECUTE FUNCTION private.slip_in()`);
    try {
      await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow(
        'The database does not let this be published',
      );
    } finally {
      await rowsOf('DROP TRIGGER a_slip_in ON private.publication; DROP FUNCTION private.slip_in()');
    }
    expect(await storedOf(caseId)).toEqual([]);
  });

  // Safeguards: campaign_translation_published_whole, campaign_translation_is_for_good, translation_has_case, the grants.
  test('nor does anybody write one beside a page', async () => {
    const { officer, reviewer, caseId, slug } = await publishedInTwo();
    const [page] = await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]);
    const add = (id: string, locale: string) =>
      `INSERT INTO public.campaign_translation VALUES ('${id}', '${locale}', 'T', 'S', '{}', '{}')`;
    const as = (who: typeof officer, sql: string) =>
      codeOf(inTransaction(who, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
    expect(await as(reviewer, add(page?.id ?? '', 'fr'))).toBe('HW002');
    expect(await as(officer, add(page?.id ?? '', 'fr'))).toBe('42501');
    expect(await as(reviewer, `UPDATE public.campaign_translation SET title = 'x'`)).toBe('42501');
    expect(await codeOf(rowsOf(`UPDATE public.campaign_translation SET title = 'x'`))).toBe('HW002');
    expect(await codeOf(publicReads().$queryRawUnsafe('SELECT 1 FROM public.campaign_translation'))).toBe('42501');
    const alone = randomUUID();
    const unlinked = `INSERT INTO public.campaign (id, slug, locale, title, story, currency, visible_until)
      VALUES ('${alone}', '000000000000000y', 'en', 'T', 'S', 'USD', now() + interval '1 day')`;
    const both = inTransaction(reviewer, 'attack', async (tx) => {
      await tx.$executeRawUnsafe(unlinked);
      await tx.$executeRawUnsafe(add(alone, 'fr'));
    });
    expect(await codeOf(both)).toBe('HW008');
    expect(await storedOf(caseId)).toEqual([{ locale: 'es', title: SPANISH.title }]);
    expect(await seen('000000000000000y')).toEqual([]);
  });

  test('another office, or a reviewer, writes none', async () => {
    const { reviewer, caseId } = await plainCase();
    const stranger = await someStaff('officer', await someOffice());
    for (const who of [stranger, reviewer])
      await expect(translate({ officer: who, caseId })).rejects.toBeInstanceOf(CaseNotFoundError);
  });
});

describe('a translation tells no more than its original', () => {
  // Safeguard: findPrivateValues runs over every language.
  test.each([
    ['a name', 'Rafiqul empieza de nuevo'],
    ['a name in look-alikes', 'R\u0430fiqul empieza de nuevo'],
    ['a vendor', 'Con Padma Spine & Physio'],
    ['a village', 'De vuelta en Faridpur'],
  ])('%s of the case that stands in the translation alone blocks for good', async (_what, title) => {
    const scene = await plainCase();
    const revision = await translate(scene, 'es', { title });
    const { report } = await runGate(scene.officer, scene.caseId);
    const finding = report.fields.find(({ key }) => key === 'es.title')?.findings.find((one) => one.isPrivateValue);
    const reason = 'The survivor would like it to be there.';
    await expect(
      justifyFinding(scene.officer, scene.caseId, { fingerprint: finding?.fingerprint ?? '', reason }),
    ).rejects.toThrow('cannot be justified');
    await expect(sendToReview(scene.officer, scene.caseId, revision)).rejects.toThrow(
      'does not let this draft through',
    );
  });

  // Safeguard: scopesLeft takes the country from a translation, and heldToOriginal gives back what the original names.
  test('no country that the original and the page do not name, though consent covers countries', async () => {
    const scene = await plainCase();
    await translate(scene, 'es', { story: 'El trabajo en Tailandia no era el que le habían prometido.' });
    expect(await blocksIn(scene, 'es.story')).toContainEqual(['Tailandia', 'more-than-original']);
    await translate(scene, 'es', { story: 'El trabajo en Malasia no era el que le habían prometido.' });
    // The page tells it by its map.
    expect(await blocksIn(scene, 'es.story')).toEqual([]);

    const named = await plainCase(undefined, 'The work in Thailand was not what had been promised.');
    await translate(named, 'es', { story: 'El trabajo en Tailandia no era el que le habían prometido.' });
    expect(await blocksIn(named, 'es.story')).toEqual([]);
    await translate(named, 'uk', { ...UKRAINIAN, story: 'Робота в Таїланді була не такою, як обіцяли.' });
    expect((await blocksIn(named, 'uk.story')).filter(([, reason]) => reason === 'more-than-original')).toEqual([]);
    await translate(named, 'uk', { ...UKRAINIAN, story: 'Робота в Малайзії та Японії була не такою, як обіцяли.' });
    expect(await blocksIn(named, 'uk.story')).toContainEqual(['Японії', 'more-than-original']);
  });

  // Safeguard: heldToOriginal.
  test.each([
    ['a number', 'Trabajó ocho meses sin cobrar.'],
    ['a year', 'El trabajo de 2022 no era el que le habían prometido.'],
    ['an age', 'A los 31 años empieza de nuevo.'],
    ['a town', 'El trabajo en Penang no era el que le habían prometido.'],
  ])('%s is not justified away', async (_what, story) => {
    const scene = await plainCase();
    const revision = await translate(scene, 'es', { story });
    expect((await blocksIn(scene, 'es.story')).length).toBeGreaterThan(0);
    await justifyEverything(scene).catch(() => undefined);
    await expect(sendToReview(scene.officer, scene.caseId, revision)).rejects.toThrow(
      'does not let this draft through',
    );
  });

  // Safeguard: heldToOriginal, and published_translations_are_whole.
  test('no words for a stop of which the original says nothing', async () => {
    const scene = await plainCase();
    const { journey } = await openCase(scene.officer, scene.caseId, ['journey'], 'test');
    const origin = journey.find(({ kind }) => kind === 'origin')?.id ?? '';
    await translate(scene, 'es', { stops: { [origin]: 'En casa había poco trabajo.' } });
    expect(await blocksIn(scene, `es.stop/${origin}`)).toEqual([['En casa había poco trabajo.', 'more-than-original']]);
  });

  // Safeguard: sexIsTold counts other languages, whose grammar tells it.
  test('what the grammar of a language tells is counted', async () => {
    const scene = await plainCase();
    const sexOf = async () => (await runGate(scene.officer, scene.caseId)).report.anonymity?.question;
    const before = JSON.stringify(await sexOf(), (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    await translate(scene);
    const after = JSON.stringify(await sexOf(), (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(after).not.toBe(before);
  });
});

const UKRAINIAN = { title: 'Новий початок удома', labels: {} };

test('a newer consent without a story leaves no translation to read', async () => {
  const { officer, caseId, slug } = await publishedInTwo();
  await recordConsent(officer, caseId, randomUUID(), {
    language: 'Bengali',
    medium: 'spoken',
    givenOn: new Date().toISOString().slice(0, 10),
    granted: ['needs'],
    explainedBy: 'A colleague',
    guardian: null,
    otherRefusals: [],
    notes: '',
    conditions: [],
  });
  expect(await needIn(slug, 'es')).toBe('gone');
  const { draft } = await openCase(officer, caseId, ['draft'], 'test');
  if (!draft) throw new Error('no draft');
  const { report } = await runGate(officer, caseId);
  expect(report.projection).toMatchObject({ translations: [], stops: expect.any(Array) });
  expect(JSON.stringify(report.projection?.stops.map(({ translations }) => translations))).not.toContain('trabajo');
  await saveDraft(officer, { caseId, baseRevision: draft.revision, locale: draft.locale, content: draft.content });
});
