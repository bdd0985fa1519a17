import { z } from 'zod';
import { audit as words } from '~/catalogues/en/audit';

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];
export type FindingState = 'open' | 'answered' | 'closed';

const text = z
  .string({ error: words.findingTextShort })
  .trim()
  .min(3, words.findingTextShort)
  .max(4000, words.findingTextLong);

export const raiseFindingSchema = z.object({
  findingId: z.uuid(),
  severity: z.enum(severities, { error: words.severityChoose }),
  text,
  dueOn: z.iso.date(words.findingDueInvalid),
});
export type RaiseFindingInput = z.infer<typeof raiseFindingSchema>;

/** An answer or a closure. */
export const respondSchema = z.object({ findingId: z.uuid(), text });
export type RespondInput = z.infer<typeof respondSchema>;
