import { type NewLine, newLineSchema } from '~/domain/cases';
import { parseAmount } from '~/domain/money';
import { errorsOf, orNull, textOf, trimmedOf } from './answers.server';

export type ReadLine = { ok: true; line: NewLine; label: string } | { ok: false; errors: Record<string, string[]> };

/** Reads a line's form; the cost is read exactly in the currency of the assessment. */
export function readLineForm(form: FormData, currency: string): ReadLine {
  const cost = parseAmount(textOf(form, 'unitCost'), currency);
  const parsed = newLineSchema.safeParse({
    category: textOf(form, 'category'),
    quantity: wholeNumber(trimmedOf(form, 'quantity')),
    // One stands in for what could not be read: its own message is added below.
    unitCostMinor: cost.ok ? cost.amountMinor : 1n,
    priority: wholeNumber(trimmedOf(form, 'priority')),
    content: {
      description: trimmedOf(form, 'description'),
      vendor: trimmedOf(form, 'vendor'),
      unit: trimmedOf(form, 'unit'),
      neededBy: orNull(trimmedOf(form, 'neededBy')),
    },
  });
  const label = textOf(form, 'label');
  const errors = {
    ...(parsed.success ? {} : errorsOf(parsed.error, { unitCostMinor: 'unitCost' })),
    ...(cost.ok ? {} : { unitCost: [cost.message] }),
    ...(label.length > 300 ? { label: ['Use at most 300 characters.'] } : {}),
  };
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, line: parsed.data, label };
}

const wholeNumber = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);
