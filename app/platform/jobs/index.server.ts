export { type Busyness, letAnswersGoFirst, tellBusyness } from './answers-first.server';
export { type OutboxHandler, outboxTask } from './outbox.server';
export { repeat } from './repeat.server';
export { startJobs } from './runner.server';
