/**
 * Marks of an earlier text on the text as it stands now: those before the change stay, those behind it move with it,
 * those that it touches go until somebody looks again.
 */
export function carried<M extends { start: number; end: number }>(
  before: string,
  now: string,
  marks: readonly M[],
): readonly M[] {
  if (before === now) return marks;
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === now.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail))
    tail += 1;
  const shift = now.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    return mark.start >= before.length - tail ? [{ ...mark, start: mark.start + shift, end: mark.end + shift }] : [];
  });
}
