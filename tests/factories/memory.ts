import process from 'node:process';

export const MEGABYTE = 1024 * 1024;

/** Does something and says by how much the memory of this process had grown at most meanwhile. */
export async function memoryOf<T>(work: () => Promise<T>): Promise<{ outcome: T; grownBytes: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 5);
  try {
    const outcome = await work();
    look();
    return { outcome, grownBytes: peak - before };
  } finally {
    clearInterval(watch);
  }
}
