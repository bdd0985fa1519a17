import type { Limits, ToldFacts } from './facts';
import type { Climb, Count } from './ladder';
import type { Question } from './tokens';

export interface AnonymityNumbers {
  peopleMin: number;
  incidentsMin: number;
  toldFrom: number;
}

export interface Assessment extends Climb {
  /** Everything that consent covers. */
  told: ToldFacts;
  numbers: AnonymityNumbers;
  /** What the page may tell at most: where it stands, or the top of the ladder where even that is too rare. */
  limits: Limits;
  /** How many it would be if the words did not tell the sex; null where that changes nothing or is not asked. */
  withoutSex: Count | null;
  /** What the published page is remembered by. */
  question: Question;
}
