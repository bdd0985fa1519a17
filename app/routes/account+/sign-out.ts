import { redirect } from '@remix-run/node';
import { publicRoute } from '~/domain/access/index.server';
import { identity } from '~/platform/identity/index.server';

/** Only a form signs out: a link or a picture on another page must not. */
export const loader = publicRoute(async () => redirect('/account/sign-in'));

export const action = publicRoute(async ({ request }) => {
  const service = identity();
  const headers = await service.signOut(request, await service.currentAccount(request));
  return redirect('/account/sign-in?done=signed-out', { headers });
});
