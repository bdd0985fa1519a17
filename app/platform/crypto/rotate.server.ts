import { rewrapCaseKey } from './case-key-store.server';
import type { KeyRing } from './key-ring.server';
import type { WrappedKeys } from './wrapped-keys.server';

/** How far a rotation has come. */
export interface Rotation {
  /** The ring key that wraps from now on. */
  current: string;
  keys: number;
  looked: number;
  rewrapped: number;
}

const TOLD_EVERY = 500;

/**
 * Wraps every data key, and the root of all purposes, with the ring's current key. What they seal is not touched, so
 * the site goes on meanwhile; stopped half way, the next call does the rest. Older ring keys may
 * go only after a whole round found nothing under them.
 */
export async function rotate(
  ring: KeyRing,
  keys: WrappedKeys,
  tell: (rotation: Rotation) => void = () => undefined,
): Promise<Rotation> {
  const rotation: Rotation = { current: ring.current.id, keys: 0, looked: 0, rewrapped: 0 };
  if (keys.root.rewrap(ring)) rotation.rewrapped += 1;
  // An instance that still holds the ring of before may make a key under an old one meanwhile: until a round finds none.
  for (let found = true; found; ) {
    found = false;
    const caseIds = await keys.cases.list();
    Object.assign(rotation, { keys: caseIds.length + 1, looked: 1 });
    for (const caseId of caseIds) {
      if (await rewrapCaseKey(ring, keys.cases, caseId)) {
        rotation.rewrapped += 1;
        found = true;
      }
      rotation.looked += 1;
      if (rotation.looked % TOLD_EVERY === 0) tell({ ...rotation });
    }
  }
  keys.marks.keepOnly(ring);
  tell({ ...rotation });
  return rotation;
}
