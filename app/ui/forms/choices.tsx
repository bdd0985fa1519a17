import type { ReactNode } from 'react';
import { FieldGroup, type QuestionProps } from './field';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };
type ChoicesProps = QuestionProps & { options: readonly Choice[]; inline?: boolean; required?: boolean };

/** One of several. */
export function Radios({ defaultValue, ...props }: ChoicesProps & { defaultValue?: string }) {
  return <Choices {...props} type="radio" isChosen={(value) => value === defaultValue} />;
}

/** Any of several; the form sends `name` once for each. */
export function Checkboxes({ defaultValue = [], ...props }: ChoicesProps & { defaultValue?: readonly string[] }) {
  return <Choices {...props} type="checkbox" isChosen={(value) => defaultValue.includes(value)} />;
}

type AnyChoicesProps = ChoicesProps & { type: 'radio' | 'checkbox'; isChosen: (value: string) => boolean };

function Choices({ name, options, inline = false, required, type, isChosen, ...question }: AnyChoicesProps) {
  return (
    <FieldGroup {...question}>
      <div className={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option) => (
          <ChoiceRow
            key={option.value}
            {...option}
            name={name}
            type={type}
            id={`${question.id}-${option.value}`}
            defaultChecked={isChosen(option.value)}
            required={type === 'radio' ? required : undefined}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

type ChoiceRowProps = Choice & {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  defaultChecked: boolean;
  required?: boolean;
};

function ChoiceRow({ id, label, hint, ...input }: ChoiceRowProps) {
  const hintId = hint ? `${id}-description` : undefined;
  return (
    <div className="choice">
      <input id={id} aria-describedby={hintId} {...input} />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="field-hint" id={hintId}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
