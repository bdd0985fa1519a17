import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimInstallation, InstallationRefused } from '~/domain/giving/index.server';
import { createPayments } from '~/platform/payments/index.server';
import { endPools } from '../ledger/scene';
import { rowsOf } from './scene';
import { StripeSide } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
const payments = createPayments({ secretKey: 'rk_test_restricted', apiBase: outside.apiBase });
const nowhere = createPayments({ secretKey: 'rk_test_restricted', apiBase: 'http://127.0.0.1:9', timeoutMs: 500 });

beforeEach(async () => {
  await rowsOf('ALTER TABLE system.installation DISABLE TRIGGER USER');
  await rowsOf('DELETE FROM system.installation');
  await rowsOf('ALTER TABLE system.installation ENABLE TRIGGER USER');
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const stored = () => rowsOf('SELECT mode, stripe_account_id FROM system.installation');
const ACCOUNT = 'acct_1SandboxHomeward00';

describe('an installation', () => {
  it('keeps its mode and the account of its restricted key for good', async () => {
    await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments);
    await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments);
    expect(await stored()).toEqual([{ mode: 'demo', stripe_account_id: ACCOUNT }]);
    await expect(claimInstallation({ HOMEWARD_MODE: 'live' }, payments)).rejects.toThrow(
      'This database belongs to a demo installation; HOMEWARD_MODE is live.',
    );
  });

  it('refuses to start with the key of another account', async () => {
    await rowsOf(`INSERT INTO system.installation (mode, stripe_account_id) VALUES ('live', 'acct_another')`);
    await expect(claimInstallation({ HOMEWARD_MODE: 'live' }, payments)).rejects.toThrow(
      `This database belongs to Stripe account acct_another; STRIPE_SECRET_KEY is of ${ACCOUNT}.`,
    );
  });

  it('learns its account once, if it was begun before Stripe could be asked', async () => {
    await claimInstallation({ HOMEWARD_MODE: 'demo' }, nowhere);
    expect(await stored()).toEqual([{ mode: 'demo', stripe_account_id: null }]);
    await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments);
    expect(await stored()).toEqual([{ mode: 'demo', stripe_account_id: ACCOUNT }]);
  });

  it('does not begin in live mode without knowing whose money it moves', async () => {
    await expect(claimInstallation({ HOMEWARD_MODE: 'live' }, nowhere)).rejects.toThrow(InstallationRefused);
    await stripe.order('faults', { kind: 'key_revoked', path: '/v1/account' });
    await expect(claimInstallation({ HOMEWARD_MODE: 'live' }, payments)).rejects.toThrow('right to read the account');
    expect(await stored()).toEqual([]);
  });

  it('goes on in live mode when Stripe is away for a moment and the account is known', async () => {
    await rowsOf(`INSERT INTO system.installation (mode, stripe_account_id) VALUES ('live', $1)`, [ACCOUNT]);
    await claimInstallation({ HOMEWARD_MODE: 'live' }, nowhere);
    expect(await stored()).toEqual([{ mode: 'live', stripe_account_id: ACCOUNT }]);
  });

  it('is rewritten by nobody', async () => {
    await claimInstallation({ HOMEWARD_MODE: 'demo' }, payments);
    await expect(rowsOf(`UPDATE system.installation SET mode = 'live'`)).rejects.toMatchObject({ code: 'HW002' });
    await expect(rowsOf(`UPDATE system.installation SET stripe_account_id = 'acct_other'`)).rejects.toMatchObject({
      code: 'HW002',
    });
    await expect(rowsOf('DELETE FROM system.installation')).rejects.toMatchObject({ code: 'HW002' });
  });
});
