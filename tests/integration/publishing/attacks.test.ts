import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { CaseNotFoundError } from '../../../app/domain/cases';
import { editPerson, openCase, saveDraft } from '../../../app/domain/cases/index.server';
import { type ConsentScope, consentScopes } from '../../../app/domain/consent';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import { decideReview, justifyFinding, runGate, sendToReview } from '../../../app/domain/publishing/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import {
  approvalFor,
  importedCase,
  justifyEverything,
  publishedCase,
  readyCase,
  release,
  renewConsent,
  rowsOf,
  sentCase,
  someGuardian,
  someOffice,
  someStaff,
  systemDay,
  writeSafeDraft,
} from './scene';

const pagesOf = async (caseId: string) =>
  (await rowsOf<{ id: string }>('SELECT campaign_id AS id FROM private.publication WHERE case_id = $1', [caseId]))
    .length;
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? String(error),
  );

describe('a minor', () => {
  test('is refused with any text, and the case is not even opened', async () => {
    const scene = await importedCase('008');
    await renewConsent(scene, [...consentScopes], { guardian: someGuardian(await systemDay()) });
    const revision = await writeSafeDraft(scene, '008');
    const reads = () =>
      rowsOf(
        `SELECT 1 FROM audit.trail_entry t JOIN private.case_file c ON c.pseudonym = t.subject WHERE c.id = $1 AND t.detail->>'reason' = 'gate'`,
        [scene.caseId],
      );
    const { report, opened } = await runGate(scene.officer, scene.caseId);
    expect(report).toMatchObject({ outcome: 'refused', refusals: ['minor'], fields: [], projection: null });
    expect([opened, await reads()]).toEqual([null, []]);
    await expect(sendToReview(scene.officer, scene.caseId, revision)).rejects.toThrow(
      'does not let this draft through',
    );
  });

  test('is refused by the database, whoever asks in SQL', async () => {
    const { officer, reviewer, caseId } = await importedCase('008');
    const run = `INSERT INTO private.gate_run (case_id, draft_revision, outcome, summary, ran_by) VALUES ('${caseId}', 1, 'clean', '{}', '${officer.userId}')`;
    await inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(run));
    const send = (sentBy: string) =>
      `INSERT INTO private.review (case_id, draft_revision, sent_by) VALUES ('${caseId}', 1, '${sentBy}')`;
    expect(await codeOf(inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(send(officer.userId))))).toBe(
      'HW008',
    );
    const page = `INSERT INTO public.campaign (slug, locale, title, story, currency, published_month, visible_until)
      VALUES ('0000000000000000', 'en', 'A child', 'A child', 'USD', date_trunc('month', now()), now() + interval '1 day')`;
    expect(await codeOf(inTransaction(reviewer, 'attack', (tx) => tx.$executeRawUnsafe(page)))).toBe('HW008');
    expect(await needBySlug('0000000000000000')).toBeNull();
  });

  test('is refused when the age turns out to be unknown after the case was sent', async () => {
    const { officer, reviewer, caseId, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    const { person, title } = await openCase(officer, caseId, ['person', 'title'], 'test');
    await editPerson(officer, {
      caseId,
      version: person.version,
      title,
      person: { ...person.content, dateOfBirth: null },
    });
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow(
      'The gate does not let this draft through any more',
    );
    expect(await pagesOf(caseId)).toBe(0);
  });
});

describe('a reviewer', () => {
  test('who had a hand in the draft cannot decide, by the application or by the database', async () => {
    const { caseId, reviewer, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    await rowsOf('INSERT INTO private.draft_author (case_id, user_id, since) VALUES ($1, $2, now())', [
      caseId,
      reviewer.userId,
    ]);
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow('You had a hand in this draft');
    const update = `UPDATE private.review SET decision = 'approved', decided_by = '${reviewer.userId}', decided_at = now() WHERE id = '${reviewId}'`;
    expect(await codeOf(inTransaction(reviewer, 'attack', (tx) => tx.$executeRawUnsafe(update)))).toBe('HW005');
    expect(await pagesOf(caseId)).toBe(0);
  });

  test('is needed: an officer accepts no justification and confirms no condition', async () => {
    const scene = await importedCase('010');
    await renewConsent(scene, ['needs', 'story', 'journey_country'], { conditions: ['Only after the hearing'] });
    await writeSafeDraft(scene, '010');
    await justifyEverything(scene);
    const { officer, caseId } = scene;
    const as = (sql: string) => codeOf(inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
    const accept = (by: string) =>
      `UPDATE private.justification SET accepted_by = '${by}', accepted_at = now() WHERE case_id = '${caseId}'`;
    expect(await as(accept(randomUUID()))).toBe('HW001');
    expect(await as(accept(scene.reviewer.userId))).toBe('HW001');
    const confirm = `UPDATE private.consent_condition SET confirmed_by = '${officer.userId}', confirmed_at = now() WHERE consent_id IN (SELECT id FROM private.consent WHERE case_id = '${caseId}')`;
    expect(['HW001', '42501']).toContain(await as(confirm));
  });

  test('who lost the role while looking cannot decide', async () => {
    const { caseId, reviewer, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    await rowsOf(
      `SET session_replication_role = replica; UPDATE identity.role_grant SET revoked_at = now(), revoked_by = gen_random_uuid() WHERE user_id = '${reviewer.userId}'`,
    );
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow(
      'Only somebody who holds the role of a reviewer',
    );
    expect(await pagesOf(caseId)).toBe(0);
  });

  test('brings no page back at its address and adds nothing to one', async () => {
    const { reviewer, slug } = await publishedCase('001');
    const as = (sql: string) => codeOf(inTransaction(reviewer, 'attack', (tx) => tx.$executeRawUnsafe(sql)));
    const line = `INSERT INTO public.campaign_line (campaign_id, position, category, label, goal_minor, priority) SELECT id, 99, 'medical', 'x', 100, 1 FROM public.campaign WHERE slug = '${slug}'`;
    const stop = `INSERT INTO public.campaign_stop (campaign_id, position, kind, text) SELECT id, 99, 'origin', 'x' FROM public.campaign WHERE slug = '${slug}'`;
    expect([await as(line), await as(stop)]).toEqual(['HW002', 'HW002']);
    expect(await as(`UPDATE public.campaign SET title = 'x' WHERE slug = '${slug}'`)).toBe('42501');
    expect(await as(`UPDATE public.campaign SET status = 'unpublished' WHERE slug = '${slug}'`)).toBe('succeeded');
    expect(await as(`UPDATE public.campaign SET status = 'published' WHERE slug = '${slug}'`)).toBe('HW002');
  });
});

describe('what is approved is what was looked at', () => {
  test('a draft that was changed after it was sent is not approved', async () => {
    const scene = await sentCase('001');
    const approval = await approvalFor(scene.reviewer, scene.reviewId);
    await writeSafeDraft(scene, '001', { title: 'Rafiqul comes home' });
    await expect(decideReview(scene.reviewer, scene.reviewId, approval)).rejects.toThrow(
      'The draft was changed after it was sent',
    );
    expect(await pagesOf(scene.caseId)).toBe(0);
    await decideReview(scene.reviewer, scene.reviewId, { decision: 'sent_back', reason: 'The title holds a name.' });
    await expect(decideReview(scene.reviewer, scene.reviewId, approval)).rejects.toThrow('This review is decided');
  });

  test('costs that were changed after the reviewer looked are not approved', async () => {
    const { reviewer, caseId, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    await rowsOf('UPDATE private.needs_line SET quantity = quantity + 1 WHERE case_id = $1', [caseId]);
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow('What would be public has changed');
    expect(await pagesOf(caseId)).toBe(0);
  });

  test('two approvals at once make one page', async () => {
    const { reviewer, caseId, reviewId } = await sentCase('001');
    const other = await someStaff('reviewer');
    const approval = await approvalFor(reviewer, reviewId);
    const decided = await Promise.allSettled(
      [reviewer, other, reviewer].map((who) => decideReview(who, reviewId, approval)),
    );
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf('SELECT 1 FROM private.published_line WHERE case_id = $1', [caseId])).toHaveLength(5);
  });

  test('a withdrawal at the same moment leaves no page standing', async () => {
    const { officer, reviewer, caseId, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    await Promise.allSettled([decideReview(reviewer, reviewId, approval), withdrawConsent(officer, caseId)]);
    const standing = `SELECT 1 FROM public.campaign c JOIN private.publication p ON p.campaign_id = c.id WHERE p.case_id = $1 AND c.status <> 'unpublished'`;
    expect(await rowsOf(standing, [caseId])).toEqual([]);
    expect(
      await rowsOf('SELECT 1 FROM private.consent WHERE case_id = $1 AND withdrawn_at IS NULL AND version = 2', [
        caseId,
      ]),
    ).toEqual([]);
  });
});

describe('consent', () => {
  test('that has run out refuses, however safe the text', async () => {
    const scene = await importedCase('001');
    await writeSafeDraft(scene, '001');
    expect((await runGate(scene.officer, scene.caseId)).report).toMatchObject({
      outcome: 'refused',
      refusals: ['consent_expired'],
    });
  });

  test('that is withdrawn between sending and deciding refuses', async () => {
    const { officer, reviewer, caseId, reviewId } = await sentCase('001');
    const approval = await approvalFor(reviewer, reviewId);
    await withdrawConsent(officer, caseId);
    await expect(decideReview(reviewer, reviewId, approval)).rejects.toThrow('does not let this draft through');
    expect(await pagesOf(caseId)).toBe(0);
  });

  test('with a condition that nobody confirmed is not enough', async () => {
    const scene = await importedCase('001');
    await renewConsent(scene, undefined, { conditions: ['Only when my mother has been told', 'Not before the rains'] });
    const revision = await writeSafeDraft(scene, '001');
    await justifyEverything(scene);
    const { reviewId } = await sendToReview(scene.officer, scene.caseId, revision);
    const approval = await approvalFor(scene.reviewer, reviewId);
    const one = { ...approval, confirmedConditions: approval.confirmedConditions.slice(0, 1) };
    await expect(decideReview(scene.reviewer, reviewId, one)).rejects.toThrow(
      'A condition of the consent is not confirmed',
    );
    expect(
      await rowsOf(
        'SELECT 1 FROM private.consent_condition x JOIN private.consent c ON c.id = x.consent_id WHERE c.case_id = $1 AND confirmed_at IS NOT NULL',
        [scene.caseId],
      ),
    ).toEqual([]);
    expect((await decideReview(scene.reviewer, reviewId, approval)).decision).toBe('approved');
  });

  test('decides what is public: a refused scope reaches no public row', { timeout: 60_000 }, async () => {
    const optional: ConsentScope[] = [
      'journey_country',
      'journey_region',
      'age_band',
      'updates',
      'share_card',
      'open_data',
    ];
    await fc.assert(
      fc.asyncProperty(fc.subarray(optional), async (chosen) => {
        const scene = await importedCase('009');
        await renewConsent(scene, ['needs', 'story', ...chosen]);
        // A text that tells neither age nor place, so that every set of scopes may be published.
        const revision = await writeSafeDraft(scene, '009', {
          story: 'The work was not what had been promised. The claim for the wages is under way.',
        });
        await justifyEverything(scene);
        const { reviewId } = await sendToReview(scene.officer, scene.caseId, revision);
        const { slug } = await decideReview(scene.reviewer, reviewId, await approvalFor(scene.reviewer, reviewId));
        const need = await needBySlug(await release(slug ?? ''));
        if (need === null || need === 'gone') throw new Error('no page');
        expect(need.ageBand !== null).toBe(chosen.includes('age_band'));
        expect(need.stops.some(({ areaCode, years }) => areaCode !== null || years !== null)).toBe(
          chosen.includes('journey_country'),
        );
        if (!chosen.includes('journey_region')) expect(need.areaCodes.every((code) => code.length === 2)).toBe(true);
        expect(need.updates).toEqual([]);
      }),
      { numRuns: 3, examples: [[[]], [['journey_country', 'journey_region']]] },
    );
  });

  test.each([['needs'], ['story']] as ConsentScope[][])('without %s publishes nothing', async (only) => {
    const scene = await readyCase('001', [only]);
    const { report } = await runGate(scene.officer, scene.caseId);
    expect(report).toMatchObject({ outcome: 'refused', refusals: [only === 'needs' ? 'scope_story' : 'scope_needs'] });
    await expect(sendToReview(scene.officer, scene.caseId, scene.revision)).rejects.toThrow();
  });
});

describe('a private value', () => {
  test.each([
    ['title', { title: 'Rafiqul comes home' }],
    ['title in look-alikes', { title: 'R\u0430fiqul comes home' }],
    ['label', { label: 'Care at Padma Spine & Physio' }],
    ['story', { story: 'He worked near Faridpur until he was recruited.' }],
  ])('in a %s blocks and cannot be justified', async (_where, changes) => {
    const scene = await importedCase('001');
    await renewConsent(scene);
    const revision = await writeSafeDraft(scene, '001', changes);
    const { report } = await runGate(scene.officer, scene.caseId);
    expect(report.outcome).toBe('blocked');
    const finding = report.fields.flatMap(({ findings }) => findings).find(({ isPrivateValue }) => isPrivateValue);
    const reason = 'The survivor would like it to be there.';
    await expect(
      justifyFinding(scene.officer, scene.caseId, { fingerprint: finding?.fingerprint ?? '', reason }),
    ).rejects.toThrow('cannot be justified');
    await expect(sendToReview(scene.officer, scene.caseId, revision)).rejects.toThrow();
  });

  test('in the text of a stop blocks', async () => {
    const { officer, caseId } = await readyCase('001');
    const { draft, journey } = await openCase(officer, caseId, ['draft', 'journey'], 'test');
    const origin = journey.find(({ kind }) => kind === 'origin');
    if (!draft || !origin) throw new Error('no draft');
    const content = { ...draft.content, stops: { [origin.id]: 'He grew up in Char Bhadrasan.' } };
    await saveDraft(officer, { caseId, baseRevision: draft.revision, locale: 'en', content });
    const { report } = await runGate(officer, caseId);
    expect(
      report.fields
        .find(({ key }) => key === `stop/${origin.id}`)
        ?.findings.some(({ isPrivateValue }) => isPrivateValue),
    ).toBe(true);
    expect(report.outcome).toBe('blocked');
  });
});

describe('the gate fails closed', () => {
  test('when something in the case does not open', async () => {
    const { officer, caseId, revision } = await readyCase('001');
    await rowsOf(`UPDATE private.journey_stop SET sealed = '\\x00' WHERE case_id = $1 AND position = 1`, [caseId]);
    expect((await runGate(officer, caseId)).report).toMatchObject({ outcome: 'refused', refusals: ['gate_failed'] });
    await expect(sendToReview(officer, caseId, revision)).rejects.toThrow();
  });

  test('when it takes too long', async () => {
    const { officer, caseId } = await readyCase('001');
    expect((await runGate(officer, caseId, { timeMs: 0 })).report).toMatchObject({
      outcome: 'refused',
      refusals: ['timed_out'],
    });
    expect(await rowsOf(`SELECT outcome FROM private.gate_run WHERE case_id = $1`, [caseId])).toEqual([
      { outcome: 'refused' },
    ]);
  });

  test('when the story is in a language without a dictionary of ours', async () => {
    const { officer, caseId } = await readyCase('001');
    await rowsOf(`UPDATE private.story_draft SET locale = 'km' WHERE case_id = $1`, [caseId]);
    expect((await runGate(officer, caseId)).report).toMatchObject({ outcome: 'refused', refusals: ['gate_failed'] });
  });

  test('when another office asks: there is no such case', async () => {
    const { caseId, revision } = await readyCase('001');
    const stranger = await someStaff('officer', await someOffice());
    await expect(runGate(stranger, caseId)).rejects.toBeInstanceOf(CaseNotFoundError);
    await expect(sendToReview(stranger, caseId, revision)).rejects.toBeInstanceOf(CaseNotFoundError);
  });

  test('when a run is made up: it does not pass for another revision', async () => {
    const scene = await importedCase('001');
    await renewConsent(scene);
    const { officer, caseId } = scene;
    const send = `INSERT INTO private.review (case_id, draft_revision, sent_by) VALUES ('${caseId}', 1, '${officer.userId}')`;
    expect(await codeOf(inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(send)))).toBe('HW008');
    await runGate(officer, caseId);
    expect(await codeOf(inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(send)))).toBe('HW008');
  });
});

test('no run of the gate and no row of the trail holds words of a text', async () => {
  const { officer, caseId } = await importedCase('001');
  await runGate(officer, caseId);
  const kept = await rowsOf<{ text: string }>(
    `SELECT summary::text AS text FROM private.gate_run WHERE case_id = $1
     UNION ALL SELECT t.detail::text FROM audit.trail_entry t JOIN private.case_file c ON c.pseudonym = t.subject WHERE c.id = $1`,
    [caseId],
  );
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.map(({ text }) => text).join(' ')).not.toMatch(/Rafiq|Faridpur|Kamrul|carp|Malaysia/i);
  expect(await systemDay()).toMatch(/^\d{4}/);
});
