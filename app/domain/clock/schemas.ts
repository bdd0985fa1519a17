import { z } from 'zod';

export const DAYS_MAX = 365;

export const advanceSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('release') }),
  z.object({ to: z.literal('month') }),
  z.object({
    to: z.literal('days'),
    days: z.coerce
      .number('Write a number of days.')
      .int('Write whole days.')
      .min(1, 'At least one day.')
      .max(DAYS_MAX, 'At most a year at once.'),
  }),
]);
export type Advance = z.infer<typeof advanceSchema>;
