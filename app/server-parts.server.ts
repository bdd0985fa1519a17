import { createPrivateKey } from 'node:crypto';
import { workerActor } from './domain/access';
import { mailDailyRoot } from './domain/audit/index.server';
import { keepNeedsListed } from './domain/campaigns/index.server';
import { finishErasures, mailUnusualReading } from './domain/cases/index.server';
import { consentHandlers, remindOfConsents, startConsentReminders } from './domain/consent/index.server';
import { followHandlers, followRound, startFollowRounds } from './domain/following/index.server';
import { claimInstallation, clearExpired, givingHandlers, startSweeps } from './domain/giving/index.server';
import { sealFinished, signDailyRoot } from './domain/ledger/index.server';
import { clearOwnView, mailConcern } from './domain/own-view/index.server';
import { releasePages, startReleases } from './domain/publishing/index.server';
import { startNightlyChecks } from './domain/reconciliation/index.server';
import { startTelling, tellMonths } from './domain/transparency/index.server';
import { connectionFromEnvironment, databaseErrorCode, disconnect, inTransaction } from './platform/db/index.server';
import { environment } from './platform/env/index.server';
import { closeIdentity, identity } from './platform/identity/index.server';
import { outboxTask, repeat, startJobs } from './platform/jobs/index.server';
import { closeMailer } from './platform/mail/installation-mailer.server';
import { payments } from './platform/payments/installation-payments.server';

const SEAL_PAUSE_MS = 1_000;
const HOUR_MS = 3_600_000;

/** What runs beside the web server in one process: jobs, the outbox, the sealer. */
export interface Parts {
  /** Resolves when the queue is no longer worked on, whatever the reason. */
  jobsEnded: Promise<void>;
  stop(): Promise<void>;
}

/** Where a donor is sent to pay. */
export const paymentsOrigin = (): string => environment().STRIPE_API_BASE ?? 'https://checkout.stripe.com';

/** Starts them and records, for good, what this database is for. A job begins when it is its `turn`. */
export async function startParts(turn?: () => Promise<void>): Promise<Parts> {
  const env = environment();
  await claimInstallation(env, env.STRIPE_SECRET_KEY ? payments() : null);
  const tasks = {
    handle_outbox_event: outboxTask({
      ...givingHandlers,
      ...consentHandlers,
      ...followHandlers,
      root_signed: mailDailyRoot,
      'reading.unusual': mailUnusualReading,
      'concern.raised': mailConcern,
      'clock.advanced': async () =>
        void (await Promise.all([releasePages(), remindOfConsents(), followRound(), tellMonths()])),
    }),
  };
  const jobs = await startJobs(connectionFromEnvironment().appUrl, tasks, turn);
  const sealer = repeat('seal', SEAL_PAUSE_MS, () => sealFinished(workerActor));
  const lister = repeat('keep needs listed', SEAL_PAUSE_MS, () => keepNeedsListed(workerActor));
  const rootSigner = repeat('sign daily root', HOUR_MS, () => signRootOfToday(env.LEDGER_SIGNING_KEY));
  const stripeSweeps = env.STRIPE_SECRET_KEY ? startSweeps() : undefined;
  const nightlyChecks = env.STRIPE_SECRET_KEY ? startNightlyChecks() : undefined;
  const releases = startReleases({ weekday: env.RELEASE_WEEKDAY, hour: env.RELEASE_HOUR });
  const reminders = startConsentReminders();
  const sweeper = repeat('remove expired sessions', HOUR_MS, () => identity().removeExpired());
  const erasing = repeat('finish erasures', HOUR_MS, finishErasures);
  const forgetting = repeat('forget donors whose day has come', HOUR_MS, clearExpired);
  const followRounds = startFollowRounds();
  const telling = startTelling();
  const ownViews = repeat('clear own views', HOUR_MS, clearOwnView);
  return {
    jobsEnded: jobs.promise.then(
      () => undefined,
      () => undefined,
    ),
    async stop() {
      await Promise.all([
        sealer.stop(),
        lister.stop(),
        rootSigner.stop(),
        releases.stop(),
        reminders.stop(),
        sweeper.stop(),
        forgetting.stop(),
        erasing.stop(),
        ownViews.stop(),
        followRounds.stop(),
        telling.stop(),
        stripeSweeps?.stop(),
        nightlyChecks?.stop(),
      ]);
      await jobs.stop();
      await closeIdentity();
      closeMailer();
      await disconnect();
    },
  };
}

/** One root a day; a day that has its root (HW002) is left alone. */
async function signRootOfToday(signingKey: string | undefined): Promise<void> {
  if (!signingKey) return;
  const [today] = await inTransaction(
    workerActor,
    'system.today',
    (tx) => tx.$queryRaw<{ day: string }[]>`SELECT (system.now() AT TIME ZONE 'UTC')::date::text AS day`,
  );
  if (!today) return;
  await signDailyRoot(workerActor, today.day, createPrivateKey(signingKey)).catch((error: unknown) => {
    if (databaseErrorCode(error) !== 'HW002') throw error;
  });
}
