import type { StaffActor } from '../access';
import type { Assessment } from '../anonymity';
import { ageClassOn, type StoryDraft } from '../cases';
import { openCase, rateTable } from '../cases/index.server';
import { consentHistory } from '../consent/index.server';
import { ageBandOn } from './age-band';
import { type CaseState, caseState, standingRefusals } from './case-state.server';
import { type CheckedMark, type CheckedText, checkTexts, privateValues, type TextContext } from './check-text.server';
import { type FieldKey, textOf } from './fields';
import { publicForm } from './form';
import {
  type FindingJustification,
  type GateField,
  type GateRefusal,
  type GateReport,
  outcomeOf,
  type Projection,
} from './gate';
import type { GateContent } from './gate-content.server';
import { fingerprintOf, openJustifications } from './justifications.server';
import { leaveEnoughPeople } from './leave-enough-people.server';
import { digestOf, isPublicKind, projectLines, projectStops } from './project-case.server';
import { areaWithin } from './within-limits.server';

export interface Evaluation {
  state: CaseState;
  report: GateReport;
  /** Null when the case was refused before it was opened. */
  opened: GateContent | null;
}

/** Thrown between two texts when the gate has run for too long. */
export class GateTimeError extends Error {
  override readonly name = 'GateTimeError';
}

/**
 * Looks at everything that would be public of a case, under its latest consent, and decides. Opens the case through
 * the door; `reason` stands in the trail. A minor is refused unopened. Errors pass through: `runGate` makes them a refusal.
 */
export async function evaluateGate(
  actor: StaffActor,
  caseId: string,
  reason: string,
  checkTime: () => void,
): Promise<Evaluation> {
  const state = await caseState(actor, caseId);
  const refusals = standingRefusals(state);
  const granted = state.consent.consent?.granted ?? [];
  const empty: GateReport = {
    caseId,
    outcome: 'refused',
    refusals,
    draftRevision: state.draftRevision,
    consentId: state.consent.consent?.id ?? null,
    granted,
    fields: [],
    projection: null,
    givenUp: null,
    rate: null,
    anonymity: null,
    digest: null,
  };
  if (refusals.includes('minor')) return { state, report: empty, opened: null };

  const opened = await openCase(actor, caseId, ['person', 'journey', 'needs', 'draft'], reason);
  if (ageClassOn(opened.person.content.dateOfBirth, state.now) !== 'adult') {
    return { state, report: { ...empty, refusals: ['minor', ...refusals] }, opened: null };
  }
  if (opened.needs === null || opened.needs.lines.length === 0) refusals.push('no_needs');
  if (opened.draft === null) return { state, report: empty, opened };

  const justifications = await openJustifications(actor, caseId, reason);
  const { draft, journey, person } = opened;
  const { stops, givenUp, areaOfStop, placed } = projectStops(journey, draft.content, granted);
  const table = rateTable();
  const lines = opened.needs ? projectLines(opened.needs, draft.content, table) : [];
  if (lines === null) refusals.push('no_rate');
  const asConsented: Projection = {
    locale: draft.locale,
    title: granted.includes('story') ? draft.content.title.trim() : '',
    story: granted.includes('story') ? draft.content.story.trim() : '',
    form: granted.includes('story') ? publicForm(person.content.trafficking) : null,
    ageBand: granted.includes('age_band') ? ageBandOn(person.content.dateOfBirth, state.now) : null,
    currency: table.settlementCurrency,
    goalMinor: (lines ?? []).reduce((sum, { goalMinor }) => sum + goalMinor, 0n),
    lines: granted.includes('needs') ? (lines ?? []) : [],
    stops,
    visibleThrough: state.consent.consent?.expiresOn.toISOString().slice(0, 10) ?? null,
  };
  const { projection, anonymity, words } = await leaveEnoughPeople(actor, opened, asConsented, placed, state.now);
  if (anonymity !== null && anonymity.standing === null) refusals.push('too_rare');
  const areaNameOf = areaNames(journey, areaOfStop, anonymity);
  const context: TextContext = {
    locale: draft.locale,
    granted,
    otherRefusals: (await consentHistory(actor, caseId, reason))[0]?.content.otherRefusals ?? [],
    privateValues: privateValues(opened, [...new Set(areaNameOf.values())]),
    years: projection.stops.flatMap(({ years }) => years ?? []),
    places: journey.map(({ id, place }) => ({ place, areaName: areaNameOf.get(id) ?? null })),
    mayTellAge: granted.includes('age_band'),
    names: generalNames(opened),
    givenUp: words,
  };
  const texts = publicFields(opened, draft.content);
  checkTime();
  const checked = await checkTexts(texts, context);
  checkTime();
  const fields = gateFields(caseId, texts, checked, justifications, refusals);
  const currency = opened.needs?.currency ?? table.settlementCurrency;
  return {
    state,
    opened,
    report: {
      ...empty,
      draftRevision: draft.revision,
      outcome: outcomeOf(refusals, fields),
      fields,
      projection,
      givenUp: { ...givenUp, stopsShown: new Set(projection.stops.flatMap(({ area }) => area?.code ?? [])).size },
      anonymity,
      rate: {
        source: table.source,
        date: table.date,
        currency,
        perUnit: table.perSettlementUnit[currency] ?? '1',
        marginPercent: table.marginPercent,
      },
      digest: digestOf(projection),
    },
  };
}

/** The area by which each stop may be named in words. */
function areaNames(
  journey: GateContent['journey'],
  areaOfStop: ReturnType<typeof projectStops>['areaOfStop'],
  anonymity: Assessment | null,
): ReadonlyMap<string, string> {
  return new Map(
    journey.flatMap(({ id, kind }) => {
      const area = areaOfStop.get(id) ?? null;
      const told = isPublicKind(kind) && anonymity ? areaWithin({ kind, area }, anonymity.limits) : area;
      return told ? [[id, told.name]] : [];
    }),
  );
}

/** Who bears which name, in words that tell nobody. */
function generalNames({ person: { content }, needs }: GateContent): TextContext['names'] {
  const named = (names: readonly string[], general: string) => names.filter(Boolean).map((name) => ({ name, general }));
  return [
    ...named([content.given, content.family, ...content.aliases], 'this person'),
    ...named(
      content.familyMembers.map(({ name }) => name),
      'a relative',
    ),
    ...named(
      content.allegedPerpetrators.map(({ name }) => name),
      'somebody',
    ),
    ...named(
      (needs?.lines ?? []).map(({ vendor }) => vendor),
      'a supplier',
    ),
  ];
}

interface PublicText {
  key: FieldKey;
  text: string;
  required: boolean;
}

/** Every text that could reach the public, in reading order. Texts of stops that are never public are not among them. */
function publicFields({ journey, needs }: GateContent, draft: StoryDraft): PublicText[] {
  const field = (key: FieldKey, required: boolean): PublicText => ({ key, text: textOf(draft, key), required });
  return [
    field('title', true),
    field('story', true),
    ...journey.filter(({ kind }) => isPublicKind(kind)).map(({ id }) => field(`stop/${id}`, false)),
    ...(needs?.lines ?? []).map(({ id }) => field(`label/${id}`, true)),
  ];
}

function gateFields(
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
