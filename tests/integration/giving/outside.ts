import { addressIn, startProcess } from '../sandbox/start-process';
import { WebhookCatcher } from '../sandbox/webhook-catcher';

// Imports nothing of the application: it runs before anything reads the environment (see the tests' vi.hoisted).

export const WEBHOOK_SECRET = 'whsec_giving_test';

export interface Outside {
  /** What the sandbox would have told our webhook; a test delivers it when it wants to. */
  catcher: WebhookCatcher;
  apiBase: string;
  mailbox: string;
  stop: () => Promise<void>;
}

/** A payments sandbox and a mail catcher of this file's own; the environment points at them. */
export async function startOutside(): Promise<Outside> {
  const catcher = await WebhookCatcher.start();
  const flags = ['--port', '0', '--webhook-url', catcher.url, '--webhook-secret', WEBHOOK_SECRET, '--retry-base', '10'];
  const sandbox = await startProcess('app/sandbox/stripe/main.ts', flags);
  const mail = await startProcess('app/sandbox/mail/main.ts', ['--smtp-port', '0', '--http-port', '0']);
  const apiBase = addressIn(sandbox.ready);
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: 'sk_test_giving',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: apiBase,
    SMTP_URL: /smtp:\/\/\S+/.exec(mail.ready)?.[0],
  });
  return {
    catcher,
    apiBase,
    mailbox: addressIn(mail.ready),
    stop: async () => {
      await sandbox.stop();
      await mail.stop();
      await catcher.stop();
    },
  };
}
