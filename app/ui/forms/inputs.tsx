import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useWords } from '../words/words';
import { controlState, Field, type QuestionProps } from './field';

type Control<Attributes> = QuestionProps & Omit<Attributes, keyof QuestionProps | 'style' | 'className'>;
type InputProps = Control<InputHTMLAttributes<HTMLInputElement>>;

export type TextInputProps = InputProps & {
  /** `short` for codes and figures. */
  width?: 'short';
};

export function TextInput({ label, hint, errors, optional, large, width, ...input }: TextInputProps) {
  return (
    <Field id={input.id} label={label} hint={hint} errors={errors} optional={optional} large={large}>
      <input
        type="text"
        {...input}
        className={width === 'short' ? 'input input-short' : 'input'}
        {...controlState(input.id, hint, errors)}
      />
    </Field>
  );
}

/** A day, sent as YYYY-MM-DD. */
export function DateInput(props: Omit<InputProps, 'type'>) {
  return <TextInput {...props} type="date" width="short" />;
}

export type MoneyInputProps = Omit<InputProps, 'type'> & { currency: string };

/** An amount as people write it, in major units; parse it at the edge with the currency's digits. */
export function MoneyInput({ label, hint, errors, optional, large, currency, ...input }: MoneyInputProps) {
  return (
    <Field id={input.id} label={label} hint={hint} errors={errors} optional={optional} large={large}>
      <div className="money-input">
        <span className="money-input-currency" id={`${input.id}-currency`}>
          {currency}
        </span>
        <input
          inputMode="decimal"
          autoComplete="off"
          {...input}
          type="text"
          className="input input-figures"
          {...moneyState(input.id, hint, errors)}
        />
      </div>
    </Field>
  );
}

function moneyState(id: string, hint: QuestionProps['hint'], errors: QuestionProps['errors']) {
  const state = controlState(id, hint, errors);
  return { ...state, 'aria-describedby': [`${id}-currency`, state['aria-describedby']].filter(Boolean).join(' ') };
}

export type FileInputProps = Omit<InputProps, 'type' | 'hint' | 'accept'> & {
  hint?: string;
  /** What is accepted, as the attribute and in words. */
  accept?: { attribute: string; words: string };
};

export function FileInput({ label, hint, errors, optional, large, accept, ...input }: FileInputProps) {
  const say = useWords();
  const words = [hint, accept ? say('fileTypes', { types: accept.words }) : ''].filter(Boolean).join(' ');
  return (
    <Field id={input.id} label={label} hint={words} errors={errors} optional={optional} large={large}>
      <input
        {...input}
        type="file"
        accept={accept?.attribute}
        className="input input-file"
        {...controlState(input.id, words, errors)}
      />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  errors,
  optional,
  large,
  rows = 5,
  ...area
}: Control<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field id={area.id} label={label} hint={hint} errors={errors} optional={optional} large={large}>
      <textarea {...area} rows={rows} className="input" {...controlState(area.id, hint, errors)} />
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };
export type SelectProps = Control<SelectHTMLAttributes<HTMLSelectElement>> & {
  options: readonly Option[];
  /** The first, empty choice. Without it the first option is chosen. */
  emptyLabel?: string;
};

export function Select({ label, hint, errors, optional, large, options, emptyLabel, ...select }: SelectProps) {
  return (
    <Field id={select.id} label={label} hint={hint} errors={errors} optional={optional} large={large}>
      <select {...select} className="input" {...controlState(select.id, hint, errors)}>
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
