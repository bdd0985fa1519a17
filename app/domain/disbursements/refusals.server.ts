import { databaseErrorCode } from '~/platform/db/index.server';
import { Refused } from './refused';

/** What each of the database's own refusals means in one command: the field, and a sentence. */
export type Sentences = Partial<
  Record<`HW00${1 | 2 | 3 | 4 | 5 | 6 | 7}` | '23514', readonly [field: string, sentence: string]>
>;

/** Runs a command's transaction; a refusal that has a sentence becomes Refused, everything else passes through. */
export async function orRefused<T>(sentences: Sentences, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = sentences[databaseErrorCode(error) as keyof Sentences];
    if (sentence) throw new Refused(...sentence);
    throw error;
  }
}
