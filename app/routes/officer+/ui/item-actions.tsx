import { Form } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { Button, Confirm } from '~/ui';

interface ItemActionsProps {
  /** The hidden field that names the stop or line. */
  field: 'stopId' | 'lineId';
  id: string;
  position: number;
  last: number;
  remove: string;
  removeText: string;
}

/** Moves a stop or line by one place, or removes it after a second step. */
export function ItemActions({ field, id, position, last, remove, removeText }: ItemActionsProps) {
  const move = (to: number, label: string) => (
    <Form method="post" preventScrollReset>
      <input type="hidden" name={field} value={id} />
      <input type="hidden" name="position" value={to} />
      <Button name="intent" value="move" kind="quiet" small>
        {label}
      </Button>
    </Form>
  );
  return (
    <div className="stack section">
      <div className="cluster">
        {position > 1 ? move(position - 1, words.moveUp) : null}
        {position < last ? move(position + 1, words.moveDown) : null}
      </div>
      <Confirm summary={remove} consequences={<p>{removeText}</p>}>
        <Form method="post">
          <input type="hidden" name={field} value={id} />
          <Button name="intent" value="remove" kind="danger" small>
            {remove}
          </Button>
        </Form>
      </Confirm>
    </div>
  );
}
