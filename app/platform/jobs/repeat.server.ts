import { log } from '../log/index.server';

/** Runs `work` again and again, `pauseMs` after it ended; an error is logged and the next round comes all the same. */
export function repeat(name: string, pauseMs: number, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const rounds = (async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log.error({ err: error, name }, 'a repeated task failed'));
      if (!stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pauseMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await rounds;
    },
  };
}
