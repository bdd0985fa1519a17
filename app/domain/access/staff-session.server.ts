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

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * The network address that a request came from, as the server wrote it down. Undefined for this machine itself: that is
 * a proxy whose visitors cannot be told apart, and one visitor's wrong passwords must not lock everybody out.
 */
export function networkAddress(request: Request): string | undefined {
  const address = request.headers.get('x-homeward-client') ?? '';
  return address === '' || LOOPBACK.test(address) ? undefined : subscriberOf(address);
}

/** One subscriber holds a whole /64 of IPv6 addresses, so those count as one; IPv4 as it is. */
function subscriberOf(address: string): string {
  if (address.includes('.')) return address.replace(/^::ffff:/i, '');
  if (!address.includes(':')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const missing = Math.max(0, 8 - head.length - tail.length);
  return `${[...head, ...Array<string>(missing).fill('0'), ...tail].slice(0, 4).join(':')}::/64`;
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
