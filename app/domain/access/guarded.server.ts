import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { type Settling, withSettling } from '../../platform/http/shared-address';
import { type TaggedFile, taggedAnswer } from '../../platform/http/tagged-answer.server';
import type { StaffActor } from './actor';
import { type KnownDonor, requireDonor } from './donor-session.server';
import { mayRole, type Permission } from './permissions';
import { requireStaff } from './staff-session.server';

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What the table of routes says of a loader or action; the architecture test reads it from the function. */
export type Guard =
  | { kind: 'staff'; permission: Permission }
  | { kind: 'public'; isShared?: true }
  | { kind: 'donor' }
  | { kind: 'survivor' }
  | { kind: 'machine'; by: string };

interface Guarded {
  guard: Guard;
}

/** Reads the guard of a loader or action, or undefined if it has none (which the architecture test refuses). */
export function guardOf(handler: unknown): Guard | undefined {
  return typeof handler === 'function' && 'guard' in handler ? (handler as unknown as Guarded).guard : undefined;
}

function withGuard<F extends (args: RouteArgs) => unknown>(guard: Guard, handler: F): F & Guarded {
  return Object.assign(handler, { guard });
}

/**
 * A loader or action for staff. In this order: somebody is signed in (else the sign-in page, and a form that was
 * being sent is kept), their role of this moment holds the permission (else 403), the address parses (else 404).
 */
export function guarded<T, P extends z.ZodType = z.ZodType<Record<string, never>>>(
  options: { permission: Permission; params?: P },
  handle: (args: {
    actor: StaffActor;
    params: z.infer<P>;
    request: Request;
    context: RouteArgs['context'];
  }) => Promise<T>,
) {
  return withGuard(
    { kind: 'staff', permission: options.permission },
    async ({ request, params, context }: RouteArgs): Promise<T> => {
      const actor = await requireStaff(request);
      if (!mayRole(actor.role, options.permission)) throw new Response(null, { status: 403 });
      const parsed = (options.params ?? z.object({})).safeParse(params);
      if (!parsed.success) throw new Response(null, { status: 404 });
      return handle({ actor, params: parsed.data as z.infer<P>, request, context });
    },
  );
}

/** A loader or action for anybody. */
export function publicRoute<T>(handle: (args: RouteArgs) => Promise<T>) {
  return withGuard({ kind: 'public' }, handle);
}

type Query = z.ZodType<Record<string, unknown>>;

/**
 * A loader for anybody whose answer is the same for everybody who asks for the address: of the visitor it is given
 * nothing. Its pages are kept in memory (decision 0013), by address and what `query` reads of the parameters; addresses
 * with a parameter of `unkept` (what people type) are answered and not kept.
 */
export function sharedRoute<T, Q extends Query = z.ZodType<Record<string, never>>>(
  { query, unkept = [] }: { query?: Q; unkept?: readonly (keyof z.infer<Q> & string)[] },
  handle: (args: { params: RouteArgs['params']; query: z.infer<Q> }) => Promise<T>,
) {
  const schema = (query ?? z.object({})) as Q;
  const read = (asked: URLSearchParams) =>
    schema.safeParse(Object.fromEntries([...asked].filter(([, value]) => value !== '')));
  const settle = (asked: URLSearchParams): string | null => {
    const { data } = read(asked);
    if (data === undefined || unkept.some((name) => data[name] !== undefined)) return null;
    const found = Object.entries(data).filter(([, value]) => value !== undefined);
    const settled = new URLSearchParams(found.map(([name, value]) => [name, String(value)]));
    settled.sort();
    return found.length === 0 ? '' : `?${settled}`;
  };
  const loader = ({ request, params }: RouteArgs) => {
    const { data } = read(new URL(request.url).searchParams);
    if (data === undefined) throw new Response(null, { status: 404 });
    return handle({ params, query: data });
  };
  return withGuard({ kind: 'public', isShared: true }, withSettling(settle, loader));
}

interface FileOptions {
  /** Which spellings of what is asked mean the same file; by default all, since nothing is asked. */
  settle?: Settling;
  /** What a browser is told that asks on behalf of another site. */
  preflight?: () => Response;
}

/**
 * A loader of a file for programs (a sitemap, a feed, a card, JSON) that is the same for everybody who asks for the
 * address. It is given the address and nothing else of who asks, and kept in memory like the pages.
 */
export function sharedFile(
  handle: (args: { params: RouteArgs['params']; asked: URLSearchParams }) => Promise<TaggedFile | Response>,
  { settle = () => '', preflight }: FileOptions = {},
) {
  const loader = async ({ request, params }: RouteArgs): Promise<Response> => {
    if (preflight && request.method === 'OPTIONS') return preflight();
    const file = await handle({ params, asked: new URL(request.url).searchParams });
    return file instanceof Response ? file : taggedAnswer(request, file);
  };
  return withGuard({ kind: 'public', isShared: true }, withSettling(settle, loader));
}

/** A loader or action for a donor who came by a mailed link: their own gifts and nothing else; never stored by anybody. */
export function donorRoute<T>(handle: (args: RouteArgs & { actor: KnownDonor }) => Promise<T>) {
  return withGuard({ kind: 'donor' }, async (args: RouteArgs): Promise<T> => {
    const actor = await requireDonor(args);
    return handle({ ...args, actor });
  });
}

/** The door of the survivor's own view: who comes is asked of the database at each step, and a stranger is told nothing. */
export function ownRoute<T>(handle: (args: RouteArgs) => Promise<T>) {
  return withGuard({ kind: 'survivor' }, handle);
}

/** A door for machines that proves its callers itself (`by` says how). */
export function machineRoute<T>(by: string, handle: (args: RouteArgs) => Promise<T>) {
  return withGuard({ kind: 'machine', by }, handle);
}
