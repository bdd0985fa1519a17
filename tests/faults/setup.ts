import process from 'node:process';
import { afterAll, inject } from 'vitest';
import { environmentOf } from './installation';

// What a test looks with (the checks behind `ledger:verify` and `reconcile`) works on the running application's
// database and sandbox. Set before the file imports anything of the application.
const running = inject('running');
Object.assign(process.env, environmentOf(running), {
  TEST_ADMIN_URL: running.adminUrl,
  MAILBOX_URL: running.mailbox,
  LOG_LEVEL: 'silent',
});

afterAll(async () => {
  const { disconnect } = await import('../../app/platform/db/index.server');
  const { endPools } = await import('../integration/ledger/scene');
  await endPools();
  await disconnect();
});
