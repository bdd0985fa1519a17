import { disbursements as words } from '~/catalogues/en/disbursements';
import { Button, fillMessage, TextInput } from '~/ui';
import type { Box } from './boxes';

const names = { x: words.coverX, y: words.coverY, width: words.coverWidth, height: words.coverHeight };

interface BoxPlacesProps {
  box: Box;
  index: number;
  sides: readonly (keyof Box)[];
  onType: (index: number, side: keyof Box, text: string) => void;
  onSettle: (index: number) => void;
  /** With script; without, the button sends the form. */
  onRemove?: (index: number) => void;
}

/** One box in numbers: percent of the picture from the left and the top, its width and height. */
export function BoxPlaces({ box, index, sides, onType, onSettle, onRemove }: BoxPlacesProps) {
  const number = index + 1;
  return (
    <fieldset>
      <legend className="field-label">
        {fillMessage(words.coverBox, { number })} <span className="field-optional">({words.coverPercent})</span>
      </legend>
      <div className="receipt-places">
        {sides.map((side) => (
          <TextInput
            key={side}
            id={`boxes-${index}-${side}`}
            name={`boxes[${index}].${side}`}
            label={names[side]}
            type="number"
            min={0}
            max={100}
            step={0.1}
            inputMode="decimal"
            value={box[side]}
            onChange={(event) => onType(index, side, event.currentTarget.value)}
            onBlur={() => onSettle(index)}
          />
        ))}
        <Button
          kind="quiet"
          small
          name="intent"
          value={`remove-${index}`}
          aria-label={fillMessage(words.coverRemove, { number })}
          onClick={(event) => {
            if (!onRemove) return;
            event.preventDefault();
            onRemove(index);
          }}
        >
          {words.coverRemoveShort}
        </Button>
      </div>
    </fieldset>
  );
}
