import { consent as words } from '~/catalogues/en/consent';
import { newShowingSchema } from '~/domain/consent';
import type { ShowingOfPage } from '~/domain/publishing/index.server';
import { errorsOf, textOf, trimmedOf } from './answers.server';

export type ReadShowing = { ok: true; showing: ShowingOfPage } | { ok: false; errors: Record<string, string[]> };

/** Reads what the person said to the page that they were shown. Nothing is answered beforehand. */
export function readShowingForm(form: FormData): ReadShowing {
  const answer = textOf(form, 'agreed');
  const mark = trimmedOf(form, 'mark');
  const parsed = newShowingSchema.safeParse({
    shownOn: trimmedOf(form, 'shownOn'),
    way: textOf(form, 'way'),
    shownBy: trimmedOf(form, 'shownBy'),
    agreed: answer === 'yes',
    notes: textOf(form, 'notes'),
  });
  const errors = {
    ...(parsed.success ? {} : errorsOf(parsed.error)),
    ...(parsed.error?.issues.some(({ path }) => path[0] === 'way') ? { way: [words.wayMissing] } : {}),
    ...(answer === 'yes' || answer === 'no' ? {} : { agreed: [words.agreedMissing] }),
    ...(mark === '' ? { mark: [words.markMissing] } : {}),
  };
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, showing: { ...parsed.data, mark } };
}
