import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './index.server';

const live: NodeJS.ProcessEnv = {
  NODE_ENV: 'test',
  HOMEWARD_MODE: 'live',
  DATA_DIR: '/nowhere/at/all',
  DATABASE_URL: 'postgres://a:b@localhost/c',
  ENCRYPTION_KEYS: 'k1:QUJD',
  LEDGER_SIGNING_KEY: '-----BEGIN PRIVATE KEY-----',
  STRIPE_SECRET_KEY: 'rk_live_restricted',
  STRIPE_WEBHOOK_SECRET: 'whsec_live',
  SMTP_URL: 'smtps://mail.example.org',
  APP_URL: 'https://homeward.example.org',
  ORGANISATION_NAME: 'An organisation',
  ORGANISATION_ADDRESS: 'A street, a town',
  ORGANISATION_REGISTRATION: 'Registered under 1',
  ORGANISATION_TAX_STATEMENT: 'What the law says of tax.',
  ORGANISATION_CONTACT: 'write@example.org',
};
const refusal = (changes: Record<string, string>): string => {
  try {
    readEnvironment({ ...live, ...changes });
    return 'started';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

describe('live mode', () => {
  it('takes a restricted live key and Stripe itself', () => {
    const env = readEnvironment(live);
    expect([env.STRIPE_SECRET_KEY, env.STRIPE_API_BASE]).toEqual(['rk_live_restricted', undefined]);
    expect(refusal({ STRIPE_SECRET_KEY: 'sk_live_secret' })).toBe('started');
  });

  it.each(['sk_test_x', 'rk_test_x'])('refuses the test key %s, and never repeats it', (key) => {
    const said = refusal({ STRIPE_SECRET_KEY: key });
    expect(said).toContain('STRIPE_SECRET_KEY: live mode needs a live key');
    expect(said).not.toContain(key);
  });

  it('refuses another address of the API, whatever else is allowed', () => {
    const said = refusal({ STRIPE_API_BASE: 'http://localhost:3001', ALLOW_SANDBOX_PAYMENTS: '1' });
    expect(said).toContain('STRIPE_API_BASE: live mode talks to Stripe itself');
  });

  it('needs a secret to trust what Stripe tells', () => {
    expect(refusal({ STRIPE_WEBHOOK_SECRET: '' })).toContain('STRIPE_WEBHOOK_SECRET');
  });

  it('refuses to run on sandbox payments unless it is told so', () => {
    expect(refusal({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' })).toContain('does not run on sandbox payments');
    expect(refusal({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '', ALLOW_SANDBOX_PAYMENTS: '1' })).toBe('started');
  });
});

describe('a demonstration', () => {
  it.each(['sk_live_x', 'rk_live_x'])('refuses the live key %s, which would move real money', (key) => {
    const said = refusal({ HOMEWARD_MODE: 'demo', STRIPE_SECRET_KEY: key });
    expect(said).toContain('a demonstration does not take a live key');
    expect(said).not.toContain(key);
  });

  it('takes a restricted test key', () => {
    expect(refusal({ HOMEWARD_MODE: 'demo', STRIPE_SECRET_KEY: 'rk_test_x' })).toBe('started');
  });
});
