import { afterEach, describe, expect, it } from 'vitest';
import type { GateInput } from './gate.server';
import { type GateThread, gateTexts, gateThread } from './gate-thread.server';

const story = (text: string): GateInput => ({
  text,
  locale: 'en',
  privateValues: [{ kind: 'name', value: 'Rowena Magbanua' }],
  purpose: 'story',
  grantedScopes: ['story', 'age_band', 'journey_country'],
});
const HANGING = 'tests/fixtures/gate/hanging.worker.mjs';
let thread: GateThread | undefined;
afterEach(() => thread?.stop());

describe('the gate in its thread', () => {
  it('says what the gate says', async () => {
    const [clean, blocked, empty] = await gateTexts([story('They rest.'), story('They met R0wena.'), story(' ')]);
    expect(clean).toEqual({ outcome: 'clean', findings: [] });
    expect(blocked?.findings.map(({ reason }) => reason)).toContain('private-value');
    expect(empty?.refusal).toBe('no-text');
  }, 60_000);

  // Safeguard: the thread is ended from outside; a check in the thread of the server would never give this test its turn.
  it('a check that hangs is refused in time, the server goes on, and the next case is checked', async () => {
    thread = gateThread(HANGING, { checkMs: 300 });
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 20);
    const hung = thread.check([story('They rest.'), story('hang')]);
    const after = thread.check([story('They rest.')]);
    expect((await hung).map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
      ['refused', 'timed-out'],
      ['refused', 'timed-out'],
    ]);
    expect(turns).toBeGreaterThan(3);
    expect((await after)[0]?.outcome).toBe('clean');
    clearInterval(ticking);
  }, 60_000);

  it.each(['die', 'short', 'eat'])(
    'a check that ends otherwise (%s) is refused',
    async (how) => {
      thread = gateThread(HANGING, { checkMs: 20_000, memoryMb: 32 });
      expect((await thread.check([story(how)])).map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
        ['refused', 'failed'],
      ]);
      expect((await thread.check([story('They rest.')]))[0]?.outcome).toBe('clean');
    },
    60_000,
  );

  it('a thread that never starts is refused', async () => {
    thread = gateThread('tests/fixtures/gate/missing.worker.mjs');
    expect((await thread.check([story('They rest.')]))[0]?.refusal).toBe('failed');
  }, 60_000);
});
