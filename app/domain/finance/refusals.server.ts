import { financeActs as words } from '~/catalogues/en/finance-acts';
import { orRefused, type Sentences } from '../disbursements/index.server';

/** What the database's refusals mean wherever finance decides; a use case says more where it knows more. */
const common: Sentences = {
  HW001: ['', words.roleGone],
  HW002: ['', words.stateChanged],
  HW004: ['', words.otherInput],
  HW005: ['', words.samePerson],
  HW007: ['', words.notFound],
};

/** Runs an act of finance; what the database refuses comes back as a sentence for the form. */
export function decide<T>(work: () => Promise<T>, sentences: Sentences = {}): Promise<T> {
  return orRefused({ ...common, ...sentences }, work);
}
