import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const notes = () => [...document.querySelectorAll<HTMLElement>('[id^="note-"]')];

function focusNote(note: HTMLElement | undefined) {
  if (!note) return;
  note.tabIndex = -1;
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'nearest' });
}

/**
 * Keys of the editor's desk: n and p go from note to note, a takes the suggestion of the note that has the focus, u undoes. After
 * an answer the focus goes to the note that now stands in the place of the one that was answered.
 */
export function useEditingKeys(answered: { finding: string } | undefined): void {
  const position = useRef(-1);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'u') {
        document.querySelector<HTMLButtonElement>('[data-undo]')?.click();
        return;
      }
      const all = notes();
      const current = all.findIndex((note) => note.contains(document.activeElement));
      if (event.key === 'n') focusNote(all[Math.min(current + 1, all.length - 1)]);
      else if (event.key === 'p') focusNote(all[Math.max(current - 1, 0)]);
      else if (event.key === 'a' && current >= 0) {
        position.current = current;
        all[current]?.querySelector<HTMLButtonElement>('[data-accept]')?.click();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (!answered?.finding) return;
    const all = notes();
    const same = all.findIndex(({ id }) => id === `note-${answered.finding}`);
    focusNote(all[same >= 0 ? same : Math.min(Math.max(position.current, 0), all.length - 1)]);
  }, [answered]);
}
