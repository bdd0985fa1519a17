import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { StaffActor } from '../access';
import {
  confirmWriteOff,
  ownException,
  proposeWriteOff,
  rejectWriteOff,
  resolveException,
} from '../reconciliation/index.server';
import { decide } from './refusals.server';

/** Gives an exception to a finance officer until a day (`YYYY-MM-DD`). Throws Refused. */
export const assignException = (actor: StaffActor, input: { id: string; ownerId: string; dueOn: string }) =>
  decide(() => ownException(actor, input), { HW001: ['owner', words.ownNotFinance] });

/** Says how it was explained; not while its money is in suspense. Throws Refused. */
export const explainException = (actor: StaffActor, input: { id: string; note: string }) =>
  decide(() => resolveException(actor, input), { HW002: ['', words.resolveRefused] });

/** Writes off what is in suspense: at once up to the limit, above it a second person confirms. Throws Refused. */
export const writeOff = (actor: StaffActor, input: { id: string; exceptionId: string; reason: string }) =>
  decide(() => proposeWriteOff(actor, input), { HW003: ['', words.writeOffNothing] });

/** The second person. Throws Refused. */
export const bookWriteOff = (actor: StaffActor, id: string) =>
  decide(() => confirmWriteOff(actor, id), { HW002: ['', words.writeOffMoved] });

export const refuseWriteOff = (actor: StaffActor, id: string) => decide(() => rejectWriteOff(actor, id));
