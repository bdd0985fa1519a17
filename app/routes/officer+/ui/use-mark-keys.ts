import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { writing as words } from '~/catalogues/en/writing';
import { message } from '~/catalogues/message';
import { gapAround } from '~/domain/publishing';
import type { FindingView } from '~/domain/publishing/index.server';
import { carried, replaceTyped } from '~/ui';
import { type Marks, nameOf } from './use-marks';

export interface PlacedMark {
  key: string;
  finding: FindingView;
}

/** All marks that still ask for something, in the order of the page. */
export const openMarks = (marks: Marks): PlacedMark[] =>
  marks.fields.flatMap(({ key, findings }) =>
    findings.filter(({ justification }) => justification === null).map((finding) => ({ key, finding })),
  );

/**
 * Going from mark to mark and taking suggestions, by key and by button. What is taken is typed into the field, so that
 * the browser's own undo takes it back. `said` is what was done, for everybody and for screen readers.
 */
export function useMarkKeys(form: RefObject<HTMLFormElement>, marks: Marks) {
  const [current, setCurrent] = useState<string | null>(null);
  const [said, setSaid] = useState<{ text: string; field: string | null }>({ text: '', field: null });

  const fieldOf = useCallback(
    (key: string): HTMLTextAreaElement | null => {
      const field = form.current?.elements.namedItem(nameOf(key));
      return field instanceof HTMLTextAreaElement ? field : null;
    },
    [form],
  );
  /** Where a mark stands now, or null when its words were changed meanwhile. */
  const placeOf = useCallback(
    ({ key, finding }: PlacedMark) => {
      const field = fieldOf(key);
      const [now] = field ? carried(marks.texts[key] ?? '', field.value, [finding]) : [];
      if (!field || !now || field.value.slice(now.start, now.end) !== finding.words) return null;
      return { field, start: now.start, end: now.end };
    },
    [fieldOf, marks.texts],
  );

  useEffect(() => {
    const onSelection = () => {
      const field = document.activeElement;
      if (!(field instanceof HTMLTextAreaElement) || field.form !== form.current) return;
      const caret = field.selectionStart;
      const at = openMarks(marks).find((mark) => {
        const place = placeOf(mark);
        return place?.field === field && place.start <= caret && caret <= place.end;
      });
      setCurrent(at?.finding.id ?? null);
    };
    document.addEventListener('selectionchange', onSelection);
    return () => document.removeEventListener('selectionchange', onSelection);
  }, [form, marks, placeOf]);

  function go(mark: PlacedMark): void {
    const place = placeOf(mark);
    if (!place) return;
    const { finding } = mark;
    place.field.focus({ preventScroll: true });
    place.field.setSelectionRange(place.start, place.end);
    setCurrent(finding.id);
    document.querySelector(`[data-mark="${finding.id}"]`)?.scrollIntoView({ block: 'center' });
    const open = openMarks(marks);
    const number = open.findIndex((other) => other.finding.id === finding.id) + 1;
    const about = message(words.at, { number, count: open.length, words: finding.words, why: finding.why });
    const keys =
      finding.replacement === null
        ? ''
        : finding.replacement === ''
          ? words.atLeaveOut
          : message(words.atSuggestion, { words: finding.replacement });
    setSaid({ text: `${about} ${keys}`, field: null });
  }

  function step(by: 1 | -1): void {
    const open = openMarks(marks);
    if (open.length === 0) {
      setSaid({ text: words.noMore, field: null });
      return;
    }
    const at = open.findIndex(({ finding }) => finding.id === current);
    const from = at >= 0 ? at + by : nearest(open, by);
    const next = open[(from + open.length) % open.length];
    if (next) go(next);
  }

  /** The first mark behind the caret, or the last before it. */
  function nearest(open: readonly PlacedMark[], by: 1 | -1): number {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement) || field.form !== form.current) return by > 0 ? 0 : open.length - 1;
    const caret = field.selectionStart;
    const isBehind = (mark: PlacedMark) => {
      const place = placeOf(mark);
      if (!place) return false;
      if (place.field === field) return place.start >= caret;
      return (field.compareDocumentPosition(place.field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    };
    const behind = open.findIndex(isBehind);
    const at = behind < 0 ? open.length : behind;
    return by > 0 ? at : at - 1;
  }

  function take(mark: PlacedMark): void {
    const { finding, key } = mark;
    const place = placeOf(mark);
    if (!place || finding.replacement === null) return;
    const { field } = place;
    const cut = finding.replacement === '' ? gapAround(field.value, place.start, place.end) : place;
    replaceTyped(field, cut.start, cut.end, finding.replacement);
    const text = message(finding.replacement === '' ? words.left : words.taken, {
      from: finding.words,
      to: finding.replacement,
    });
    setCurrent(null);
    setSaid({ text, field: key });
  }

  function undo(): void {
    const field = said.field === null ? null : fieldOf(said.field);
    field?.focus();
    document.execCommand('undo');
    setSaid({ text: words.undone, field: null });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'F8') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'F9' && !event.shiftKey) {
      const at = openMarks(marks).find(({ finding }) => finding.id === current);
      if (at && at.finding.replacement !== null) take(at);
      else step(1);
    } else return;
    event.preventDefault();
  }

  return { current, said, go, step, take, undo, onKeyDown };
}
