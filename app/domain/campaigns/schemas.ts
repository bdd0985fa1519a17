import { z } from 'zod';
import { exploitationForms, needCategories, needProgressBands } from './need';

export const slugSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);

/** What the list may be asked, each by itself. */
export const needFilterFields = {
  area: z.string().regex(/^[A-Z0-9-]{2,8}$/),
  category: z.enum(needCategories),
  form: z.enum(exploitationForms),
  progress: z.enum(needProgressBands),
  query: z.string().trim().min(1).max(100),
  /** The `next` of the page before, and the `previous` of the page after; `t` where titles have the words. */
  after: z.string().regex(/^t?[0-9](?:\.[0-9]{1,20})?(?:e-[0-9]{1,2})?~[0-9a-z]{16}$/),
  before: z.string().regex(/^t?[0-9](?:\.[0-9]{1,20})?(?:e-[0-9]{1,2})?~[0-9a-z]{16}$/),
};

/** What a visitor may ask of the list; what does not parse is left out rather than answered with an error. */
export const needFilterSchema = z.object({
  area: needFilterFields.area.optional().catch(undefined),
  category: needFilterFields.category.optional().catch(undefined),
  form: needFilterFields.form.optional().catch(undefined),
  progress: needFilterFields.progress.optional().catch(undefined),
  query: needFilterFields.query.optional().catch(undefined),
  after: needFilterFields.after.optional().catch(undefined),
  before: needFilterFields.before.optional().catch(undefined),
});
export type NeedFilter = z.infer<typeof needFilterSchema>;
