import { phraseEnd } from './capital-verdicts';
import { detect, refuseUnreadable } from './detect.server';
import { findPrivateValues } from './find-private-values.server';
import { type Finding, type Mark, resolveMarks, toFinding } from './finding';
import { foldText } from './folded-text';
import { languageOf } from './language.server';
import type { PrivateValue } from './private-values';
import { tokenize } from './tokens';

/** Where the text would be shown; a story (or an update that tells it) needs the scope `story`. */
export type TextPurpose = 'story' | 'needs' | 'update' | 'map_note' | 'answer';

export interface GateInput {
  text: string;
  locale: string;
  privateValues: readonly PrivateValue[];
  purpose: TextPurpose;
  /** Scopes that the survivor granted; whatever is not listed is refused. */
  grantedScopes: readonly string[];
  /** Scopes that were refused in words, beyond not being granted (`health`). */
  refusedScopes?: readonly string[];
  /** Milliseconds after which the gate refuses. */
  timeLimitMs?: number;
}

/**
 * clean: may go to the reviewer as it is. review: each finding must be replaced or justified. blocked: must be
 * changed. refused: the gate could not do its work, or the consent does not allow such a text; nothing is published.
 */
export interface GateResult {
  outcome: 'clean' | 'review' | 'blocked' | 'refused';
  findings: Finding[];
  refusal?: 'no-dictionary' | 'timed-out' | 'failed' | 'no-scope' | 'no-text';
}

const SCOPE_OF_PURPOSE: Record<TextPurpose, string[]> = {
  story: ['story'],
  update: ['updates'],
  needs: ['needs'],
  map_note: ['journey_country', 'journey_region'],
  answer: ['story'],
};

/** The gate on a public text. Never throws: whatever goes wrong, nothing may be published. */
export function gateText(input: GateInput): GateResult {
  try {
    if (input.text.trim() === '') return refused('no-text');
    refuseUnreadable(input.text);
    // A dictionary that is loaded for the first time takes none of the time of the check.
    languageOf(input.locale);
    const deadline = performance.now() + (input.timeLimitMs ?? 8_000);
    if (!SCOPE_OF_PURPOSE[input.purpose].some((scope) => input.grantedScopes.includes(scope)))
      return refused('no-scope');
    const stages = [
      () => findPrivateValues(input.text, input.privateValues, input.locale),
      () => detect(input.text, input.locale),
      () => scopeFindings(input),
    ];
    const found: Finding[] = [];
    for (const stage of stages) {
      found.push(...stage());
      if (performance.now() > deadline) return refused('timed-out');
    }
    const findings = merged(input, found);
    const level = findings.some((finding) => finding.level === 'block')
      ? 'blocked'
      : findings.length > 0
        ? 'review'
        : 'clean';
    return { outcome: level, findings };
  } catch (error) {
    return refused(error instanceof Error && error.name === 'NoDictionaryError' ? 'no-dictionary' : 'failed');
  }
}

const refused = (refusal: NonNullable<GateResult['refusal']>): GateResult => ({
  outcome: 'refused',
  findings: [],
  refusal,
});

/** Private values keep their own findings; of the rest, block stands before review. */
function merged(input: GateInput, found: readonly Finding[]): Finding[] {
  const health = input.refusedScopes?.includes('health') === true;
  const raised = found.map(
    (finding): Finding =>
      health && finding.type === 'HEALTH' ? { ...finding, level: 'block', reason: 'no-scope-health' } : finding,
  );
  const own = raised.filter((finding) => finding.reason === 'private-value');
  const others = resolveMarks(
    input.text,
    raised.filter((finding) => finding.reason !== 'private-value'),
  );
  const outside = others.filter(
    (finding) => !own.some((value) => value.start <= finding.start && value.end >= finding.end),
  );
  return [...own, ...outside].sort((a, b) => a.start - b.start);
}

/** Words that tell what a refused scope covers. */
function scopeFindings({ text, locale, grantedScopes }: GateInput): Finding[] {
  const folded = foldText(text);
  const language = languageOf(locale);
  const marks: Mark[] = [];
  if (!grantedScopes.includes('age_band')) {
    for (const match of folded.text.matchAll(language.ageBandWords)) {
      marks.push({
        ...folded.sourceSpan(match.index, match.index + match[0].length),
        type: 'AGE',
        level: 'block',
        reason: 'no-scope-age',
      });
    }
  }
  if (!grantedScopes.includes('journey_country') && !grantedScopes.includes('journey_region')) {
    const { dictionary } = language;
    const tokens = tokenize(folded.text, language);
    tokens.forEach((token, index) => {
      if (!token.capital) return;
      for (const phrases of [dictionary.areas, dictionary.demonyms]) {
        const last = tokens[phraseEnd(tokens, index, phrases, language) - 1];
        if (last && last.start >= token.start) {
          marks.push({
            ...folded.sourceSpan(token.start, last.end),
            type: 'COUNTRY',
            level: 'block',
            reason: 'no-scope-country',
          });
        }
      }
    });
  }
  return marks.map(toFinding);
}
