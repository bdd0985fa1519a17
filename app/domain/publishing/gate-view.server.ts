import { publicSite } from '~/catalogues/en/public';
import { publishing as words } from '~/catalogues/en/publishing';
import { redaction } from '~/catalogues/en/redaction';
import { ui } from '~/catalogues/en/ui';
import { message } from '~/catalogues/message';
import { storyLanguageNames } from '~/catalogues/story-languages';
import { needWord } from '~/ui/icons/need-icon';
import { formatMoney } from '~/ui/money/format-money';
import { anonymityView } from './anonymity-view.server';
import type { Evaluation } from './evaluate-gate.server';
import { partsOfKey } from './fields';
import { coarserFindings, type GateField, type GateFinding, mayBeSent, openFindings } from './gate';
import type { GateContent } from './gate-content.server';
import { whatReadersLearn } from './learns';
import { previewOf } from './preview.server';

/** A private fact beside a public text. */
export interface PrivateFact {
  term: string;
  value: string;
}

/** The gate's report as a screen shows it: words instead of keys, text instead of bigints. */
export function gateView(evaluation: Evaluation) {
  const { state, report, opened } = evaluation;
  const { projection, rate } = report;
  return {
    caseId: report.caseId,
    pseudonym: state.frame.pseudonym,
    revision: report.draftRevision,
    outcome: report.outcome,
    refusals: report.refusals,
    refusalWords: report.refusals.map((refusal) => words[`refusal_${refusal}`]),
    open: report.outcome === 'blocked' ? blocking(report.fields) : openFindings(report.fields).length,
    missing: report.fields.filter(({ missing }) => missing).length,
    maySend: mayBeSent(report),
    locale: projection?.locale ?? 'en',
    fields: opened ? report.fields.map((field) => fieldView(field, opened, evaluation)) : [],
    person: opened ? personFacts(opened) : [],
    learns: whatReadersLearn(report),
    givenUp: givenUpWords(report.givenUp),
    anonymity: report.anonymity && anonymityView(report.anonymity),
    coarser: coarserFindings(report.fields).length,
    lines: (projection?.lines ?? []).map((line) => ({
      id: line.needsLineId,
      category: line.category,
      label: line.label,
      priority: line.priority,
      local: formatMoney(line.local.amountMinor, line.local.currency, 'en'),
      goalMinor: line.goalMinor.toString(),
    })),
    currency: projection?.currency ?? '',
    goalMinor: (projection?.goalMinor ?? 0n).toString(),
    rate: rate && message(words.rate, { ...rate, settlement: projection?.currency ?? '', margin: rate.marginPercent }),
    preview: projection && previewOf(projection, state.now),
    visibleThrough: projection?.visibleThrough ?? null,
    digest: report.digest,
  };
}
export type GateView = ReturnType<typeof gateView>;
export type FieldView = GateView['fields'][number];
export type FindingView = FieldView['findings'][number];

const blocking = (fields: readonly GateField[]) =>
  fields.flatMap(({ findings }) => findings.filter(({ level }) => level === 'block')).length;

function fieldView(field: GateField, opened: GateContent, { report }: Evaluation) {
  const { projection, fields } = report;
  const { language, own, part, id } = partsOfKey(field.key);
  const stop = part === 'stop' ? opened.journey.find((one) => one.id === id) : undefined;
  const line = part === 'label' ? opened.needs?.lines.find((one) => one.id === id) : undefined;
  const projected = projection?.stops.find(({ stopId }) => stopId === id);
  return {
    key: field.key,
    heading: headingOf(own, stop, line),
    text: field.text,
    locale: field.locale,
    /** A translation by its language's own name, with the text that it translates. */
    translates: language && {
      language: storyLanguageNames[language],
      original: fields.find(({ key }) => key === own)?.text ?? '',
      originalLocale: projection?.locale ?? 'en',
    },
    missing: field.missing,
    isLong: part === 'story' || part === 'stop',
    /** A general label for a line that has none. */
    proposal: line && field.missing && language === null ? ui[needWord[line.category]] : null,
    beside: [
      ...(stop ? stopFacts(stop, projected?.area?.name ?? null) : []),
      ...(line
        ? facts([
            [words.description, line.description],
            [words.vendor, line.vendor],
            [
              words.cost,
              `${line.quantity} × ${formatMoney(line.unitCostMinor, opened.needs?.currency ?? 'USD', 'en')}`,
            ],
          ])
        : []),
    ],
    findings: findingViews(field.findings),
  };
}

/** The findings of one text as a screen shows them. */
export const findingViews = (findings: readonly GateFinding[]) =>
  findings.map((finding) => findingView(finding, findings));

function findingView(finding: GateFinding, all: readonly GateFinding[]) {
  const {
    id,
    start,
    end,
    words: marked,
    level,
    type,
    reason,
    suggestion,
    replacement,
    isPrivateValue,
    fingerprint,
    justification,
  } = finding;
  return {
    id,
    start,
    end,
    words: marked,
    level,
    isPrivateValue,
    fingerprint,
    why: `${redaction.type[type]}. ${redaction.reason[reason]}`,
    /** A private value with general words at hand needs no other advice. */
    advice: isPrivateValue && replacement ? null : redaction.suggestion[suggestion],
    replacement: replacement === marked ? null : replacement,
    times: all.filter((other) => other.words === marked).length,
    justification: justification && {
      id: justification.id,
      reason: justification.reason,
      isAccepted: justification.acceptedBy !== null,
    },
  };
}

const KINDS: Record<Stop['kind'], string> = {
  origin: publicSite.stopOrigin,
  recruitment: publicSite.stopRecruitment,
  transit: publicSite.stopTransit,
  exploitation: publicSite.stopExploitation,
  escape_or_rescue: words.kindEscape,
  shelter: words.kindShelter,
  return: words.kindReturn,
  destination: words.kindDestination,
};

type Stop = GateContent['journey'][number];
type Line = NonNullable<GateContent['needs']>['lines'][number];

function headingOf(key: string, stop: Stop | undefined, line: Line | undefined): string {
  if (key === 'title') return words.fieldTitle;
  if (stop) return message(words.fieldStop, { position: stop.position, kind: kindWord(stop.kind) });
  if (line) return message(words.fieldLabel, { position: line.position, category: ui[needWord[line.category]] });
  return words.fieldStory;
}

export const kindWord = (kind: Stop['kind']): string => KINDS[kind];

export const stopFacts = (stop: Stop, shownAs: string | null): PrivateFact[] =>
  facts([
    [words.place, stop.place],
    [words.times, [stop.from, stop.to].filter(Boolean).join(' – ')],
    [words.note, stop.note],
    [words.shownAs, shownAs ?? words.shownNowhere],
  ]);

/** What would identify the person in a text. */
export function personFacts({ person: { content } }: Pick<GateContent, 'person'>): PrivateFact[] {
  return facts([
    [words.names, [`${content.given} ${content.family}`.trim(), ...content.aliases].join(', ')],
    [words.born, content.dateOfBirth ?? ''],
    [words.contacts, [...content.phones, ...content.emails].join(', ')],
    [words.identifiers, content.idNumbers.map(({ kind, value }) => `${kind} ${value}`.trim()).join(', ')],
    [words.address, content.address],
    [words.relatives, content.familyMembers.map(({ relation, name }) => `${name} (${relation})`).join(', ')],
    [words.perpetrators, content.allegedPerpetrators.map(({ role, name }) => `${name} (${role})`).join(', ')],
  ]);
}

const facts = (pairs: [string, string][]): PrivateFact[] =>
  pairs.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }));

function givenUpWords(givenUp: Evaluation['report']['givenUp']): string[] {
  if (givenUp === null) return [];
  const { granted, stopsTrue, stopsShown, neverPublic, unplaced } = givenUp;
  const grant = granted === 'country' || granted === 'region' ? granted : 'none';
  return [
    message(words.mapGivenUp, { stops: stopsTrue, shown: stopsShown, never: neverPublic }),
    words[`mapGranted_${grant}`],
    ...(unplaced > 0 ? [message(words.mapUnplaced, { count: unplaced })] : []),
  ];
}
