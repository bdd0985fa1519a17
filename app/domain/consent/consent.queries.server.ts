import { z } from 'zod';
import type { ConsentScope } from '~/catalogues/consent-scopes';
import type { Transaction } from '../../platform/db/index.server';
import type { Actor } from '../access';
import { systemNow, throughDoor } from '../cases/index.server';
import { type ConsentContent, consentContentSchema } from './schemas';
import { type ConsentMedium, type ConsentState, consentState } from './scopes';

/** A consent without its sealed part: enough to decide what may be public. */
export interface ConsentVersion {
  id: string;
  version: number;
  language: string;
  medium: ConsentMedium;
  givenOn: Date;
  expiresOn: Date;
  withdrawnAt: Date | null;
  granted: readonly ConsentScope[];
}

export type EffectiveConsent =
  | { state: 'in_force'; consent: ConsentVersion; unconfirmedConditions: number }
  | { state: 'expired' | 'withdrawn'; consent: ConsentVersion; unconfirmedConditions: number }
  | { state: 'none'; consent: null; unconfirmedConditions: 0 };

/** The consent that decides for a case now, or why none does. Nothing is decrypted. Runs in the caller's transaction. */
export async function effectiveConsent(tx: Transaction, caseId: string): Promise<EffectiveConsent> {
  const row = await tx.consent.findFirst({
    where: { caseId },
    orderBy: { version: 'desc' },
    include: { conditions: { where: { confirmedAt: null }, select: { id: true } } },
  });
  const state = consentState(row, await systemNow(tx));
  if (row === null || state === 'none') return { state: 'none', consent: null, unconfirmedConditions: 0 };
  return { state, consent: toVersion(row), unconfirmedConditions: row.conditions.length };
}

export interface OpenCondition {
  id: string;
  text: string;
  confirmedAt: Date | null;
}
export interface OpenConsent extends ConsentVersion {
  state: ConsentState | 'replaced';
  recordedAt: Date;
  recordedBy: string;
  content: ConsentContent;
  conditions: OpenCondition[];
  /** What a second person said of the guardian's vetting; null where the person consents for themselves. */
  vetting: 'waits' | 'confirmed' | 'refused' | null;
}

/** All versions of a case's consent, newest first, opened through the door. */
export async function consentHistory(actor: Actor, caseId: string, reason: string): Promise<OpenConsent[]> {
  return throughDoor(
    actor,
    { caseId, fields: ['consent'], reason },
    async (tx) => ({
      now: await systemNow(tx),
      rows: await tx.consent.findMany({
        where: { caseId },
        orderBy: { version: 'desc' },
        include: { conditions: { orderBy: { position: 'asc' } }, vetting: { select: { decision: true } } },
      }),
    }),
    ({ rows, now }, sealer) =>
      rows.map((row, index) => ({
        ...toVersion(row),
        state: index === 0 || row.withdrawnAt !== null ? consentState(row, now) : 'replaced',
        recordedAt: row.recordedAt,
        recordedBy: row.recordedBy,
        vetting: vettingOf(row.byGuardian, row.vetting?.decision),
        content: sealer.open(`consent/${row.id}`, consentContentSchema, row.sealed),
        conditions: row.conditions.map((condition) => ({
          id: condition.id,
          confirmedAt: condition.confirmedAt,
          ...sealer.open(`consent_condition/${condition.id}`, z.object({ text: z.string() }), condition.sealed),
        })),
      })),
  );
}

function vettingOf(byGuardian: boolean, decision: string | null | undefined): OpenConsent['vetting'] {
  if (!byGuardian) return null;
  return decision === 'confirmed' || decision === 'refused' ? decision : 'waits';
}

type ConsentRow = Omit<ConsentVersion, 'granted'> & { grantedScopes: ConsentScope[] };

function toVersion(row: ConsentRow): ConsentVersion {
  const { id, version, language, medium, givenOn, expiresOn, withdrawnAt, grantedScopes } = row;
  return { id, version, language, medium, givenOn, expiresOn, withdrawnAt, granted: grantedScopes };
}
