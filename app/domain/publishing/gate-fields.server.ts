import type { CheckedMark, CheckedText } from './check-text.server';
import { keyIn, type OwnKey, textOf, translatedInto, type WrittenDraft } from './fields';
import type { FindingJustification, GateField, GateRefusal } from './gate';
import type { GateContent } from './gate-content.server';
import { heldToOriginal } from './held-to-original.server';
import { fingerprintOf } from './justifications.server';
import { isPublicKind } from './project-case.server';
import type { PublicText } from './public-text';

export type { PublicText } from './public-text';

/**
 * Every text that could reach the public, in reading order, language by language. Texts of stops that are never public are
 * not among them. A translation says all that the original says: the page needs each of its texts.
 */
export function publicTexts(
  { journey, needs }: Pick<GateContent, 'journey' | 'needs'>,
  draft: WrittenDraft,
): PublicText[] {
  const { locale, content } = draft;
  const own = (key: OwnKey, required: boolean) => ({ key, required, text: textOf(content, key) });
  const texts = [
    own('title', true),
    own('story', true),
    ...journey.filter(({ kind }) => isPublicKind(kind)).map(({ id }) => own(`stop/${id}`, false)),
    ...(needs?.lines ?? []).map(({ id }) => own(`label/${id}`, true)),
  ];
  return [
    ...texts.map((text) => ({ ...text, locale, original: null })),
    ...translatedInto(draft).flatMap((language) =>
      texts.map(({ key, required, text }) => ({
        key: keyIn(language, key),
        text: textOf(content, keyIn(language, key)),
        locale: language,
        required: required || text.trim() !== '',
        original: text,
      })),
    ),
  ];
}

/** The texts with their marks, in order. A text that could not be checked adds its refusal to `refusals`. */
export function gateFields(
  caseId: string,
  texts: readonly PublicText[],
  checked: readonly CheckedText[],
  justifications: ReadonlyMap<string, FindingJustification>,
  refusals: GateRefusal[],
): GateField[] {
  const held = heldToOriginal(texts, checked);
  return texts.map(({ key, text, locale, required }, fieldNumber) => {
    const findings = marksOf(held[fieldNumber], refusals).map((mark, index) => {
      const words = text.slice(mark.start, mark.end);
      const fingerprint = fingerprintOf(caseId, key, mark.type, words);
      const justification =
        mark.level === 'review' && !mark.isPrivateValue ? (justifications.get(fingerprint) ?? null) : null;
      return { ...mark, id: `f${fieldNumber}-${index}`, words, fingerprint, justification };
    });
    return { key, text, locale, missing: required && text.trim() === '', findings };
  });
}

/** A text that could not be checked is no reason to publish: it refuses the case. */
function marksOf(checked: CheckedText | undefined, refusals: GateRefusal[]): readonly CheckedMark[] {
  if (checked && 'marks' in checked) return checked.marks;
  const refusal = REFUSAL_OF[checked?.refusal ?? 'failed'];
  if (!refusals.includes(refusal)) refusals.push(refusal);
  return [];
}

const REFUSAL_OF = { 'no-dictionary': 'no_dictionary', 'timed-out': 'timed_out', failed: 'gate_failed' } as const;
