import { Fragment, type TextareaHTMLAttributes, useEffect, useState } from 'react';
import { controlState, Field, type QuestionProps } from '../forms/field';
import { carried } from './carried';
import { partsOf } from './finding';

export type LiveMark = { id: string; start: number; end: number; level: 'block' | 'review'; resolved: boolean };

type MarkedTextAreaProps = QuestionProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof QuestionProps | 'style' | 'className' | 'defaultValue'> & {
    defaultValue: string;
    /** Marks, and the text to which they belong. */
    marked: { text: string; marks: readonly LiveMark[] } | undefined;
    /** The mark at which the writer is. */
    current: string | null;
    /** One line: the key that would begin another does nothing. */
    isLine?: boolean;
  };

/** A text that is marked while it is written: the marks lie under the writer's own words, and it grows with them. */
export function MarkedTextArea({
  label,
  hint,
  errors,
  optional,
  large,
  defaultValue,
  marked,
  current,
  isLine = false,
  ...area
}: MarkedTextAreaProps) {
  const [text, setText] = useState(defaultValue);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  const marks = (marked ? carried(marked.text, text, marked.marks) : []).map((mark) => ({ ...mark, why: '' }));
  return (
    <Field id={area.id} label={label} hint={hint} errors={errors} optional={optional} large={large}>
      <div className={`marked-text${isLive ? ' is-live' : ''}${isLine ? ' is-line' : ''}`}>
        <div className="marked-text-under" aria-hidden="true">
          {partsOf(text, marks).map(({ start, text: words, finding }) =>
            finding ? (
              <mark
                key={start}
                className={classOf(finding.resolved ? 'resolved' : finding.level, finding.id === current)}
                data-mark={finding.id}
              >
                {words}
              </mark>
            ) : (
              <Fragment key={start}>{words}</Fragment>
            ),
          )}
          {'\u200b'}
        </div>
        <textarea
          {...area}
          defaultValue={defaultValue}
          className="input"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
          {...controlState(area.id, hint, errors)}
        />
      </div>
    </Field>
  );
}

const classOf = (kind: string, isCurrent: boolean) => `live-mark live-mark-${kind}${isCurrent ? ' is-current' : ''}`;
