import { z } from 'zod';

/** An amount in minor units. JSON carries it as a number; beyond 2^53 it would not be one. */
export const minor = z.int().transform((amount) => BigInt(amount));

export const currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .transform((code) => code.toUpperCase());

export const instant = z.int().transform((seconds) => new Date(seconds * 1000));

/** The id of another object, whether Stripe sent the id or the whole object. */
export const reference = z
  .union([z.string(), z.object({ id: z.string() })])
  .transform((held) => (typeof held === 'string' ? held : held.id));
