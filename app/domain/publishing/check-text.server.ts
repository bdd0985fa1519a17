import type { ConsentScope } from '../consent';
import type { FindingType, PrivateValue, Reason, Suggestion } from '../redaction';
import { type CaseContent, type GateResult, gateTexts, privateValuesOf } from '../redaction/index.server';
import { type FieldKey, partsOfKey } from './fields';
import type { GateContent } from './gate-content.server';
import { type GivenUpWords, scopesLeft, withGivenUp } from './given-up-words';
import { readyWords, type SuggestionContext } from './suggested-words';

export interface TextContext extends SuggestionContext {
  granted: readonly ConsentScope[];
  /** Refused in words beyond the scopes: health, photo … */
  otherRefusals: readonly string[];
  privateValues: readonly PrivateValue[];
  givenUp: GivenUpWords;
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

/** Why the text gate could not do its work on a text. */
export type TextRefusal = 'no-dictionary' | 'timed-out' | 'failed';

/** The marks of one public text, sorted, or why there are none to rely on. */
export type CheckedText = { marks: CheckedMark[] } | { refusal: TextRefusal };

/**
 * Checks the public texts of one case, in the gate's thread. Whether the scope of the text itself was granted is decided
 * for the whole case, so that an officer sees the marks also while a consent is being renewed.
 */
export async function checkTexts(
  texts: readonly { key: FieldKey; text: string; locale: string }[],
  context: TextContext,
): Promise<CheckedText[]> {
  const written = texts.filter(({ text }) => text.trim() !== '');
  const results = await gateTexts(
    written.map(({ key, text, locale }) => {
      const { language, part } = partsOfKey(key);
      const purpose = part === 'label' ? 'needs' : 'story';
      return {
        text,
        locale,
        privateValues: context.privateValues,
        purpose,
        grantedScopes: [...scopesLeft(context, language !== null), purpose],
        refusedScopes: context.otherRefusals,
      };
    }),
  );
  return texts.map((one) => {
    const result = results[written.indexOf(one)];
    if (one.text.trim() === '') return { marks: [] };
    return result ? marked(one, result, context) : { refusal: 'failed' };
  });
}

function marked(
  { text, locale }: { text: string; locale: string },
  { findings, refusal }: GateResult,
  context: TextContext,
): CheckedText {
  if (refusal) return { refusal: refusal === 'no-dictionary' || refusal === 'timed-out' ? refusal : 'failed' };
  // What is left of a mark around a private value may be a comma: it tells nothing.
  const telling = findings.filter(({ start, end }) => !/^[ ,.;:!?'"()-]+$/.test(text.slice(start, end)));
  const marks = withGivenUp({ text, locale }, telling, context).map(
    ({ start, end, level, type, reason, suggestion }) => {
      const isPrivateValue = reason === 'private-value';
      return {
        start,
        end,
        level: isPrivateValue ? ('block' as const) : level,
        type,
        reason,
        suggestion,
        replacement: atPlace(
          text,
          start,
          readyWords(text.slice(start, end), suggestion, context, isPrivateValue || NAMING.has(type), locale),
        ),
        isPrivateValue,
      } satisfies CheckedMark;
    },
  );
  return { marks };
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
