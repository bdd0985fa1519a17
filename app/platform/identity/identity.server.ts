import * as account from './account.server';
import { createContext } from './context.server';
import * as stash from './form-stash.server';
import * as recovery from './recovery.server';
import * as sessions from './sessions.server';
import * as setUp from './set-up.server';
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
    redeemRecoveryCodes: bind(account.redeemRecoveryCodes),
    recoveryCodesLeft: bind(account.recoveryCodesLeft),
    requestRecovery: bind(recovery.requestRecovery),
    isRecoveryOpen: bind(recovery.isRecoveryOpen),
    recoverPassword: bind(recovery.recoverPassword),
    inviteAccount: bind(recovery.inviteAccount),
    stashForm: bind(stash.stashForm),
    unstashForm: bind(stash.unstashForm),
    hasStashedForm: bind(stash.hasStashedForm),
    dropStashedForm: bind(stash.dropStashedForm),
    ensureAccount: bind(setUp.ensureAccount),
    findAccountId: bind(setUp.findAccountId),
    appointFirstAdministrators: bind(setUp.appointFirstAdministrators),
    hasRoles: bind(setUp.hasRoles),
    close: () => context.pool.end(),
  };
}

export type Identity = ReturnType<typeof createIdentity>;
