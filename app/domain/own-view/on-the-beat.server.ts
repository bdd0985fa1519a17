import { setTimeout } from 'node:timers/promises';

const BEAT_MS = 250;

/**
 * Hands on what `work` answers on the next beat after it began. A code that never was costs the database a row less than
 * one that is locked: nobody hears such a difference between two beats.
 */
export async function onTheBeat<T>(work: Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work;
  } finally {
    await setTimeout(BEAT_MS - ((performance.now() - began) % BEAT_MS));
  }
}
