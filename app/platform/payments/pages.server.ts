import { z } from 'zod';
import { call } from './client.server';

const PAGE = 100;

export interface PageParams {
  limit: number;
  starting_after?: string;
}

/** Every object of a list, newest first, however many pages it has. @throws PaymentError */
export async function* pagesOf<T extends z.ZodType<{ id: string }>>(
  expected: string,
  item: T,
  list: (page: PageParams) => Promise<unknown>,
): AsyncGenerator<z.output<T>, void> {
  const schema = z.object({ object: z.literal('list'), data: z.array(item), has_more: z.boolean() });
  let after: string | undefined;
  do {
    const page = await call('read', expected, schema, () =>
      list({ limit: PAGE, ...(after !== undefined && { starting_after: after }) }),
    );
    yield* page.data;
    after = page.has_more ? page.data.at(-1)?.id : undefined;
  } while (after !== undefined);
}

/** Seconds since the epoch, as Stripe filters. */
export const epoch = (instant: Date) => Math.floor(instant.getTime() / 1000);
