import { afterAll, expect, test, vi } from 'vitest';
import {
  endedConsents,
  mailConsentReminder,
  recordConsent,
  remindOfConsents,
  withdrawConsent,
} from '../../../app/domain/consent/index.server';
import { asSuperuser } from '../database';
import { importedCase, publishedCase, rowsOf, someOffice, someStaff, systemDay } from '../publishing/scene';

vi.setConfig({ testTimeout: 120_000 });

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
afterAll(() => outside.stop());

const DAY_MS = 86_400_000;

async function consentThatEndsIn(days: number) {
  const scene = await importedCase('001');
  const givenOn = new Date(Date.parse(await systemDay()) + (days - 90) * DAY_MS).toISOString().slice(0, 10);
  await recordConsent(scene.officer, scene.caseId, crypto.randomUUID(), {
    language: 'Bengali',
    medium: 'spoken',
    givenOn,
    granted: ['needs', 'story'],
    explainedBy: 'A colleague',
    guardian: null,
    otherRefusals: [],
    notes: 'She sleeps at her aunt’s.',
    conditions: [],
  });
  return scene;
}

const told = (userId: string) =>
  rowsOf<{ days_before: number; pseudonym: string }>(
    'SELECT days_before, pseudonym FROM private.consent_reminder WHERE recipient_id = $1 ORDER BY days_before',
    [userId],
  );

/** Works off what the outbox holds for one person, twice, as a job that came back would. */
async function mails(userId: string) {
  const events = await rowsOf<{ payload: { recipientId: string } }>(
    `SELECT payload FROM system.outbox_event WHERE kind = 'consent.reminders' AND payload->>'recipientId' = $1`,
    [userId],
  );
  for (const { payload } of events) await mailConsentReminder(payload);
  const { messages } = (await (await fetch(`${outside.mailbox}/api/messages`)).json()) as {
    messages: { id: string; subject: string; to?: unknown }[];
  };
  const own = messages.filter((one) => JSON.stringify(one).includes(userId));
  return Promise.all(
    own.map(async ({ id, subject }) => ({
      subject,
      text: await (await fetch(`${outside.mailbox}/api/messages/${id}`)).text(),
    })),
  );
}

test.each([21, 7, 1])(
  'an office is told once, %i days before, in a mail that says nothing of anybody',
  async (days) => {
    const { officer, caseId } = await consentThatEndsIn(days);
    const colleague = await someStaff('officer', officer.officeId);
    const stranger = await someStaff('officer', await someOffice());
    await remindOfConsents();
    await remindOfConsents();
    const [row] = await rowsOf<{ pseudonym: string }>('SELECT pseudonym FROM private.case_file WHERE id = $1', [
      caseId,
    ]);
    for (const one of [officer, colleague])
      expect(await told(one.userId)).toEqual([{ days_before: days, pseudonym: row?.pseudonym }]);
    expect(await told(stranger.userId)).toEqual([]);

    const sent = await mails(officer.userId);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(row?.pseudonym);
    expect(sent[0]?.text).toContain('/officer');
    const [file] = await rowsOf<{ id: string }>('SELECT id FROM private.case_file WHERE id = $1', [caseId]);
    for (const secret of [file?.id ?? '', 'aunt', 'Bengali', 'Rahima', 'cattle', 'consent'])
      expect(sent[0]?.text.toLowerCase(), secret).not.toContain(secret.toLowerCase());
  },
);

test('a consent with more days, one withdrawn and one renewed remind nobody', async () => {
  const later = await consentThatEndsIn(22);
  const withdrawn = await consentThatEndsIn(7);
  await withdrawConsent(withdrawn.officer, withdrawn.caseId);
  const renewed = await consentThatEndsIn(1);
  await recordConsent(renewed.officer, renewed.caseId, crypto.randomUUID(), {
    language: 'Bengali',
    medium: 'spoken',
    givenOn: await systemDay(),
    granted: [],
    explainedBy: '',
    guardian: null,
    otherRefusals: [],
    notes: '',
    conditions: [],
  });
  await remindOfConsents();
  for (const { officer } of [later, withdrawn, renewed]) expect(await told(officer.userId)).toEqual([]);
});

test('a page whose consent ran out is gone by itself, and reviewers hear of it by its reference', async () => {
  const { reviewer, caseId, slug } = await publishedCase('001');
  await asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `UPDATE private.consent SET given_on = given_on - 91, expires_on = expires_on - 91 WHERE case_id = $1`,
      [caseId],
    );
    await client.query(
      `UPDATE public.campaign SET visible_until = visible_until - interval '91 days' WHERE slug = $1`,
      [slug],
    );
  });
  expect(await rowsOf('SELECT 1 FROM public.visible_campaign WHERE slug = $1', [slug])).toEqual([]);
  await remindOfConsents();
  const [ended] = await endedConsents(reviewer);
  const [row] = await rowsOf<{ pseudonym: string }>('SELECT pseudonym FROM private.case_file WHERE id = $1', [caseId]);
  expect(ended?.pseudonym).toBe(row?.pseudonym);
  const sent = await mails(reviewer.userId);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain('ended after');
  expect(sent[0]?.text).not.toContain(slug);
});
