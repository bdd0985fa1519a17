import { redirect } from '@remix-run/node';
import { identity, type Pending, type SignedIn } from '~/platform/identity/index.server';
import { type StaffActor, staffActor } from './actor';

/** The member of staff behind a request, with the role held now; or why there is none. */
export async function currentStaff(request: Request): Promise<StaffActor | Pending> {
  const current = await identity().currentStaff(request);
  return 'pending' in current ? current : staffActor(current);
}

/**
 * The member of staff behind a request. Throws a redirect where something is owed first: sign-in (a form that was
 * being sent is kept and offered again), an authenticator app, a role.
 */
export async function requireStaff(request: Request): Promise<StaffActor> {
  const current = await currentStaff(request);
  if (!('pending' in current)) return current;
  if (current.pending === 'two-factor') throw redirect('/account/two-factor');
  if (current.pending === 'role') throw redirect('/account/no-role');
  const headers = new Headers();
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading) {
    const kept = await identity().stashForm(request);
    if (kept !== undefined) headers.append('Set-Cookie', kept);
  }
  throw redirect(`/account/sign-in?next=${encodeURIComponent(pathToReturnTo(request))}`, { headers });
}

/** Whoever signed in, with or without a role: for pages about the account itself. Throws a redirect to sign-in. */
export async function requireAccount(request: Request): Promise<SignedIn> {
  const account = await identity().currentAccount(request);
  if (!account) throw redirect('/account/sign-in');
  return account;
}

/** The address that a request came from, if the server told us (`address` of the load context). */
export function networkAddress(context: { address?: unknown }): string | undefined {
  return typeof context.address === 'string' && context.address !== '' ? context.address : undefined;
}

/** The page's own address, also when a page's data or its form was asked for. */
function pathToReturnTo(request: Request): string {
  const url = new URL(request.url);
  const search = new URLSearchParams(url.search);
  search.delete('_routes');
  search.delete('index');
  const query = search.size > 0 ? `?${search}` : '';
  return `${url.pathname.replace(/\.data$/, '')}${query}`;
}
