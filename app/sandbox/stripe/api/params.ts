import { z } from 'zod';
import { badParameter } from './errors';
import type { FormTree } from './form';

function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');
}

/** Parses the parameters of a request; what is missing, unknown or malformed is refused as Stripe does. */
export function readParams<T extends z.ZodType>(schema: T, form: FormTree): z.output<T> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw badParameter('Invalid request', undefined);
  if (issue.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, issue.keys[0] ?? '']);
    throw badParameter(`Received unknown parameter: ${param}`, 'parameter_unknown', param);
  }
  const param = bracketed(issue.path);
  const present = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    form,
  );
  if (present === undefined) throw badParameter(`Missing required param: ${param}.`, 'parameter_missing', param);
  throw badParameter(`Invalid ${param}: ${issue.message}`, undefined, param);
}

export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'must be an integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
export const text = (max: number) => z.string().max(max, `must be at most ${max} characters`);
export const webAddress = text(5000).regex(/^https?:\/\/[^\s]+$/, 'Not a valid URL');
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'must be a three-letter ISO currency code')
  .toLowerCase();
export const metadata = z
  .record(text(40), text(500))
  .refine((pairs) => Object.keys(pairs).length <= 50, 'must have at most 50 keys');

const range = z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial();

/** What every list takes; spread the resource's own filters beside it. */
export const listParams = {
  limit: integer.refine((count) => count >= 1 && count <= 100, 'must be between 1 and 100').optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
};
export const createdFilter = {
  created: z.union([integer.transform((at) => ({ gte: at, lte: at })), range]).optional(),
};

export type CreatedFilter = z.output<typeof range> | undefined;

export function isCreatedWithin(created: number, filter: CreatedFilter): boolean {
  if (!filter) return true;
  return (
    created > (filter.gt ?? -Infinity) &&
    created >= (filter.gte ?? -Infinity) &&
    created < (filter.lt ?? Infinity) &&
    created <= (filter.lte ?? Infinity)
  );
}
