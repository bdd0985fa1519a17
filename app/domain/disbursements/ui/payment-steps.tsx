import { disbursements as words } from '~/catalogues/en/disbursements';
import { type DisbursementState, paymentSteps } from '../states';

interface PaymentStepsProps {
  state: DisbursementState;
  /** How far it had come when it was rejected or taken back. */
  wasApproved: boolean;
}

/** A payment's own line, at the top of each of its screens: requested, approved, paid, receipt, arrived. */
export function PaymentSteps({ state, wasApproved }: PaymentStepsProps) {
  const isClosed = state === 'rejected' || state === 'cancelled' || state === 'returned';
  const reached = state === 'returned' ? 3 : isClosed ? (wasApproved ? 2 : 1) : paymentSteps.indexOf(state) + 1;
  const classOf = (index: number) => {
    if (index < reached) return 'done';
    if (index > reached) return 'todo';
    return isClosed ? 'stopped' : 'current';
  };
  const said = { done: words.stepDone, current: words.stepNow, todo: words.stepTodo, stopped: words.stepStopped };
  return (
    <nav aria-label={words.lineLabel}>
      <ol className="case-line">
        {paymentSteps.map((step, index) => {
          const kind = classOf(index);
          return (
            <li key={step} className={kind} aria-current={kind === 'current' ? 'step' : undefined}>
              <span className="case-line-label">
                {words[`step_${step}`]}
                <span className="sr-only"> ({said[kind]})</span>
                {kind === 'stopped' ? <span className="case-line-note">{words[`state_${state}`]}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
