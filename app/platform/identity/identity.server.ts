import * as account from './account.server';
import { createContext } from './context.server';
import * as stash from './form-stash.server';
import { hashPassword } from './password.server';
import { record } from './pool.server';
import * as recovery from './recovery.server';
import * as sessions from './sessions.server';
import type { IdentitySettings } from './settings.server';
import * as signing from './sign-in.server';

/** Sign-in of staff, bound to one database and one key ring. */
export function createIdentity(settings: IdentitySettings) {
  const context = createContext(settings);
  const bind =
    <A extends unknown[], R>(work: (first: typeof context, ...rest: A) => R) =>
    (...rest: A): R =>
      work(context, ...rest);
  return {
    mode: settings.mode,
    signIn: bind(signing.signIn),
    owesSecondFactor: bind(signing.owesSecondFactor),
    giveSecondFactor: bind(signing.giveSecondFactor),
    signOut: bind(signing.signOut),
    currentAccount: bind(sessions.currentAccount),
    currentStaff: bind(sessions.currentStaff),
    listSessions: bind(sessions.listSessions),
    endSession: bind(sessions.endSession),
    endOtherSessions: bind(sessions.endOtherSessions),
    removeExpired: bind(sessions.removeExpired),
    changePassword: bind(account.changePassword),
    beginTwoFactor: bind(account.beginTwoFactor),
    pendingTwoFactor: bind(account.pendingTwoFactor),
    confirmTwoFactor: bind(account.confirmTwoFactor),
    renewRecoveryCodes: bind(account.renewRecoveryCodes),
    removeTwoFactor: bind(account.removeTwoFactor),
    recoveryCodesLeft: bind(account.recoveryCodesLeft),
    requestRecovery: bind(recovery.requestRecovery),
    isRecoveryOpen: bind(recovery.isRecoveryOpen),
    recoverPassword: bind(recovery.recoverPassword),
    inviteAccount: bind(recovery.inviteAccount),
    stashForm: bind(stash.stashForm),
    unstashForm: bind(stash.unstashForm),
    hasStashedForm: bind(stash.hasStashedForm),
    dropStashedForm: bind(stash.dropStashedForm),
    /** Makes an account with a password if the address has none yet; answers its id. For set-up, not for screens. */
    async ensureAccount(input: { name: string; email: string; password: string }): Promise<string> {
      const { internalAdapter } = await context.auth.$context;
      const email = input.email.trim().toLowerCase();
      const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
      const user = found?.user ?? (await internalAdapter.createUser({ name: input.name, email, emailVerified: true }));
      if (!found?.accounts.some((one) => one.providerId === 'credential')) {
        await internalAdapter.createAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: await hashPassword(input.password),
        });
        await record(context.pool, { actorId: null, action: 'account.created', subject: user.id });
      }
      return user.id;
    },
    /** The very first two administrators of an empty installation; the database refuses a second time (HW001). */
    async appointFirstAdministrators(one: string, other: string): Promise<void> {
      await context.pool.query('SELECT identity.appoint_first_administrators($1, $2)', [one, other]);
    },
    close: () => context.pool.end(),
  };
}

export type Identity = ReturnType<typeof createIdentity>;
