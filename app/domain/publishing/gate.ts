import type { StoryLanguage } from '~/catalogues/story-languages';
import type { Assessment } from '../anonymity';
import type { NeedCategory } from '../cases';
import type { ConsentScope } from '../consent';
import type { AreaLevel, GrantedPlaces, PublicStopKind } from '../places';
import type { FindingType, Reason, Suggestion } from '../redaction';
import type { AgeBand } from './age-band';
import type { FieldKey } from './fields';
import type { PublicForm } from './form';

export type GateOutcome = 'clean' | 'review' | 'blocked' | 'refused';

/** Why nothing can be published whatever the text. Each has its sentence in app/catalogues/en/publishing.ts. */
export type GateRefusal =
  | 'minor'
  | 'closed'
  | 'no_consent'
  | 'consent_expired'
  | 'consent_withdrawn'
  | 'consent_not_fresh'
  | 'scope_needs'
  | 'scope_story'
  | 'already_public'
  | 'waits_for_release'
  | 'no_draft'
  | 'no_needs'
  | 'no_rate'
  | 'too_rare'
  | 'no_dictionary'
  | 'timed_out'
  | 'gate_failed';

/** Why a reviewer's finding may stand, sealed in the case. */
export interface FindingJustification {
  id: string;
  reason: string;
  writtenBy: string;
  acceptedBy: string | null;
}

/** One mark in one public text. Offsets are string indices on the text as typed. */
export interface GateFinding {
  /** Unique on the page. */
  id: string;
  start: number;
  end: number;
  words: string;
  level: 'block' | 'review';
  type: FindingType;
  /** Keys of app/catalogues/en/redaction.ts. */
  reason: Reason;
  suggestion: Suggestion;
  /** Words that may stand in its place; empty text means "leave out", null that there is no ready answer. */
  replacement: string | null;
  /** A private value of this very case: can never be justified. */
  isPrivateValue: boolean;
  /** Keyed hash of case, field, type and words: what a justification is for. */
  fingerprint: string;
  justification: FindingJustification | null;
}

export interface GateField {
  key: FieldKey;
  text: string;
  /** The language of the text. */
  locale: string;
  /** A text that the page needs and that is empty. */
  missing: boolean;
  findings: GateFinding[];
}

/** One text in other languages, by language. */
export type Translated = Readonly<Partial<Record<StoryLanguage, string>>>;

export interface ProjectedLine {
  needsLineId: string;
  position: number;
  category: NeedCategory;
  label: string;
  translations: Translated;
  goalMinor: bigint;
  priority: number;
  /** Private: what it costs where it is bought. */
  local: { currency: string; amountMinor: bigint };
}

export interface ProjectedStop {
  stopId: string;
  position: number;
  kind: PublicStopKind;
  area: { code: string; level: AreaLevel; name: string } | null;
  /** A range like `2021–2023`; a single year is not told. */
  years: string | null;
  text: string;
  translations: Translated;
}

/** Title and story in another language; the texts of stops and lines stand with theirs. */
export interface ProjectedTranslation {
  locale: StoryLanguage;
  title: string;
  story: string;
}

/** Exactly what would be public. */
export interface Projection {
  locale: string;
  title: string;
  story: string;
  form: PublicForm | null;
  ageBand: AgeBand | null;
  currency: string;
  goalMinor: bigint;
  lines: ProjectedLine[];
  stops: ProjectedStop[];
  translations: ProjectedTranslation[];
  /** `YYYY-MM-DD`, the last day on which it is shown. */
  visibleThrough: string | null;
}

/** What was given up of the true journey, for the officer. */
export interface GivenUp {
  granted: GrantedPlaces;
  stopsTrue: number;
  stopsShown: number;
  neverPublic: number;
  unplaced: number;
}

export interface GateReport {
  caseId: string;
  outcome: GateOutcome;
  refusals: GateRefusal[];
  draftRevision: number;
  consentId: string | null;
  granted: readonly ConsentScope[];
  fields: GateField[];
  projection: Projection | null;
  givenUp: GivenUp | null;
  rate: { source: string; date: string; currency: string; perUnit: string; marginPercent: number } | null;
  /** How many share what would be told, and what was given up until enough do; null when nothing was counted. */
  anonymity: Assessment | null;
  /** Hash of exactly what would be public: a reviewer approves this and nothing else. */
  digest: string | null;
}

/** Findings that still ask for something: every block, and each review that nobody justified. */
export function openFindings(fields: readonly GateField[]): GateFinding[] {
  return fields.flatMap(({ findings }) =>
    findings.filter((finding) => finding.level === 'block' || finding.justification === null),
  );
}

/** Findings that tell what the re-identification rule gave up, where general words can stand instead. */
export function coarserFindings(fields: readonly Pick<GateField, 'findings'>[]): GateFinding[] {
  return fields.flatMap(({ findings }) =>
    findings.filter(({ reason, replacement }) => reason === 'given-up' && replacement !== null),
  );
}

export function outcomeOf(refusals: readonly GateRefusal[], fields: readonly GateField[]): GateOutcome {
  if (refusals.length > 0) return 'refused';
  const findings = fields.flatMap((field) => field.findings);
  if (fields.some(({ missing }) => missing) || findings.some(({ level }) => level === 'block')) return 'blocked';
  return findings.length > 0 ? 'review' : 'clean';
}

/** Whether the officer has done everything that is theirs: nothing blocks, every review finding is justified. */
export function mayBeSent(report: Pick<GateReport, 'outcome' | 'fields'>): boolean {
  const passed = report.outcome === 'clean' || report.outcome === 'review';
  return passed && openFindings(report.fields).length === 0;
}

/** Counts by level and type for the stored run; never the text. */
export function summaryOf(report: Pick<GateReport, 'refusals' | 'fields'>): GateSummary {
  const findings: Record<string, number> = {};
  for (const { level, type } of report.fields.flatMap((field) => field.findings)) {
    findings[`${level}:${type}`] = (findings[`${level}:${type}`] ?? 0) + 1;
  }
  return {
    refusals: [...report.refusals].sort(),
    missing: report.fields.filter(({ missing }) => missing).length,
    findings,
  };
}

export interface GateSummary {
  refusals: GateRefusal[];
  missing: number;
  findings: Record<string, number>;
}
