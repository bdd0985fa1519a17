import { pools as words } from '~/catalogues/en/pools';
import { databaseErrorCode } from '../../platform/db/index.server';
import { PoolError } from './pool';

/** The database has the last word; what it refuses is told in the words of who asked. */
export async function asPoolErrors<T>(sentences: Record<string, string>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = { ...general, ...sentences }[databaseErrorCode(error) ?? ''];
    if (sentence === undefined) throw error;
    throw new PoolError(sentence, { cause: error });
  }
}

const general: Record<string, string> = { HW001: words.roleGone };
