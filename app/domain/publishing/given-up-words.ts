import type { Form, Limits } from '../anonymity';
import type { ConsentScope } from '../consent';
import type { Finding } from '../redaction';
import { foldedName } from './area-words.server';

/** What the re-identification rule took although consent covers it: the words may not tell it either. */
export interface GivenUpWords {
  age: boolean;
  country: boolean;
  form: Form | null;
  /** Words that may stand all the same: the areas that are told. */
  tellable: readonly string[];
}

export const NOTHING_GIVEN_UP: GivenUpWords = { age: false, country: false, form: null, tellable: [] };

export function givenUpWords(
  limits: Limits,
  told: { form: Form | null; mayTellAge: boolean },
  areas: { countryWasGivenUp: boolean; tellable: readonly string[] },
): GivenUpWords {
  return {
    age: limits.age === 'adult' && told.mayTellAge,
    country: areas.countryWasGivenUp,
    form: limits.form === 'form' ? null : told.form,
    tellable: [...areas.tellable, 'adult', 'adults'],
  };
}

/** The scopes of the text under what is left. A translation names no place by itself: only those of its original. */
export function scopesLeft(
  { granted, givenUp }: { granted: readonly ConsentScope[]; givenUp: GivenUpWords },
  isTranslation: boolean,
) {
  return granted.filter(
    (scope) =>
      !(givenUp.age && scope === 'age_band') &&
      !((givenUp.country || isTranslation) && (scope === 'journey_country' || scope === 'journey_region')),
  );
}

/** Findings with the reason that is true of them, without the areas that are told, and with words that tell the form. */
export function withGivenUp(
  { text, locale }: { text: string; locale: string },
  findings: readonly Finding[],
  { granted, givenUp }: { granted: readonly ConsentScope[]; givenUp: GivenUpWords },
): Finding[] {
  const consented = {
    'no-scope-age': granted.includes('age_band'),
    'no-scope-country': granted.includes('journey_country') || granted.includes('journey_region'),
  } as const;
  const tellable = new Set(givenUp.tellable.map((name) => foldedName(name, locale)));
  const own = findings.flatMap((finding): Finding[] => {
    const { reason, start, end } = finding;
    if (reason !== 'no-scope-age' && reason !== 'no-scope-country') return [finding];
    if (!consented[reason]) return [finding];
    if (tellable.has(foldedName(text.slice(start, end), locale))) return [];
    const isGivenUp = reason === 'no-scope-age' || givenUp.country;
    return [{ ...finding, reason: isGivenUp ? 'given-up' : 'more-than-original' }];
  });
  const covered = (start: number, end: number) =>
    own.some((other) => other.start < end && start < other.end && other.level === 'block');
  const telling = givenUp.form ? [...text.matchAll(FORM_WORDS[givenUp.form])] : [];
  const formMarks = telling.flatMap(({ index, 0: words }): Finding[] =>
    covered(index, index + words.length)
      ? []
      : [
          {
            start: index,
            end: index + words.length,
            type: 'OTHER_QUASI',
            level: 'block',
            reason: 'given-up',
            suggestion: 'general-words',
          },
        ],
  );
  const hidden = (finding: Finding) => formMarks.some(({ start, end }) => start < finding.end && finding.start < end);
  return [...own.filter((finding) => finding.reason === 'private-value' || !hidden(finding)), ...formMarks].sort(
    (a, b) => a.start - b.start,
  );
}

/** Words of the six languages that tell one form and no other. */
const FORM_WORDS: Readonly<Record<Form, RegExp>> = {
  sexual_exploitation:
    /(?<!\p{L})(?:sexual\w*|sex(?= work)|prostitut\p{L}*|brothel\w*|sexuel\p{L}*|proxénét\p{L}*|burdel\w*|seksual\p{L}*|pelacuran|mại dâm|tình dục|сексуальн\p{L}*|проституц\p{L}*)(?!\p{L})/giu,
  domestic_servitude:
    /(?<!\p{L})(?:domestic\w*|house(?:maid|keeper|work)s?|maids?|nann(?:y|ies)|servitude|doméstic\p{L}*|empleada de hogar|niñera|domestiques?|bonne à tout faire|pembantu|rumah tangga|giúp việc|домашн\p{L}*|служниц\p{L}*)(?!\p{L})/giu,
  debt_bondage:
    /(?<!\p{L})(?:debts?|bond(?:ed|age)|owe[ds]?|owing|deudas?|dettes?|utang|berutang|jeratan|món nợ|nợ|борг\p{L}*)(?!\p{L})/giu,
  forced_labour:
    /(?<!\p{L})(?:forced labou?r|trabajos? forzad\p{L}*|travail forcé|kerja paksa|lao động cưỡng bức|примусов\p{L}* прац\p{L}*)(?!\p{L})/giu,
  forced_criminality:
    /(?<!\p{L})(?:scam\w*|fraud\w*|drugs?|smuggl\w*|theft|begging|estafas?|drogas?|escroquerie|drogue|penipuan|narkoba|lừa đảo|ma túy|шахрай\p{L}*|наркотик\p{L}*)(?!\p{L})/giu,
  other:
    /(?<!\p{L})(?:organs?|kidneys?|marri(?:age|ed)|surroga\w*|begging|adopt\w*|órganos?|matrimonio|mariage|ginjal|pernikahan|kết hôn|шлюб\p{L}*|нирк\p{L}*)(?!\p{L})/giu,
};
