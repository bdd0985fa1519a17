/** What the public may read of a need. Nothing here can name a case. */

import type { NeedCategory } from '~/catalogues/need-categories';

export { type NeedCategory, needCategories } from '~/catalogues/need-categories';

export const exploitationForms = [
  'forced_labour',
  'sexual_exploitation',
  'domestic_servitude',
  'debt_bondage',
  'forced_criminality',
  'other',
] as const;
export type ExploitationForm = (typeof exploitationForms)[number];

export const ageBands = ['young_adult', 'adult', 'older_adult'] as const;
export type AgeBand = (typeof ageBands)[number];

export const publicStopKinds = ['origin', 'recruitment', 'transit', 'exploitation'] as const;
export type PublicStopKind = (typeof publicStopKinds)[number];

/** No group on a page is smaller (domain.md 4). */
export const GROUP_CHILDREN_MIN = 11;

/** Amounts in minor units of the need's currency. `raised` is allocated to the need and may never exceed the goal. */
export interface NeedFigures {
  currency: string;
  goalMinor: bigint;
  raisedMinor: bigint;
  missingMinor: bigint;
  /** Moves with the month, never by the day. */
  paidMinor: bigint;
}

export interface NeedSummary extends NeedFigures {
  id: string;
  slug: string;
  title: string;
  locale: string;
  form: ExploitationForm | null;
  ageBand: AgeBand | null;
  /** The need of a group of children: no form, age, place, story or number, and one line. */
  isGroup: boolean;
  /** Each once, in the order of the lines. */
  categories: NeedCategory[];
  /** Codes of domain/places in the order of the journey, each once; empty when no place may be told. */
  areaCodes: string[];
  /** `YYYY-MM`. */
  publishedMonth: string;
}

export interface NeedLine extends NeedFigures {
  id: string;
  position: number;
  category: NeedCategory;
  label: string;
  /** 1 is met first. */
  priority: number;
}

export interface NeedStop {
  position: number;
  kind: PublicStopKind;
  areaCode: string | null;
  /** A range like `2021–2023`, or null. */
  years: string | null;
  text: string;
}

export interface NeedUpdate {
  /** `YYYY-MM`. */
  month: string;
  /** What it answers; null for an update. */
  question: string | null;
  text: string;
}

/** What one line paid in a month that is over. */
export interface NeedPaidMonth {
  /** `YYYY-MM`. */
  month: string;
  lineId: string;
  amountMinor: string;
}

export interface Need extends NeedSummary {
  story: string;
  lines: NeedLine[];
  stops: NeedStop[];
  updates: NeedUpdate[];
}

export const needProgressBands = ['open', 'begun', 'met'] as const;
/** `open` has no gift yet, `begun` some, `met` needs no more. */
export type NeedProgressBand = (typeof needProgressBands)[number];

export function progressBandOf({
  raisedMinor,
  missingMinor,
}: Pick<NeedFigures, 'raisedMinor' | 'missingMinor'>): NeedProgressBand {
  if (missingMinor <= 0n) return 'met';
  return raisedMinor > 0n ? 'begun' : 'open';
}
