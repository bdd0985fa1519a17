import type { StaffActor } from '../access';
import { type FactKind, notShown, type ShowingWay } from '../consent';
import { type LatestShowing, latestShowing, versionMark } from '../consent/index.server';
import { PublishingError } from './errors';
import type { Evaluation } from './evaluate-gate.server';
import type { GateReport } from './gate';
import { shownFacts } from './shown-facts.server';

/** Whether the person has seen what would be public, and what they said. */
export interface ShownState {
  /** `differs`: they agreed to another page than this one. */
  state: 'never' | 'declined' | 'differs' | 'agreed';
  /** What differs, when it does. */
  differs: readonly FactKind[];
  /** The mark of the page as it is now; null while there is none. */
  mark: string | null;
  shown: { on: Date; way: ShowingWay; mark: string; by: string; notes: string } | null;
}

/** Compares what would be public now with what was shown under the same consent. */
export async function shownState(
  actor: StaffActor,
  { report }: Pick<Evaluation, 'report'>,
  reason: string,
): Promise<ShownState> {
  const { shown, state } = await compare(actor, report, reason);
  return state(shown);
}

async function compare(actor: StaffActor, report: GateReport, reason: string) {
  const { caseId, consentId, projection } = report;
  const told = projection && shownFacts(projection);
  const shown = consentId === null ? null : await latestShowing(actor, caseId, consentId, reason);
  const state = (latest: LatestShowing | null): ShownState => {
    const mark = told && versionMark(told);
    if (latest === null) return { state: 'never', differs: [], mark, shown: null };
    const { shownOn: on, way, mark: ofShown, shownBy: by, notes } = latest;
    const differs = told ? notShown(latest.facts, told) : [];
    const answered = latest.agreed ? (differs.length > 0 ? 'differs' : 'agreed') : 'declined';
    return { state: answered, differs, mark, shown: { on, way, mark: ofShown, by, notes } };
  };
  return { shown, state };
}

/** What the person agreed to, when it covers all that would be public now. Throws PublishingError with what to do. */
export async function agreedShowing(actor: StaffActor, report: GateReport, reason: string): Promise<LatestShowing> {
  const { shown, state } = await compare(actor, report, reason);
  const { state: answer } = state(shown);
  if (shown === null || answer !== 'agreed') throw new PublishingError(MESSAGES[answer]);
  return shown;
}

const MESSAGES = {
  never: 'The person has not seen this page. Show it to them, and record what they say.',
  declined: 'The person did not agree to the page that was shown to them. Change it with them, and show it again.',
  differs: 'This is not what the person agreed to. Show it again, and record what they say.',
  agreed: '',
} as const;
