import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listen, orRefuse, readFlags, readPort, runProcess } from '../web/process';
import { answerWith } from '../web/respond';
import { Mailbox } from './mailbox';
import { createSmtpServer } from './smtp';
import { serveMail } from './web';

const USAGE = `npx tsx app/sandbox/mail/main.ts --smtp-port P --http-port Q [--data DIR]
  --smtp-port P   where mails are taken; 0 takes a free port
  --http-port Q   where they are read; 0 takes a free port
  --host H        address to listen on (127.0.0.1)
  --data DIR      folder of .eml files that survives a restart; without it everything is forgotten at exit`;

const OPTIONS = {
  'smtp-port': { type: 'string' },
  'http-port': { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string' },
} as const;

await runProcess(async () => {
  const flags = readFlags(OPTIONS, USAGE);
  const smtpPort = readPort('smtp-port', flags['smtp-port']);
  const httpPort = readPort('http-port', flags['http-port']);
  const { host } = flags;
  const folder = flags.data === undefined ? mkdtempSync(join(tmpdir(), 'homeward-mail-')) : resolve(flags.data);
  const mailbox = await orRefuse(`The mail folder ${folder} cannot be used`, () => Mailbox.open(folder));
  const smtp = createSmtpServer(mailbox);
  const web = createServer((request, response) =>
    answerWith((asked, url) => serveMail(mailbox, asked, url), request, response),
  );
  const smtpTaken = await listen(smtp.server, { host, port: smtpPort, flag: 'smtp-port' });
  const httpTaken = await listen(web, { host, port: httpPort, flag: 'http-port' });
  smtp.on('error', (error) => process.stderr.write(`SMTP: ${error.message}\n`));
  return {
    ready: `Mail catcher takes mails at smtp://${host}:${smtpTaken} and shows them at http://localhost:${httpTaken}`,
    close: async () => {
      web.close();
      web.closeAllConnections();
      await new Promise<void>((closed) => smtp.close(() => closed()));
      if (flags.data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
});
