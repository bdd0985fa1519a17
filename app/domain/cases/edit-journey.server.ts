import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { lockFrame } from './door.server';
import { CaseStateError } from './errors';
import { registerFacts } from './register-facts.server';
import { type NewStop, newStopSchema } from './schemas';
import { sealerOf } from './sealing.server';
import { recordOnCase } from './trail.server';

const STOPS_MAX = 60;

/** Adds a stop at the end, or changes the one of this id (a uuid from the form, so that sending twice adds once). */
export async function saveStop(actor: StaffActor, caseId: string, stopId: string, input: NewStop): Promise<void> {
  const { kind, content } = newStopSchema.parse(input);
  const sealer = await sealerOf(caseId);
  const sealed = sealer.seal(`journey_stop/${stopId}`, content);
  await inTransaction(actor, 'save-stop', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const changed = await tx.journeyStop.updateMany({ where: { id: stopId, caseId }, data: { kind, sealed } });
    if (changed.count === 0) {
      const count = await tx.journeyStop.count({ where: { caseId } });
      if (count >= STOPS_MAX) throw new CaseStateError(`A journey has at most ${STOPS_MAX} stops.`);
      const data = { id: stopId, caseId, position: count + 1, kind, sealed };
      await tx.journeyStop.create({ data, select: { id: true } });
    }
    await registerFacts(tx, caseId, sealer);
    const change = changed.count === 0 ? 'stop added' : 'stop changed';
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'journey', change });
  });
}

/** Removes a stop and closes the gap; removing what is gone changes nothing. */
export async function removeStop(actor: StaffActor, caseId: string, stopId: string): Promise<void> {
  const sealer = await sealerOf(caseId);
  await inTransaction(actor, 'remove-stop', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const removed = await tx.journeyStop.deleteMany({ where: { id: stopId, caseId } });
    if (removed.count === 0) return;
    await placeStops(tx, caseId, await stopOrder(tx, caseId));
    await registerFacts(tx, caseId, sealer);
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'journey', change: 'stop removed' });
  });
}

/** Puts a stop at `position` (from 1); naming the place rather than the direction makes sending twice harmless. */
export async function moveStop(actor: StaffActor, caseId: string, stopId: string, position: number): Promise<void> {
  await inTransaction(actor, 'move-stop', async (tx) => {
    const frame = await lockFrame(tx, caseId);
    const order = await stopOrder(tx, caseId);
    if (!order.includes(stopId) || order[position - 1] === stopId) return;
    await placeStops(tx, caseId, movedTo(order, stopId, position));
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'journey', change: 'stop moved' });
  });
}

/** The ids with one of them moved to `position` (from 1). */
export function movedTo(order: readonly string[], id: string, position: number): string[] {
  const rest = order.filter((other) => other !== id);
  rest.splice(Math.min(Math.max(position - 1, 0), rest.length), 0, id);
  return rest;
}

async function stopOrder(tx: Transaction, caseId: string): Promise<string[]> {
  const stops = await tx.journeyStop.findMany({
    where: { caseId },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  return stops.map((stop) => stop.id);
}

async function placeStops(tx: Transaction, caseId: string, order: readonly string[]): Promise<void> {
  // Positions are unique at every moment, so all leave before each takes its new one.
  await tx.journeyStop.updateMany({ where: { caseId }, data: { position: { increment: 1000 } } });
  for (const [index, id] of order.entries()) {
    await tx.journeyStop.updateMany({ where: { id, caseId }, data: { position: index + 1 } });
  }
}
