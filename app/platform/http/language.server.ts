import { z } from 'zod';

/** The languages in which the public site is offered now. */
export const offeredLanguages = ['en'] as const;
export type Language = (typeof offeredLanguages)[number];

const schema = z.enum(offeredLanguages);

/** The language of an address; a 404 for one that is not offered. */
export function languageOf(params: Record<string, string | undefined>): Language {
  const parsed = schema.safeParse(params.lang);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data;
}
