import { financeActs as words } from '~/catalogues/en/finance-acts';
import { databaseErrorCode } from '~/platform/db/index.server';
import { Refused } from '../disbursements';
import { orRefused, type Sentences } from '../disbursements/index.server';

/** What the database's refusals mean wherever finance decides; a use case says more where it knows more. */
const common: Sentences = {
  HW001: ['', words.roleGone],
  HW002: ['', words.stateChanged],
  HW004: ['', words.otherInput],
  HW005: ['', words.samePerson],
  HW007: ['', words.notFound],
};

/** No such text of an id; no row for this key. */
const unknown = ['22P02', '23503'];

/**
 * Runs an act of finance; what the database refuses comes back as a sentence for the form. An id that is none at all, or
 * that nothing has, is as unknown as one that a function did not find.
 */
export async function decide<T>(work: () => Promise<T>, sentences: Sentences = {}): Promise<T> {
  const said = { ...common, ...sentences };
  try {
    return await orRefused(said, work);
  } catch (error) {
    if (unknown.includes(databaseErrorCode(error) ?? '') && said.HW007) throw new Refused(...said.HW007);
    throw error;
  }
}
