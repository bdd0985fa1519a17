import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Box, kept, moved, nextBox, resized, spanned } from './boxes';

type Point = { x: number; y: number };
type Grip = { kind: 'draw'; from: Point } | { kind: 'move' | 'resize'; index: number; last: Point };

const STEP = 0.5;
const DRAWN_MIN = 0.6;
const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Where a pointer is on the picture, in percent. */
function pointOf(event: PointerEvent<SVGElement>): Point {
  const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
  return {
    x: ((event.clientX - frame.left) / frame.width) * 100,
    y: ((event.clientY - frame.top) / frame.height) * 100,
  };
}

/** The boxes of the editor: drawn by pointer, moved and resized by pointer or keys, typed. */
export function useBoxes(stored: readonly Box[]) {
  const [boxes, setBoxes] = useState<readonly Box[]>(stored);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [byFinger, setByFinger] = useState(false);
  const grip = useRef<Grip | null>(null);
  const change = (index: number, how: (box: Box) => Box) =>
    setBoxes((all) => all.map((box, at) => (at === index ? how(box) : box)));
  const remove = (index: number) => setBoxes((all) => all.filter((_, at) => at !== index));

  const take = (event: PointerEvent<SVGElement>, next: Grip) => {
    // A finger scrolls the page unless it was asked to draw.
    if (event.button !== 0 || (event.pointerType === 'touch' && !byFinger)) return;
    event.stopPropagation();
    const sheet = event.currentTarget.ownerSVGElement ?? event.currentTarget;
    sheet.setPointerCapture(event.pointerId);
    grip.current = next;
  };

  return {
    boxes,
    drawn,
    byFinger,
    setByFinger,
    remove,
    add: () => setBoxes((all) => [...all, nextBox(all)]),
    type: (index: number, side: keyof Box, text: string) => {
      const value = Number(text);
      if (text !== '' && Number.isFinite(value)) change(index, (box) => ({ ...box, [side]: value }));
    },
    settle: (index: number) => change(index, kept),
    onSheetDown: (event: PointerEvent<SVGElement>) => take(event, { kind: 'draw', from: pointOf(event) }),
    onBoxDown: (event: PointerEvent<SVGElement>, index: number, kind: 'move' | 'resize') =>
      take(event, { kind, index, last: pointOf(event) }),
    onMove: (event: PointerEvent<SVGElement>) => {
      const held = grip.current;
      if (!held) return;
      const at = pointOf(event);
      if (held.kind === 'draw') {
        setDrawn(spanned(held.from, at));
        return;
      }
      const [dx, dy] = [at.x - held.last.x, at.y - held.last.y];
      change(held.index, (box) => (held.kind === 'move' ? moved(box, dx, dy) : resized(box, dx, dy)));
      grip.current = { ...held, last: at };
    },
    onUp: () => {
      if (grip.current?.kind === 'draw' && drawn && drawn.width > DRAWN_MIN && drawn.height > DRAWN_MIN)
        setBoxes((all) => [...all, drawn]);
      grip.current = null;
      setDrawn(null);
    },
    onKey: (event: KeyboardEvent<SVGElement>, index: number) => {
      const by = arrows[event.key];
      if (by) change(index, (box) => (event.shiftKey ? resized(box, ...by) : moved(box, ...by)));
      else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
      else return;
      event.preventDefault();
    },
  };
}
