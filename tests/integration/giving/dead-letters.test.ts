import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffActor } from '~/domain/access';
import {
  DeadLetterGone,
  giveUpEvent,
  giveUpJob,
  readDeadLetters,
  retryEvent,
  retryJob,
} from '~/domain/giving/index.server';
import { endPools, setScene } from '../ledger/scene';
import { beginGift, giftsOf, rowsOf, slugOf } from './scene';
import { StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let slug: string;
let finance: ReturnType<typeof staffActor>;
let auditor: ReturnType<typeof staffActor>;

beforeAll(async () => {
  const scene = await setScene([1_000_000n]);
  slug = await slugOf(scene.campaignId);
  finance = staffActor({ userId: scene.finance.userId ?? '', name: 'Finance', role: 'finance', officeId: null });
  auditor = staffActor({ userId: scene.auditor.userId ?? '', name: 'Auditor', role: 'auditor', officeId: null });
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

/** A paid gift of which an event could not be worked off, and was given up by the machine. */
async function deadEvent(): Promise<{ eventId: string; sessionId: string }> {
  const { sessionId } = await beginGift(slug, { amount: '2500' });
  await stripe.pay(sessionId);
  await stripe.order('webhooks/drain');
  await stripe.order('faults', { kind: 'key_revoked', path: '/v1/*', times: 50 });
  const before = new Set((await deadEvents()).map(({ event_id }) => event_id));
  await stripe.arrive();
  await rowsOf(
    `UPDATE giving.stripe_event SET attempts = 500, leased_until = NULL WHERE state = 'received' AND type = 'charge.succeeded'`,
  );
  await workOff();
  await stripe.order('faults', {}, 'DELETE');
  const [died] = (await deadEvents()).filter(({ event_id }) => !before.has(event_id));
  // The other events of this payment are as good as lost.
  await rowsOf(`UPDATE system.outbox_event SET handled_at = now() WHERE handled_at IS NULL`);
  return { eventId: died?.event_id ?? '', sessionId };
}
const deadEvents = () => rowsOf<{ event_id: string }>(`SELECT event_id FROM giving.stripe_event WHERE state = 'dead'`);

describe('an event that the machine gave up', () => {
  it('is shown, with the kind of failure and nothing of a person, and can be worked off by hand', async () => {
    const { eventId, sessionId } = await deadEvent();
    const { events } = await readDeadLetters(finance);
    const shown = events.find((event) => event.eventId === eventId);
    expect(shown).toMatchObject({
      type: 'charge.succeeded',
      state: 'dead',
      lastError: 'payments: unavailable',
      givenUpAt: null,
    });
    await retryEvent(finance, eventId);
    await workOff();
    expect(await giftsOf(sessionId)).toHaveLength(1);
    expect((await readDeadLetters(finance)).events.map((event) => event.eventId)).not.toContain(eventId);
    await expect(retryEvent(finance, eventId)).rejects.toThrow(DeadLetterGone);
    await expect(giveUpEvent(finance, eventId, 'not any more')).rejects.toThrow(DeadLetterGone);
  });

  it('is left alone for good with a reason, and taken up again if somebody finds out more', async () => {
    const { eventId } = await deadEvent();
    await giveUpEvent(finance, eventId, 'Seen with Stripe: nothing of ours.');
    expect((await readDeadLetters(finance)).events.find((event) => event.eventId === eventId)).toMatchObject({
      givenUpWhy: 'Seen with Stripe: nothing of ours.',
    });
    expect(
      await rowsOf(`SELECT actor_id FROM audit.trail_entry WHERE action = 'stripe_event.given_up' AND subject = $1`, [
        eventId,
      ]),
    ).toEqual([{ actor_id: finance.userId }]);
    await retryEvent(finance, eventId);
    await workOff();
    expect(await rowsOf('SELECT state FROM giving.stripe_event WHERE event_id = $1', [eventId])).toEqual([
      { state: 'handled' },
    ]);
  });

  it('is no matter for an auditor', async () => {
    await expect(retryEvent(auditor, 'evt_1')).rejects.toThrow();
    await expect(readDeadLetters(auditor)).rejects.toThrow();
  });
});

describe('a job that fails again and again', () => {
  const failing = async (message: string): Promise<string> => {
    await rowsOf(`SELECT system.emit('refund_requested', '{"refundId": "00000000-0000-4000-8000-000000000000"}')`);
    const [job] = await rowsOf<{ id: string }>(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = $1
       WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs) RETURNING id::text`,
      [message],
    );
    return job?.id ?? '';
  };

  it('is shown without anybody in its message, and runs again', async () => {
    const jobId = await failing('550 no such mailbox: somebody@example.org\nat somewhere');
    const shown = (await readDeadLetters(finance)).jobs.find((job) => job.jobId === jobId);
    expect(shown).toMatchObject({ kind: 'refund_requested', lastError: '550 no such mailbox: …', nextAt: null });
    await retryJob(finance, jobId);
    expect((await readDeadLetters(finance)).jobs.map((job) => job.jobId)).not.toContain(jobId);
    expect(await rowsOf('SELECT attempts FROM graphile_worker._private_jobs WHERE id = $1', [jobId])).toEqual([
      { attempts: 0 },
    ]);
  });

  it('is taken out with a reason that stays in the trail', async () => {
    const jobId = await failing('something');
    await expect(giveUpJob(finance, jobId, ' ')).rejects.toThrow();
    await giveUpJob(finance, jobId, 'The gift was returned by hand.');
    expect(await rowsOf('SELECT 1 FROM graphile_worker._private_jobs WHERE id = $1', [jobId])).toEqual([]);
    await expect(retryJob(finance, jobId)).rejects.toThrow(DeadLetterGone);
    expect(
      await rowsOf(
        `SELECT detail ->> 'why' AS why FROM audit.trail_entry WHERE action = 'job.given_up' AND subject = $1`,
        [jobId],
      ),
    ).toEqual([{ why: 'The gift was returned by hand.' }]);
  });
});
