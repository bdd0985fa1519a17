import { publicSite } from '~/catalogues/en/public';
import { publishing as words } from '~/catalogues/en/publishing';
import { redaction } from '~/catalogues/en/redaction';
import { message } from '~/catalogues/message';
import type { FindingType } from '../redaction';
import type { GateReport, Projection } from './gate';
import { personTold } from './person-words';

const AGES = {
  young_adult: publicSite.ageYoungAdult,
  adult: publicSite.ageAdult,
  older_adult: publicSite.ageOlderAdult,
} as const;
const FORMS = {
  forced_labour: publicSite.formForcedLabour,
  sexual_exploitation: publicSite.formSexualExploitation,
  domestic_servitude: publicSite.formDomesticServitude,
  debt_bondage: publicSite.formDebtBondage,
  forced_criminality: publicSite.formForcedCriminality,
  other: publicSite.formOther,
} as const;

/** Everything that a reader would know afterwards, as sentences: what is told by fields, then what the words tell. */
export const whatReadersLearn = ({ projection, fields }: Pick<GateReport, 'projection' | 'fields'>): string[] =>
  projection === null ? [] : learnt(projection, fields);

export const learnt = (projection: Projection, fields: GateReport['fields']): string[] => [
  ...fromFields(projection),
  ...fromWords(projection, { fields }),
];

function fromFields({ ageBand, form, stops, lines, visibleThrough }: Projection): string[] {
  const areas = [...new Set(stops.flatMap(({ area }) => area?.name ?? []))];
  const years = [...new Set(stops.flatMap((stop) => stop.years ?? []))];
  return [
    ageBand ? message(words.learnsAge, { age: AGES[ageBand] }) : words.learnsAgeNone,
    ...(form ? [message(words.learnsForm, { form: FORMS[form] })] : []),
    areas.length > 0 ? message(words.learnsAreas, { areas: areas.join(', ') }) : words.learnsAreasNone,
    years.length > 0 ? message(words.learnsYears, { years: years.join(', ') }) : words.learnsYearsNone,
    message(words.learnsNeeds, { needs: lines.map(({ label }) => label || words.lineNoLabel).join(', ') }),
    ...(visibleThrough ? [message(words.learnsUntil, { date: visibleThrough })] : []),
  ];
}

function fromWords(projection: Projection, { fields }: Pick<GateReport, 'fields'>): string[] {
  const all = wordsByLanguage(projection).map(({ locale, text }) => personTold(text, locale));
  const kin = [...new Set(all.flatMap((told) => told.kin))];
  const told = new Map<FindingType, Set<string>>();
  for (const { type, words: marked } of fields.flatMap(({ findings }) => findings))
    told.set(type, (told.get(type) ?? new Set()).add(marked));
  return [
    ...(all.some(({ man }) => man) ? [words.learnsMan] : []),
    ...(all.some(({ woman }) => woman) ? [words.learnsWoman] : []),
    ...(kin.length > 0 ? [message(words.learnsKin, { words: kin.join(', ') })] : []),
    ...[...told].map(([type, marked]) =>
      message(words.learnsFinding, { type: redaction.type[type].toLowerCase(), words: [...marked].join('”, “') }),
    ),
  ];
}

/** All words of the page in each of its languages. */
function wordsByLanguage({ locale, title, story, stops, lines, translations }: Projection) {
  return [
    { locale, text: [title, story, ...stops.map(({ text }) => text), ...lines.map(({ label }) => label)].join('\n') },
    ...translations.map((one) => ({
      locale: one.locale,
      text: [one.title, one.story, ...[...stops, ...lines].map((part) => part.translations[one.locale] ?? '')].join(
        '\n',
      ),
    })),
  ];
}
