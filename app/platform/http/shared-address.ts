/** The one spelling of what an address asks for (`?area=…&progress=…`, or nothing); null where it asks for more than is kept. */
export type Settling = (asked: URLSearchParams) => string | null;

interface Settled {
  settling: Settling;
}

/** Marks a loader as one whose answer is the same for everybody who asks for the address. */
export function withSettling<F extends object>(settling: Settling, loader: F): F & Settled {
  return Object.assign(loader, { settling });
}

/** How the addresses of this loader are settled; undefined for one whose answers are never kept. */
export function settlingOf(loader: unknown): Settling | undefined {
  return typeof loader === 'function' && 'settling' in loader ? (loader as unknown as Settled).settling : undefined;
}
