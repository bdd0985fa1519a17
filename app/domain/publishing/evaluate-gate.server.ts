import type { StaffActor } from '../access';
import { ageClassOn, type StoryDraft } from '../cases';
import { openCase, rateTable } from '../cases/index.server';
import { consentHistory } from '../consent/index.server';
import { ageBandOn } from './age-band';
import { type CaseState, caseState, standingRefusals } from './case-state.server';
import { type CheckedMark, checkText, privateValues, type TextContext, TextGateError } from './check-text.server';
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
import { digestOf, isPublicKind, projectLines, projectStops } from './project-case.server';

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
  const { stops, givenUp, areaOfStop } = projectStops(journey, draft.content, granted);
  const table = rateTable();
  const lines = opened.needs ? projectLines(opened.needs, draft.content, table) : [];
  if (lines === null) refusals.push('no_rate');
  const context: TextContext = {
    locale: draft.locale,
    granted,
    otherRefusals: (await consentHistory(actor, caseId, reason))[0]?.content.otherRefusals ?? [],
    privateValues: privateValues(opened, [...new Set(areaOfStop.values())]),
    years: stops.flatMap(({ years }) => years ?? []),
    places: journey.map(({ id, place }) => ({ place, areaName: areaOfStop.get(id) ?? null })),
    mayTellAge: granted.includes('age_band'),
    names: generalNames(opened),
  };
  const fields = checkFields(caseId, publicFields(opened, draft.content), context, justifications, refusals, checkTime);
  const projection: Projection = {
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
      givenUp,
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

function checkFields(
  caseId: string,
  texts: readonly PublicText[],
  context: TextContext,
  justifications: ReadonlyMap<string, FindingJustification>,
  refusals: GateRefusal[],
  checkTime: () => void,
): GateField[] {
  return texts.map(({ key, text, required }, fieldNumber) => {
    checkTime();
    const marks = marksOf(key, text, context, refusals);
    const findings = marks.map((mark, index) => {
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
function marksOf(key: FieldKey, text: string, context: TextContext, refusals: GateRefusal[]): CheckedMark[] {
  try {
    return checkText(key, text, context);
  } catch (error) {
    if (!(error instanceof TextGateError)) throw error;
    const refusal = REFUSAL_OF[error.refusal];
    if (!refusals.includes(refusal)) refusals.push(refusal);
    return [];
  }
}

const REFUSAL_OF = { 'no-dictionary': 'no_dictionary', 'timed-out': 'timed_out', failed: 'gate_failed' } as const;
