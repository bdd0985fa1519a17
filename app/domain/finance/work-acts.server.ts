import { financeActs as words } from '~/catalogues/en/finance-acts';
import { Refused } from '../disbursements';
import { DeadLetterGone } from '../giving/index.server';

/** Runs an act on an event or a job; somebody who was quicker becomes a sentence. */
export async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DeadLetterGone) throw new Refused('', words.notFailed);
    throw error;
  }
}
