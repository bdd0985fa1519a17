import type { StoryDraft } from '../cases';
import type { CheckedMark, CheckedText } from './check-text.server';
import { type FieldKey, textOf } from './fields';
import type { FindingJustification, GateField, GateRefusal } from './gate';
import type { GateContent } from './gate-content.server';
import { fingerprintOf } from './justifications.server';
import { isPublicKind } from './project-case.server';

export interface PublicText {
  key: FieldKey;
  text: string;
  required: boolean;
}

/** Every text that could reach the public, in reading order. Texts of stops that are never public are not among them. */
export function publicTexts(
  { journey, needs }: Pick<GateContent, 'journey' | 'needs'>,
  draft: StoryDraft,
): PublicText[] {
  const field = (key: FieldKey, required: boolean): PublicText => ({ key, text: textOf(draft, key), required });
  return [
    field('title', true),
    field('story', true),
    ...journey.filter(({ kind }) => isPublicKind(kind)).map(({ id }) => field(`stop/${id}`, false)),
    ...(needs?.lines ?? []).map(({ id }) => field(`label/${id}`, true)),
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
  return texts.map(({ key, text, required }, fieldNumber) => {
    const findings = marksOf(checked[fieldNumber], refusals).map((mark, index) => {
      const words = text.slice(mark.start, mark.end);
      const fingerprint = fingerprintOf(caseId, key, mark.type, words);
      const justification =
        mark.level === 'review' && !mark.isPrivateValue ? (justifications.get(fingerprint) ?? null) : null;
      return { ...mark, id: `f${fieldNumber}-${index}`, words, fingerprint, justification };
    });
    return { key, text, missing: required && text.trim() === '', findings };
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
