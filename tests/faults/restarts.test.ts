import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { endPools, type Scene, setScene } from '../integration/ledger/scene';
import { give, pageText, thanks } from './donor';
import { environmentOf, Installation } from './installation';
import { expectArrived } from './outcome';
import { deliveries, letGo, order, rule, send } from './sandbox';
import { bookedGift, eventState, giftsOf, openBooks, rowsOf } from './state';
import { until } from './until';

// An installation of its own: here the application is killed, and its database taken away.
let own: Installation;
const environmentBefore = { ...process.env };

beforeAll(async () => {
  const { mailbox, smtpUrl } = inject('running');
  own = await Installation.start(inject('databaseServer'), { mailbox, smtpUrl }, path.join(inject('folder'), 'own'));
  await endPools();
  Object.assign(process.env, environmentOf(own.addresses), { TEST_ADMIN_URL: own.addresses.adminUrl });
});
afterAll(async () => {
  await own?.stop();
  await endPools();
  Object.assign(process.env, environmentBefore);
});

/** As the database's superuser, outside of the database that is taken away. */
async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer').adminUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const databaseName = () => new URL(own.addresses.databaseUrl).pathname.slice(1);

/** The commands themselves, since this test's process looks at another database. */
async function expectCommandsAreClean(): Promise<void> {
  const env = { ...process.env, ...environmentOf(own.addresses) };
  const run = async (command: string) =>
    (await promisify(execFile)(process.execPath, ['--import', 'tsx', `app/commands/${command}`], { env })).stdout;
  // Each ends with an error, and so does this test, where something is wrong.
  const [verified] = await Promise.all([run('ledger-verify.ts'), run('reconcile.ts')]);
  expect(verified).toContain('The ledger holds.');
}

function faultOfOwn(number: number, title: string, safeguard: string, work: (scene: Scene) => Promise<void>): void {
  it(`fault ${number}: ${title} — safeguard: ${safeguard}`, async () => {
    try {
      await work(await setScene([10_000n]));
    } finally {
      await letGo();
    }
    await expectCommandsAreClean();
  });
}

describe('the application or its database is gone', () => {
  faultOfOwn(
    38,
    'crash between our write and the 2xx',
    'the event and its job are one transaction; the same event again is the same row',
    async (scene) => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      const [completed] = await deliveries(given.sessionId, 'checkout.session.completed');
      const eventId = completed?.event ?? '';
      // A commit that waits for a standby that is not there: what we wrote is safe, and nobody has told us so yet.
      await onServer("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", 'SELECT pg_reload_conf()');
      const answer = send({ event: eventId, same_id: true });
      await until('our write waits to be acknowledged', () =>
        rowsOf(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'
         AND query LIKE '%giving.store_event%'`,
        ),
      );
      await own.endApplication('SIGKILL');
      expect((await answer).statuses).toEqual([null]);
      await onServer("ALTER SYSTEM SET synchronous_standby_names = ''", 'SELECT pg_reload_conf()');
      await until('what was written is there', async () => (await eventState(eventId))?.state === 'received');
      expect(await giftsOf(given.sessionId)).toEqual([]);
      await own.startApplication();
      await bookedGift(given.sessionId);
      // Stripe, which had no answer, tries again.
      await letGo();
      expect(await rowsOf('SELECT state FROM giving.stripe_event WHERE event_id = $1', [eventId])).toEqual([
        { state: 'handled' },
      ]);
      await expectArrived(scene, given, { changes });
    },
  );

  faultOfOwn(
    39,
    'our database is down: 5xx, so that Stripe tries again',
    'no 2xx before the event is stored; the application comes back with its database',
    async (scene) => {
      const changes = await openBooks();
      await rule({ action: 'hold' });
      const given = await give(scene);
      await endPools();
      await onServer(
        `ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS false`,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${databaseName()}'`,
      );
      await letGo();
      const refused = await until('Stripe was refused', async () => {
        const found = await deliveries(given.sessionId, 'checkout.session.completed');
        return (found[0]?.attempts.length ?? 0) > 0 && found;
      });
      for (const { status } of refused[0]?.attempts ?? []) expect(status).toBeGreaterThanOrEqual(500);
      expect(refused[0]?.state).toBe('pending');
      // The donor comes back meanwhile: an apology, and not a word that nothing arrived.
      const page = await pageText(`/en/thanks?session_id=${given.sessionId}`);
      expect(page.status).toBeGreaterThanOrEqual(500);
      expect(page.text).not.toContain('Nothing was charged');
      await onServer(`ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS true`);
      // Nobody restarts anything: Stripe tries again, and the gift is there.
      await bookedGift(given.sessionId);
      await until('Stripe was answered', async () =>
        (await deliveries(given.paymentIntentId)).every(({ state }) => state === 'delivered'),
      );
      await until('the application is ready', () => own.isReady());
      await expectArrived(scene, given, { changes });
      expect(await thanks(given.sessionId)).toContain('Your gift of USD 25 has arrived.');
      await order('webhooks/drain', {});
    },
  );
});
