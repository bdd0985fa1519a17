/**
 * Replaces a stretch as if it were typed, so that the browser's own undo takes it back. Where a browser has no such
 * command the text is set, and announced.
 */
export function replaceTyped(field: HTMLTextAreaElement, start: number, end: number, words: string): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const isDone = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
  if (isDone) return;
  field.setRangeText(words, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
