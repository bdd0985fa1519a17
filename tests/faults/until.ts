const PAUSE_MS = 25;

/**
 * Asks again until the answer is there (neither undefined nor false nor an empty list), for at most `withinMs`.
 * The bound is generous: it ends a run that hangs, and says nothing about speed. It is longer than jobs of a process that
 * was killed take to be free again (`platform/jobs/dead-workers`).
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null>,
  withinMs = 60_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false && answer !== null && !(Array.isArray(answer) && answer.length === 0))
      return answer;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
