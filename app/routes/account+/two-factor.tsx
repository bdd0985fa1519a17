import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { codePicture, publicRoute } from '~/domain/access/index.server';
import { safeNextPath } from '~/platform/identity';
import { identity, type SignedIn } from '~/platform/identity/index.server';
import { ManageApp } from './ui/manage-app';
import { RecoveryCodes } from './ui/recovery-codes';
import { SecondFactorForms } from './ui/second-factor-forms';
import { ConfirmApp, SetUpApp } from './ui/set-up-app';
import { actOnChallenge, actOnOwnApp } from './ui/two-factor-actions.server';

export const meta = () => [{ title: `${account.appTitle} – Homeward` }];

export const loader = publicRoute(async ({ request }) => {
  const service = identity();
  const own = await service.currentAccount(request);
  if (!own) {
    if (!(await service.owesSecondFactor(request))) throw redirect('/account/sign-in');
    return {
      state: 'challenge' as const,
      next: safeNextPath(new URL(request.url).searchParams.get('next'), '/account/home'),
    };
  }
  const redeemed = await service.redeemRecoveryCodes(request, own);
  if (redeemed)
    return data({ state: 'codes' as const, codes: redeemed.codes }, { headers: { 'Set-Cookie': redeemed.cookie } });
  const forced = service.mode === 'live';
  if (own.hasTwoFactor) return { state: 'on' as const, forced, codesLeft: await service.recoveryCodesLeft(own) };
  const pending = await pendingApp(own);
  return pending ? { state: 'confirm' as const, ...pending } : { state: 'off' as const, forced };
});

export const action = publicRoute(async ({ request }) => {
  const own = await identity().currentAccount(request);
  const form = await request.formData();
  const answer = own ? await actOnOwnApp(request, own, form) : await actOnChallenge(request, form);
  if ('to' in answer) throw redirect(answer.to, { headers: answer.headers });
  const { status, ...shown } = answer;
  return data(shown, { status });
});

async function pendingApp(own: SignedIn) {
  const uri = await identity().pendingTwoFactor(own);
  if (uri === undefined) return undefined;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return { picture: codePicture(uri), secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret };
}

export default function TwoFactor() {
  const state = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const last = { form: answer?.form, lastResult: answer?.lastResult };
  switch (state.state) {
    case 'challenge':
      return <SecondFactorForms next={state.next} {...last} />;
    case 'codes':
      return <RecoveryCodes codes={state.codes} />;
    case 'off':
      return <SetUpApp forced={state.forced} {...last} />;
    case 'confirm':
      return <ConfirmApp picture={state.picture} secret={state.secret} {...last} />;
    case 'on':
      return <ManageApp forced={state.forced} codesLeft={state.codesLeft} {...last} />;
  }
}
