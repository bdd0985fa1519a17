import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { type DatabaseActor, inTransaction } from '../db/index.server';
import { log } from '../log/index.server';

/** Works on one event; it may run more than once, so it must be idempotent. */
export type OutboxHandler = (payload: unknown) => Promise<void>;

const worker: DatabaseActor = { databaseRole: 'homeward_worker', userId: null, role: 'worker' };
const jobPayload = z.object({ eventId: z.uuid() });

/** The job behind system.emit(): hands the event to its handler, then marks it handled. */
export function outboxTask(handlers: Record<string, OutboxHandler>): Task {
  return async (payload) => {
    const { eventId } = jobPayload.parse(payload);
    const event = await inTransaction(worker, 'outbox.read', (tx) =>
      tx.outboxEvent.findUnique({ where: { id: eventId } }),
    );
    if (!event || event.handledAt) return;
    const handle = handlers[event.kind];
    if (handle) await handle(event.payload);
    else log.info({ kind: event.kind }, 'nobody listens to this event');
    await inTransaction(worker, 'outbox.done', (tx) =>
      tx.outboxEvent.updateMany({ where: { id: eventId, handledAt: null }, data: { handledAt: new Date() } }),
    );
  };
}
