import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { account } from '~/catalogues/en/account';
import { codeSchema, passwordSchema, recoveryCodeSchema } from '~/domain/access';
import { safeNextPath } from '~/platform/identity';
import { identity, type SignedIn } from '~/platform/identity/index.server';
import { fillMessage } from '~/ui';

/** Which of the page's forms an answer belongs to. */
export type TwoFactorForm = 'code' | 'recovery-code' | 'begin' | 'confirm' | 'renew' | 'remove';

interface Shown {
  form: TwoFactorForm | undefined;
  lastResult: SubmissionResult<string[]> | undefined;
  status: number;
}
export type TwoFactorAnswer = Shown | { to: string; headers?: Headers };

const inMinutes = (seconds: number) => fillMessage(account.locked, { minutes: Math.ceil(seconds / 60) });

/** The second step of sign-in. */
export async function actOnChallenge(request: Request, form: FormData): Promise<TwoFactorAnswer> {
  const byRecoveryCode = form.get('intent') === 'recovery-code';
  const submission = byRecoveryCode
    ? parseWithZod(form, { schema: recoveryCodeSchema })
    : parseWithZod(form, { schema: codeSchema });
  const refuse = (message: string | undefined, status: number): Shown => ({
    form: byRecoveryCode ? 'recovery-code' : 'code',
    lastResult: submission.reply({
      formErrors: message === undefined ? undefined : [message],
      hideFields: ['code', 'recoveryCode'],
    }),
    status,
  });
  if (submission.status !== 'success') return refuse(undefined, 400);
  const given =
    'code' in submission.value
      ? { kind: 'app' as const, code: submission.value.code }
      : { kind: 'recovery' as const, code: submission.value.recoveryCode };
  const signedIn = await identity().giveSecondFactor(request, given);
  switch (signedIn.outcome) {
    case 'signed-in': {
      const waits = await identity().hasStashedForm(request);
      return {
        to: waits ? '/account/resume' : safeNextPath(String(form.get('next') ?? ''), '/account/home'),
        headers: signedIn.headers,
      };
    }
    case 'refused':
      return refuse(byRecoveryCode ? account.recoveryCodeRefused : account.codeRefused, 401);
    case 'locked':
      return refuse(inMinutes(signedIn.waitSeconds), 429);
    case 'begin-again':
      return { to: '/account/sign-in?done=begin-again', headers: signedIn.headers };
  }
}

/** Setting the app up, new recovery codes, removing it: each needs the password or a code. */
export async function actOnOwnApp(request: Request, own: SignedIn, form: FormData): Promise<TwoFactorAnswer> {
  switch (form.get('intent')) {
    case 'confirm':
      return confirm(request, own, form);
    case 'renew':
      return withPassword('renew', form, (password) => identity().renewRecoveryCodes(request, own, password));
    case 'remove':
      return withPassword('remove', form, (password) => identity().removeTwoFactor(request, own, password));
    default:
      return withPassword('begin', form, (password) => identity().beginTwoFactor(request, own, password));
  }
}

async function confirm(request: Request, own: SignedIn, form: FormData): Promise<TwoFactorAnswer> {
  const submission = parseWithZod(form, { schema: codeSchema });
  const refuse = (message: string | undefined, status: number): Shown => ({
    form: 'confirm',
    lastResult: submission.reply({ formErrors: message === undefined ? undefined : [message], hideFields: ['code'] }),
    status,
  });
  if (submission.status !== 'success') return refuse(undefined, 400);
  const done = await identity().confirmTwoFactor(request, own, submission.value.code);
  if (done.outcome === 'locked') return refuse(inMinutes(done.waitSeconds), 429);
  if (done.outcome === 'refused') return refuse(account.codeRefused, 401);
  return { to: '/account/two-factor', headers: done.headers };
}

type Done =
  | { outcome: 'begun' }
  | { outcome: 'renewed' | 'removed'; headers: Headers }
  | { outcome: 'refused' }
  | { outcome: 'locked'; waitSeconds: number };

async function withPassword(
  which: TwoFactorForm,
  form: FormData,
  work: (password: string) => Promise<Done>,
): Promise<TwoFactorAnswer> {
  const submission = parseWithZod(form, { schema: passwordSchema });
  const refuse = (message: string | undefined, status: number): Shown => ({
    form: which,
    lastResult: submission.reply({
      formErrors: message === undefined ? undefined : [message],
      hideFields: ['password'],
    }),
    status,
  });
  if (submission.status !== 'success') return refuse(undefined, 400);
  const done = await work(submission.value.password);
  switch (done.outcome) {
    case 'locked':
      return refuse(inMinutes(done.waitSeconds), 429);
    case 'refused':
      return refuse(account.passwordRefused, 401);
    case 'begun':
      return { to: '/account/two-factor' };
    case 'renewed':
    case 'removed':
      return { to: '/account/two-factor', headers: done.headers };
  }
}
