import type { ConsentScope } from '../consent';
import type { FindingType, PrivateValue, Reason, Suggestion } from '../redaction';
import { type CaseContent, gateText, privateValuesOf } from '../redaction/index.server';
import type { FieldKey } from './fields';
import type { GateContent } from './gate-content.server';
import { readyWords, type SuggestionContext } from './suggested-words';

export interface TextContext extends SuggestionContext {
  locale: string;
  granted: readonly ConsentScope[];
  /** Refused in words beyond the scopes: health, photo … */
  otherRefusals: readonly string[];
  privateValues: readonly PrivateValue[];
}

export interface CheckedMark {
  start: number;
  end: number;
  level: 'block' | 'review';
  type: FindingType;
  reason: Reason;
  suggestion: Suggestion;
  replacement: string | null;
  isPrivateValue: boolean;
}

/** Findings that may be a name of this case. */
const NAMING: ReadonlySet<FindingType> = new Set(['PERSON', 'NAME', 'PLACE', 'ORG', 'ADDRESS']);

/** The text gate could not do its work on a text. */
export class TextGateError extends Error {
  override readonly name = 'TextGateError';
  constructor(readonly refusal: 'no-dictionary' | 'timed-out' | 'failed') {
    super(`The text gate refused: ${refusal}`);
  }
}

/**
 * The marks of one public text, sorted. Whether the scope of the text itself was granted is decided for the whole case,
 * so that an officer sees the marks also while a consent is being renewed. Throws TextGateError.
 */
export function checkText(key: FieldKey, text: string, context: TextContext): CheckedMark[] {
  if (text.trim() === '') return [];
  const purpose = key.startsWith('label/') ? 'needs' : 'story';
  const { findings, refusal } = gateText({
    text,
    locale: context.locale,
    privateValues: context.privateValues,
    purpose,
    grantedScopes: [...context.granted, purpose],
    refusedScopes: context.otherRefusals,
  });
  if (refusal) throw new TextGateError(refusal === 'no-dictionary' || refusal === 'timed-out' ? refusal : 'failed');
  // What is left of a mark around a private value may be a comma: it tells nothing.
  const telling = findings.filter(({ start, end }) => !/^[ ,.;:!?'"()-]+$/.test(text.slice(start, end)));
  return telling.map(({ start, end, level, type, reason, suggestion }) => {
    const isPrivateValue = reason === 'private-value';
    return {
      start,
      end,
      level: isPrivateValue ? 'block' : level,
      type,
      reason,
      suggestion,
      replacement: atPlace(
        text,
        start,
        readyWords(text.slice(start, end), suggestion, context, isPrivateValue || NAMING.has(type)),
      ),
      isPrivateValue,
    };
  });
}

/** With a capital where a sentence begins. */
function atPlace(text: string, start: number, words: string | null): string | null {
  const begins = /(?:^|[.!?]["”')]?\s+|\n\s*)$/.test(text.slice(0, start));
  return words && begins ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** What may never stand in a public text of this case. Areas that consent lets us name are no secret. */
export function privateValues(
  { person, journey, needs }: Pick<GateContent, 'person' | 'journey' | 'needs'>,
  publicAreas: readonly string[],
): PrivateValue[] {
  const {
    given,
    family,
    aliases,
    dateOfBirth,
    phones,
    emails,
    idNumbers,
    address,
    familyMembers,
    allegedPerpetrators,
    notes,
  } = person.content;
  const content: CaseContent = {
    private: {
      fullName: { given, family, aliases },
      dateOfBirth,
      phones,
      emails,
      idNumbers,
      address,
      familyMembers,
      allegedPerpetrators,
      caseOfficerNotes: notes,
    },
    journey: journey.map(({ place, lat, lon, from, to }) => ({ place, lat, lon, from, to })),
    assessment: { lineItems: (needs?.lines ?? []).map(({ vendor }) => ({ vendor })) },
  };
  return privateValuesOf(content, publicAreas);
}
