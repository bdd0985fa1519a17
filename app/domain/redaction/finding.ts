export const FINDING_TYPES = [
  'PERSON',
  'PLACE',
  'ADDRESS',
  'ORG',
  'NAME',
  'DATE',
  'AGE',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'URL',
  'ID',
  'CASE_NO',
  'VEHICLE_VESSEL',
  'MONEY',
  'NUMBER',
  'COORDINATE',
  'ETHNICITY_RELIGION',
  'NATIONALITY',
  'COUNTRY',
  'HEALTH',
  'FAMILY',
  'OCCUPATION',
  'OTHER_QUASI',
  'UNKNOWN_WORD',
  'RARE_WORD',
  'DISGUISE',
  'PRIVATE_VALUE',
] as const;
export type FindingType = (typeof FINDING_TYPES)[number];

export type FindingLevel = 'block' | 'review';

export const REASONS = [
  'name',
  'name-word',
  'capitals',
  'title',
  'unknown-word',
  'rare-word',
  'digits',
  'email',
  'url',
  'handle',
  'phone',
  'identifier',
  'vehicle',
  'coordinate',
  'money',
  'date',
  'month',
  'year',
  'feast',
  'age',
  'address',
  'landmark',
  'institution',
  'nationality',
  'belief',
  'health',
  'injury',
  'family',
  'count',
  'occupation',
  'unique-fact',
  'foreign-script',
  'hidden-character',
  'private-value',
  'no-scope-story',
  'no-scope-age',
  'no-scope-country',
  'no-scope-health',
  'given-up',
  'more-than-original',
] as const;
export type Reason = (typeof REASONS)[number];

export const SUGGESTIONS = [
  'leave-out-name',
  'region-or-country',
  'kind-of-organisation',
  'industry',
  'season-or-years',
  'age-band',
  'remove',
  'rough-amount',
  'no-number',
  'community',
  'country',
  'general-health',
  'family-in-general',
  'common-trade',
  'general-words',
  'plain-word',
  'retype',
] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/**
 * One stretch of text that may identify somebody. `start` and `end` are UTF-16 indices on the text as given
 * (never normalised), `end` exclusive. `block` must be replaced; `review` replaced or justified.
 * `reason` and `suggestion` are keys of app/catalogues/en/redaction.ts.
 */
export interface Finding {
  start: number;
  end: number;
  type: FindingType;
  level: FindingLevel;
  reason: Reason;
  suggestion: Suggestion;
}

/** A finding before its suggestion is looked up. */
export type Mark = Omit<Finding, 'suggestion'>;

const SUGGESTION_OF: Record<FindingType, Suggestion> = {
  PERSON: 'leave-out-name',
  PLACE: 'region-or-country',
  ADDRESS: 'region-or-country',
  ORG: 'kind-of-organisation',
  NAME: 'leave-out-name',
  DATE: 'season-or-years',
  AGE: 'age-band',
  PHONE: 'remove',
  EMAIL: 'remove',
  HANDLE: 'remove',
  URL: 'remove',
  ID: 'remove',
  CASE_NO: 'remove',
  VEHICLE_VESSEL: 'remove',
  MONEY: 'rough-amount',
  NUMBER: 'no-number',
  COORDINATE: 'region-or-country',
  ETHNICITY_RELIGION: 'community',
  NATIONALITY: 'country',
  COUNTRY: 'general-words',
  HEALTH: 'general-health',
  FAMILY: 'family-in-general',
  OCCUPATION: 'common-trade',
  OTHER_QUASI: 'general-words',
  UNKNOWN_WORD: 'plain-word',
  RARE_WORD: 'plain-word',
  DISGUISE: 'retype',
  PRIVATE_VALUE: 'remove',
};

export const toFinding = (mark: Mark): Finding => ({ ...mark, suggestion: SUGGESTION_OF[mark.type] });

const byStart = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end;

/** Joins overlapping marks of one level; the type of the longest part names the whole. */
function union(marks: readonly Mark[]): Mark[] {
  const joined: Array<Mark & { longest: number }> = [];
  for (const mark of [...marks].sort(byStart)) {
    const last = joined[joined.length - 1];
    const length = mark.end - mark.start;
    if (!last || mark.start >= last.end) {
      joined.push({ ...mark, longest: length });
      continue;
    }
    last.end = Math.max(last.end, mark.end);
    if (length > last.longest) Object.assign(last, { type: mark.type, reason: mark.reason, longest: length });
  }
  return joined.map(({ longest: _longest, ...mark }) => mark);
}

/** Marks to findings: sorted, not overlapping, block before review where both cover a stretch. */
export function resolveMarks(text: string, marks: readonly Mark[]): Finding[] {
  const blocked = union(marks.filter((mark) => mark.level === 'block'));
  const reviewed = union(marks.filter((mark) => mark.level === 'review'));
  const rest = reviewed.flatMap((mark) => subtract(mark, blocked)).flatMap((mark) => trimmed(text, mark));
  return [...blocked, ...rest].sort(byStart).map(toFinding);
}

function subtract(mark: Mark, covers: readonly Mark[]): Mark[] {
  let parts = [mark];
  for (const cover of covers) {
    if (cover.end <= mark.start || cover.start >= mark.end) continue;
    parts = parts.flatMap((part) => {
      if (cover.end <= part.start || cover.start >= part.end) return [part];
      const left = cover.start > part.start ? [{ ...part, end: cover.start }] : [];
      const right = cover.end < part.end ? [{ ...part, start: cover.end }] : [];
      return [...left, ...right];
    });
  }
  return parts;
}

function trimmed(text: string, mark: Mark): Mark[] {
  let { start, end } = mark;
  const bare = (index: number): boolean => /[\s\p{P}]/u.test(text.charAt(index));
  while (start < end && bare(start)) start += 1;
  while (end > start && bare(end - 1)) end -= 1;
  return start < end ? [{ ...mark, start, end }] : [];
}
