import { z } from 'zod';
import { needCategories, needProgressBands } from './need';

export const slugSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);

/** What a visitor may ask of the list; what does not parse is left out rather than answered with an error. */
export const needFilterSchema = z.object({
  area: z
    .string()
    .regex(/^[A-Z0-9-]{2,8}$/)
    .optional()
    .catch(undefined),
  category: z.enum(needCategories).optional().catch(undefined),
  progress: z.enum(needProgressBands).optional().catch(undefined),
  query: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^[0-9.e-]{1,30}~[0-9a-z]{16}$/)
    .optional()
    .catch(undefined),
});
export type NeedFilter = z.infer<typeof needFilterSchema>;
