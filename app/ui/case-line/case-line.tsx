import { type UiWord, useWords } from '../words/words';

export const caseSteps = ['consent', 'needs', 'story', 'gate', 'review', 'public', 'paid', 'closed'] as const;
export type CaseStep = (typeof caseSteps)[number];

const stepWord: Record<CaseStep, UiWord> = {
  consent: 'caseStepConsent',
  needs: 'caseStepNeeds',
  story: 'caseStepStory',
  gate: 'caseStepGate',
  review: 'caseStepReview',
  public: 'caseStepPublic',
  paid: 'caseStepPaid',
  closed: 'caseStepClosed',
};

type StepState = 'done' | 'current' | 'todo' | 'stopped';
const stateWord: Record<StepState, UiWord> = {
  done: 'caseStepDone',
  current: 'caseStepCurrent',
  todo: 'caseStepTodo',
  stopped: 'caseStepStopped',
};

type CaseLineProps = {
  /** Tells several lines on one page apart: the pseudonym of the case. */
  label?: string;
  current: CaseStep;
  /** The current step is stopped: consent expired, findings block, returned by the reviewer. Say why. */
  stopped?: string;
  /** What the current step waits for, when it is nobody's turn. */
  note?: string;
  /** Where each step is worked on. */
  hrefs?: Partial<Record<CaseStep, string>>;
};

/** A case's own line of progress, at the top of each of its screens. */
export function CaseLine({ label, current, stopped, note, hrefs = {} }: CaseLineProps) {
  const say = useWords();
  const reached = caseSteps.indexOf(current);
  const stateOf = (index: number): StepState => {
    if (index !== reached) return index < reached ? 'done' : 'todo';
    return stopped ? 'stopped' : 'current';
  };
  return (
    <nav aria-label={label ? `${say('caseLine')}: ${label}` : say('caseLine')}>
      <ol className="case-line">
        {caseSteps.map((step, index) => {
          const state = stateOf(index);
          const href = hrefs[step];
          const word = say(stepWord[step]);
          return (
            <li key={step} className={state} aria-current={index === reached ? 'step' : undefined}>
              <span className="case-line-label">
                {href ? <a href={href}>{word}</a> : word}
                <span className="sr-only"> ({say(stateWord[state])})</span>
                {index === reached && (stopped ?? note) ? (
                  <span className="case-line-note">{stopped ?? note}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
