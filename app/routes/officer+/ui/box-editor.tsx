import { type ReactNode, useEffect, useState } from 'react';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { message } from '~/catalogues/message';
import { Button, fillMessage } from '~/ui';
import { BoxPlaces } from './box-places';
import type { Box } from './boxes';
import { useBoxes } from './use-boxes';

interface BoxEditorProps {
  /** The open picture; only its uploader gets it. */
  src: string;
  width: number;
  height: number;
  stored: readonly Box[];
  /** The buttons that send the form. */
  children: ReactNode;
}

const sides = ['x', 'y', 'width', 'height'] as const;

/**
 * The receipt with its boxes, and the numbers that they are made of. Without script the numbers are the editor; with
 * script boxes are drawn, dragged, and moved by arrow keys. What the form sends is the numbers.
 */
export function BoxEditor({ src, width, height, stored, children }: BoxEditorProps) {
  const editor = useBoxes(stored);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const { boxes, drawn, byFinger } = editor;
  const scaled = (box: Box) => ({
    x: (box.x * width) / 100,
    y: (box.y * height) / 100,
    width: (box.width * width) / 100,
    height: (box.height * height) / 100,
  });
  const grasp = width / 45;
  return (
    <>
      <div className="stack">
        <p className="keys">{scripted ? words.coverHelp : words.coverHelpPlain}</p>
        {scripted ? (
          <div className="receipt-finger">
            <Button
              type="button"
              kind="quiet"
              small
              aria-pressed={byFinger}
              onClick={() => editor.setByFinger(!byFinger)}
            >
              {byFinger ? words.coverFingerOff : words.coverFingerOn}
            </Button>
          </div>
        ) : null}
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className={byFinger ? 'receipt-sheet receipt-sheet-by-finger' : 'receipt-sheet'}
          role="group"
          aria-label={message(words.coverPicture, { count: boxes.length })}
          onPointerDown={editor.onSheetDown}
          onPointerMove={editor.onMove}
          onPointerUp={editor.onUp}
          onPointerCancel={editor.onUp}
        >
          <image href={src} width={width} height={height} />
          {boxes.map((box, index) => {
            const at = scaled(box);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place in the list
              <g key={index}>
                <rect
                  {...at}
                  className="receipt-box"
                  tabIndex={0}
                  role="button"
                  aria-label={placeOf(box, index)}
                  onPointerDown={(event) => editor.onBoxDown(event, index, 'move')}
                  onKeyDown={(event) => editor.onKey(event, index)}
                />
                <text x={at.x + grasp / 3} y={at.y + grasp} fontSize={grasp} className="receipt-number" aria-hidden>
                  {index + 1}
                </text>
                <rect
                  x={at.x + at.width - grasp / 2}
                  y={at.y + at.height - grasp / 2}
                  width={grasp}
                  height={grasp}
                  className="receipt-corner"
                  aria-hidden
                  onPointerDown={(event) => editor.onBoxDown(event, index, 'resize')}
                />
              </g>
            );
          })}
          {drawn ? <rect {...scaled(drawn)} className="receipt-box" /> : null}
        </svg>
      </div>
      <div className="stack">
        {boxes.map((box, index) => (
          <BoxPlaces
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={index}
            box={box}
            index={index}
            sides={sides}
            onType={editor.type}
            onSettle={editor.settle}
            onRemove={scripted ? editor.remove : undefined}
          />
        ))}
        <Button
          kind="quiet"
          name="intent"
          value="add"
          onClick={(event) => {
            event.preventDefault();
            editor.add();
          }}
        >
          {words.coverAdd}
        </Button>
        {children}
      </div>
    </>
  );
}

const placeOf = ({ x, y, width, height }: Box, index: number) =>
  fillMessage(words.coverBoxPlace, { number: index + 1, x, y, width, height });
