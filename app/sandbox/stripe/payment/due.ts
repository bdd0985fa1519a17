import type { Act } from '../act';
import type { Task } from '../store/tables';
import { settleCharge } from './charge';
import { openDispute } from './dispute';

type Happen = (act: Act, subject: string) => void;

const HAPPENINGS: Record<Task['kind'], Happen> = {
  settle_charge: settleCharge,
  open_dispute: (act, charge) => openDispute(act, charge, 'open_dispute'),
  open_inquiry: (act, charge) => openDispute(act, charge, 'open_inquiry'),
};

/** Does what a task was put off for. */
export function perform(act: Act, { kind, subject }: Task): void {
  HAPPENINGS[kind](act, subject);
}
