import { randomBytes } from 'node:crypto';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { languageOf } from '~/platform/http/language.server';
import { readCookie, setCookie } from '~/platform/identity/cookies.server';
import { type DonorActor, donorActor } from './actor';

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;
/** A donor who is known. */
export type KnownDonor = DonorActor & { donorId: string };

const isSecure = () => environment().appUrl.startsWith('https://');
const cookieName = () => (isSecure() ? '__Host-homeward_donor' : 'homeward_donor');
const hashOf = (token: string) =>
  new Uint8Array(Buffer.from(vault().fingerprint('donor', `session\u0000${token}`), 'hex'));

/** The donor behind a request, asked of the database each time; undefined when no session is open. */
export async function currentDonor(request: Request): Promise<KnownDonor | undefined> {
  const token = readCookie(request, cookieName());
  if (token === undefined || !/^[\w-]{43}$/.test(token)) return undefined;
  const [row] = await inTransaction(
    donorActor(null),
    'giving.donor_of_session',
    (tx) => tx.$queryRaw<{ id: string | null }[]>`SELECT giving.donor_of_session(${hashOf(token)})::text AS id`,
  );
  return row?.id ? { ...donorActor(row.id), donorId: row.id } : undefined;
}

/** Uses a mailed link, once, and opens a session. Answers the cookie; undefined for a link that was used or is too old. */
export async function openDonorSession(linkHash: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  const [row] = await inTransaction(
    donorActor(null),
    'giving.use_sign_in_link',
    (tx) => tx.$queryRaw<{ id: string | null; minutes: number }[]>`
    SELECT giving.use_sign_in_link(${linkHash}, ${hashOf(token)})::text AS id, (SELECT session_minutes FROM giving.donor_rule) AS minutes`,
  );
  if (!row?.id) return undefined;
  return setCookie(cookieName(), token, { secure: isSecure(), seconds: row.minutes * 60 });
}

/** Ends the session of a request. Answers the cookie that removes itself. */
export async function endDonorSession(request: Request): Promise<string> {
  const token = readCookie(request, cookieName());
  if (token !== undefined)
    await inTransaction(
      donorActor(null),
      'giving.end_donor_session',
      (tx) => tx.$queryRaw`SELECT giving.end_donor_session(${hashOf(token)})::text`,
    );
  return forgetDonorCookie();
}

/** The cookie that removes itself. */
export const forgetDonorCookie = (): string => setCookie(cookieName(), '', { secure: isSecure(), seconds: 0 });

/** The donor behind a request; throws a redirect to the page that mails a link. */
export async function requireDonor({ request, params }: Pick<RouteArgs, 'request' | 'params'>): Promise<KnownDonor> {
  const donor = await currentDonor(request);
  if (!donor) throw redirect(`/${languageOf(params)}/my-gifts/sign-in`);
  return donor;
}
