import { reconciliation as words } from '~/catalogues/en/reconciliation';
import { message } from '~/catalogues/message';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { log } from '~/platform/log/index.server';
import { workerActor } from '../access';
import { mailRole } from '../access/index.server';
import { checkInvariants } from '../ledger/index.server';
import { type FreezeInput, raiseFreeze } from './raise-freeze.server';
import type { Difference, ReconciliationRun } from './read-models';
import { type ReconcileOptions, reconcile } from './reconcile.server';
import { openException } from './resolve-exception.server';

export interface NightlyOutcome {
  violation: { invariant: string; found: string } | undefined;
  run: ReconciliationRun;
  freezeIds: string[];
}

/**
 * All invariants and the reconciliation. What is broken stops payments of the fund concerned until two people lift it, is
 * kept as an exception, and is mailed to every finance officer: kinds and links, no amounts and no names.
 */
export async function nightlyChecks(options: ReconcileOptions = { graceMinutes: 60 }): Promise<NightlyOutcome> {
  const violation = await checkInvariants(workerActor);
  const run = await reconcile(workerActor, options);
  const freezes = [...(violation ? [freezeOf(violation)] : []), ...freezesOf(run.differences)];
  const freezeIds: string[] = [];
  for (const freeze of freezes) freezeIds.push(await raiseFreeze(workerActor, freeze));
  for (const found of run.differences)
    await openException(workerActor, { ...found, kind: `reconciliation_${found.kind}`.slice(0, 40) });
  if (violation || !run.clean) {
    log.error(
      { invariant: violation?.invariant, differences: run.differences.length },
      'the nightly checks found something',
    );
    await mailFinance(violation?.invariant, run);
  }
  return { violation, run, freezeIds };
}

/** The line or currency that a violation names; everything, when it names none. */
function freezeOf({ invariant, found }: { invariant: string; found: string }): FreezeInput {
  const line = /^line ([0-9a-f-]{36})/.exec(found)?.[1];
  const currency = /^currency ([A-Z]{3})/.exec(found)?.[1];
  return {
    campaignLineId: line ?? null,
    currency: line ? null : (currency ?? null),
    reason: message(words.freezeInvariant, { invariant }),
  };
}

function freezesOf(differences: readonly Difference[]): FreezeInput[] {
  return [...new Set(differences.map(({ currency }) => currency))].map((currency) => ({
    campaignLineId: null,
    currency,
    reason: words.freezeReconciliation,
  }));
}

async function mailFinance(invariant: string | undefined, run: ReconciliationRun): Promise<void> {
  const { appUrl } = environment();
  const kinds = [...new Set(run.differences.map(({ kind }) => kind))];
  const text = [
    words.mailIntro,
    '',
    ...(invariant ? [message(words.mailInvariant, { invariant })] : []),
    ...kinds.map((kind) =>
      message(words.mailDifference, {
        kind: words.kinds[kind],
        count: run.differences.filter((one) => one.kind === kind).length,
      }),
    ),
    '',
    words.mailStopped,
    `${appUrl}/finance/reconciliation/runs`,
  ].join('\n');
  await mailRole(['finance'], { subject: words.mailSubject, text, messageId: `nightly-${run.id}` });
}

/** Once a day of the business clock, by whichever instance is first; one that failed is tried again. Answers whether it ran. */
export async function nightlyChecksWhenDue(): Promise<boolean> {
  const [row] = await inTransaction(
    workerActor,
    'nightly_checks.due',
    (tx) => tx.$queryRaw<{ isDue: boolean }[]>`SELECT ledger.claim_nightly_checks() AS "isDue"`,
  );
  if (!row?.isDue) return false;
  await nightlyChecks();
  await inTransaction(
    workerActor,
    'nightly_checks.finish',
    (tx) => tx.$queryRaw`SELECT ledger.finish_nightly_checks()::text`,
  );
  return true;
}
