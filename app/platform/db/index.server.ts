export type { Connection, DatabaseActor, DatabaseRole, Transaction } from './client.server';
export {
  connectionFromEnvironment,
  databaseErrorCode,
  databaseRoles,
  disconnect,
  inTransaction,
  openPublicReads,
  publicReads,
} from './client.server';
export {
  type EmbeddedServer,
  loginPasswords,
  recordedServer,
  SetupError,
  startEmbeddedServer,
} from './embedded-server.server';
export { Prisma } from './generated/client';
export { type DatabaseLine, holdLine, LINE_LOST_AFTER_MS } from './line.server';
export { asRole, migrateDatabase } from './migrate.server';
