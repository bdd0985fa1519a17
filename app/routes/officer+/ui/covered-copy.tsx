import { disbursements as words } from '~/catalogues/en/disbursements';
import { Button, Checkboxes, LinkButton, Notice } from '~/ui';
import type { Box } from './boxes';

interface CoveredCopyProps {
  draft: { id: string; widthPixels: number; heightPixels: number; boxes: readonly Box[] };
  /** What is wrong with the promise to have looked. */
  looked?: string[];
}

/** The copy as others will see it, drawn by the server, and the last question before it is sent. */
export function CoveredCopy({ draft, looked }: CoveredCopyProps) {
  const { id, widthPixels, heightPixels, boxes } = draft;
  const places = boxes.flatMap((box, index) =>
    Object.entries(box).map(([side, value]) => ({ name: `boxes[${index}].${side}`, value })),
  );
  return (
    <>
      <figure className="stack">
        <figcaption>{words.coverCoveredNow}</figcaption>
        <img
          src={`/officer/evidence/drafts/${id}/image?covered`}
          width={widthPixels}
          height={heightPixels}
          alt={words.checkPictureAlt}
          className="receipt-sheet"
        />
      </figure>
      <div className="form">
        {places.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <LinkButton href={`/officer/evidence/drafts/${id}`} kind="quiet">
          {words.coverShowOpen}
        </LinkButton>
        {boxes.length === 0 ? <Notice tone="attention">{words.coverNoBoxes}</Notice> : null}
        <Checkboxes
          id="cover-looked"
          name="looked"
          label={words.checkQuestion}
          errors={looked}
          options={[{ value: 'yes', label: words.coverLooked }]}
        />
        <Button name="intent" value="send">
          {words.coverSend}
        </Button>
      </div>
    </>
  );
}
