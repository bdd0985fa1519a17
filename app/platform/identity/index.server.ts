export type { StashedForm } from './form-stash.server';
export { createIdentity, type Identity } from './identity.server';
export { closeIdentity, identity } from './installation-identity.server';
export type { CurrentStaff, OpenSession, Pending, SignedIn } from './sessions.server';
export type { IdentitySettings, Mail } from './settings.server';
export type { CodeOutcome, NetworkAddress, SignInOutcome } from './sign-in.server';
