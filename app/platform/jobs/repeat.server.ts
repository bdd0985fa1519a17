import { log } from '../log/index.server';

/** What failed is not left for an hour: a machine that was busy for a moment is free the next. */
const PAUSE_AFTER_FAILURE_MS_MAX = 60_000;

/**
 * Runs `work` again and again, `pauseMs` after it ended. An error is logged, and the next round comes all the same: after
 * a minute where it would have been longer.
 */
export function repeat(name: string, pauseMs: number, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const rounds = (async () => {
    while (!stopped) {
      const isDone = await work().then(
        () => true,
        (error: unknown) => {
          log.error({ err: error, name }, 'a repeated task failed');
          return false;
        },
      );
      if (!stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, isDone ? pauseMs : Math.min(pauseMs, PAUSE_AFTER_FAILURE_MS_MAX));
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
