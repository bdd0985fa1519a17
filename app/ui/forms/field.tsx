import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import { useWords } from '../words/words';

/** What every question has. `id` and `name` come from conform; `errors` from `field.errors`. */
export type QuestionProps = {
  id: string;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[];
  optional?: boolean;
  /** One question a page: its label is the heading. */
  large?: boolean;
};

type FieldProps = Omit<QuestionProps, 'name'> & { children: ReactNode };

/** A label, a hint, the error, the control. For controls of your own; give the control `describedBy(...)`. */
export function Field({ id, label, hint, errors, optional = false, large = false, children }: FieldProps) {
  const say = useWords();
  return (
    <div className={hasErrors(errors) ? 'field field-wrong' : 'field'}>
      <label htmlFor={id} className={large ? 'field-label field-label-large' : 'field-label'}>
        {label}
        {optional ? <span className="field-optional"> ({say('optional')})</span> : null}
      </label>
      <Hint id={id} hint={hint} />
      <Errors id={id} errors={errors} />
      {children}
    </div>
  );
}

type FieldGroupProps = Omit<QuestionProps, 'name'> & { children: ReactNode };

/** The same for a group of choices. */
export function FieldGroup({ id, label, hint, errors, optional = false, large = false, children }: FieldGroupProps) {
  const say = useWords();
  return (
    <fieldset id={id} className={hasErrors(errors) ? 'field field-wrong' : 'field'} {...describedBy(id, hint, errors)}>
      <legend className={large ? 'field-label field-label-large' : 'field-label'}>
        {label}
        {optional ? <span className="field-optional"> ({say('optional')})</span> : null}
      </legend>
      <Hint id={id} hint={hint} />
      <Errors id={id} errors={errors} />
      {children}
    </fieldset>
  );
}

export const hasErrors = (errors: readonly string[] | undefined): boolean => (errors?.length ?? 0) > 0;

/** Ties a control to its hint and error, with the ids that conform expects. */
export function describedBy(id: string, hint: ReactNode, errors: readonly string[] | undefined) {
  const ids = [hint ? `${id}-description` : '', hasErrors(errors) ? `${id}-error` : ''].filter(Boolean);
  return { 'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined };
}

/** `aria-invalid` when wrong, and the descriptions. */
export function controlState(id: string, hint: ReactNode, errors: readonly string[] | undefined) {
  return { ...describedBy(id, hint, errors), 'aria-invalid': hasErrors(errors) ? (true as const) : undefined };
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint ? (
    <span className="field-hint" id={`${id}-description`}>
      {hint}
    </span>
  ) : null;
}

function Errors({ id, errors }: { id: string; errors: readonly string[] | undefined }) {
  const say = useWords();
  if (!errors || errors.length === 0) return null;
  return (
    <span className="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>
        <span className="sr-only">{say('errorPrefix')} </span>
        {errors.join(' ')}
      </span>
    </span>
  );
}
