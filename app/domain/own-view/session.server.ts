import { inTransaction, type Transaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { readCookie } from '~/platform/identity/cookies.server';
import { survivorActor } from '../access';
import { sessionKeyOf } from './secrets.server';

/** At most what the database allows (private.own_view_rule); there it ends whatever the browser does. */
const SESSION_SECONDS = 900;

// A name that says nothing, sent to nobody but us and with nothing but our own pages' requests.
const isSecure = () => environment().appUrl.startsWith('https://');
const cookieName = () => (isSecure() ? '__Host-n' : 'n');

export function sessionCookie(token: string, seconds = SESSION_SECONDS): string {
  const parts = [`${cookieName()}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`];
  return [...parts, ...(isSecure() ? ['Secure'] : [])].join('; ');
}

export const forgetCookie = (): string => sessionCookie('', 0);

export function tokenOf(request: Request): string | undefined {
  const token = readCookie(request, cookieName());
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Who entered, as the database found it: by the PIN, or by the second one, which has no case. */
export type Entered = { kind: 'own'; caseId: string; codeHash: Uint8Array } | { kind: 'notes' };

/**
 * Runs `work` for whoever holds this token, in one transaction in which the database knows the session; undefined when
 * there is none, or none any more.
 */
export async function entered<T>(
  token: string,
  name: string,
  work: (tx: Transaction, who: Entered) => Promise<T>,
): Promise<T | undefined> {
  return inTransaction(survivorActor, `own-view.${name}`, async (tx) => {
    const [row] = await tx.$queryRaw<{ kind: 'own' | 'notes'; caseId: string | null; codeHash: Uint8Array | null }[]>`
      SELECT kind, case_id AS "caseId", code_hash AS "codeHash" FROM private.enter_own_view(${sessionKeyOf(token)})`;
    if (!row) return undefined;
    const { kind, caseId, codeHash } = row;
    return work(tx, kind === 'own' && caseId && codeHash ? { kind, caseId, codeHash } : { kind: 'notes' });
  });
}

/** Ends the session; saying so twice changes nothing. */
export async function leave(token: string): Promise<void> {
  await inTransaction(
    survivorActor,
    'own-view.leave',
    (tx) => tx.$executeRaw`SELECT private.leave_own_view(${sessionKeyOf(token)})`,
  );
}
