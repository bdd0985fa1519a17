import { it } from 'vitest';
import { cleanAfterwards, quiet } from './clean';
import { clearRules } from './sandbox';

/**
 * A fault of ../shared/payment-faults.md by its number. `safeguard` is what keeps it from doing harm: take it away and
 * the test turns red. After the test the books are clean, whatever happened in it.
 */
export function fault(number: number, title: string, safeguard: string, work: () => Promise<void>): void {
  it(`fault ${number}: ${title} — safeguard: ${safeguard}`, async () => {
    // What a test before left undone, because it failed, is not this one's.
    await quiet();
    try {
      await work();
    } finally {
      await clearRules();
    }
    await cleanAfterwards();
  });
}
