/** Words that are left out take one of the spaces around them with them. */
export function gapAround(text: string, start: number, end: number): { start: number; end: number } {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (before === ' ' && (after === ' ' || after === '' || /[.,;:!?)]/.test(after))) return { start: start - 1, end };
  if (start === 0 && after === ' ') return { start, end: end + 1 };
  return { start, end };
}
