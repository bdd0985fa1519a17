import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const START_SECONDS_MAX = 240;

/** Starts the whole of Homeward as `npm start` does, on ports and data of its own, with its demonstration loaded. */
export default async function startHomeward(): Promise<() => Promise<void>> {
  // E2E_REUSE=1 takes an instance that runs already (its data in E2E_DATA_DIR), for whoever writes a story.
  if (process.env.E2E_REUSE === '1') return async () => {};
  const folder = mkdtempSync(path.join(tmpdir(), 'homeward-e2e-'));
  chmodSync(folder, 0o755);
  const port = new URL(process.env.E2E_APP_URL ?? 'http://localhost:4100').port;
  const env = {
    ...process.env,
    PORT: port,
    DATA_DIR: folder,
    HOMEWARD_MODE: 'demo',
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'warn',
  };
  const homeward = spawn(process.execPath, ['--import', 'tsx', 'app/commands/start.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(homeward);
  process.env.E2E_DATA_DIR = folder;
  return async () => {
    const ended = new Promise((resolve) => homeward.once('exit', resolve));
    homeward.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

function ready(homeward: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLong = setTimeout(
      () => reject(new Error(`Homeward did not start within ${START_SECONDS_MAX} s:\n${said}`)),
      START_SECONDS_MAX * 1000,
    );
    homeward.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Homeward is ready at')) return;
      clearTimeout(tooLong);
      resolve();
    });
    homeward.once('exit', (code) => reject(new Error(`Homeward stopped with ${code} while starting:\n${said}`)));
  });
}
