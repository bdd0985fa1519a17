import { z } from 'zod';
import { parseAmount } from '../money';

/** What each field of an address may be; anything else counts as not asked for. */
const fields = {
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  currency: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{3}$/)),
  from: z.iso.date(),
  to: z.iso.date(),
  state: z.string().regex(/^[a-z_]{2,40}$/),
  kind: z.string().regex(/^[a-z_]{2,40}$/),
  receipt: z.string().trim().min(1).max(30),
  amount: z.string().trim().min(1).max(20),
  search: z.string().trim().min(1).max(80),
  campaign: z.uuid(),
  statement: z.uuid(),
} as const;
export type FilterField = keyof typeof fields;
export type ReadFilter = Partial<Record<FilterField, string>>;

const isField = (key: string): key is FilterField => key in fields;

/** Reads the fields that a table knows from an address. */
export function readFilter(request: Request, known: readonly string[]): ReadFilter {
  const asked = new URL(request.url).searchParams;
  const filter: ReadFilter = {};
  for (const key of known) {
    if (!isField(key)) continue;
    const parsed = fields[key].safeParse(asked.get(key) ?? undefined);
    if (parsed.success) filter[key] = parsed.data;
  }
  return filter;
}

/** The page that an address asks for, from 1. */
export function readPage(request: Request): number {
  const page = Number(new URL(request.url).searchParams.get('page') ?? '1');
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

/** `HW-2026-000012`, `2026-12` or `12` as year and serial number; undefined when it is none of these. */
export function readReceiptNumber(text: string): { year: number | null; serial: number } | undefined {
  const parts = /^(?:HW-)?(?:(\d{4})-)?(\d{1,9})$/i.exec(text.trim());
  return parts ? { year: parts[1] === undefined ? null : Number(parts[1]), serial: Number(parts[2]) } : undefined;
}

/** What an amount that somebody typed may be in minor units, in any currency: nobody should have to say which. */
export function readAmounts(text: string): bigint[] {
  const read = ['JPY', 'USD', 'KWD'].map((currency) => parseAmount(text, currency));
  return [...new Set(read.flatMap((parsed) => (parsed.ok ? [parsed.amountMinor] : [])))];
}

/** An address with some of its fields changed; undefined takes one away. */
export function withField(filter: ReadFilter, changed: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filter, ...changed })) if (value) search.set(key, value);
  const query = search.toString();
  return query ? `?${query}` : '';
}
