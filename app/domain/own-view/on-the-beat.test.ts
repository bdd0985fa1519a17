import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { onTheBeat } from './on-the-beat.server';

// Safeguard: the wait in onTheBeat; without it the answers come 60 ms apart.
it('answers and refusals that take different times come on the same beat', async () => {
  const taken = async (work: Promise<unknown>) => {
    const began = performance.now();
    await onTheBeat(work).catch(() => undefined);
    return performance.now() - began;
  };
  const refused = setTimeout(80).then(() => Promise.reject(new Error('no')));
  const times = await Promise.all([taken(setTimeout(20)), taken(setTimeout(80)), taken(refused)]);
  for (const time of times) expect(time).toBeGreaterThanOrEqual(245);
});
