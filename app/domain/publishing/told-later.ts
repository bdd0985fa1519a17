import { z } from 'zod';

const text = (max: number) => z.string().trim().max(max);

/** What is told on a page after its release: an update, or a question with the organisation's answer. */
export const toldLaterSchema = z.object({
  /** The form's own: sent twice, it is one update. */
  id: z.uuid(),
  /** Empty for an update. */
  question: text(300),
  text: text(2_000).min(1, 'Write what is to be told.'),
  /** These very words were read to the person, who agreed. */
  agreed: z.literal('yes', 'Tick this when the person has heard these very words and agreed to them.'),
  /** Why words that the gate asks about may stand; empty where it asks about none. */
  reason: text(1_000),
});
export type ToldLater = z.infer<typeof toldLaterSchema>;

export type ToldLaterStatus = 'waiting' | 'approved' | 'published' | 'stopped';
