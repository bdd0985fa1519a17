import { type Act, newId } from '../act';
import type { Task } from '../store/tables';

/** Puts off something that happens to an object by itself, across restarts too. */
export function schedule(act: Act, kind: Task['kind'], subject: string, delayMs: number): void {
  act.store.put('task', { id: newId('task'), kind, subject, due_at: act.nowMs + delayMs });
}
