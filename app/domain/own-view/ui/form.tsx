import type { ReactNode } from 'react';
import { type OwnLanguage, wordsOf } from '../words';

/** What every form of a session carries: nothing of it ever stands in an address. */
export interface Frame {
  language: OwnLanguage;
  /** Proves that the form is ours; empty before anybody entered. */
  token: string;
}

interface OwnFormProps extends Frame {
  /** What is done; undefined for a choice by its buttons. */
  act?: string;
  className?: string;
  children: ReactNode;
}

export function OwnForm({ language, token, act, className, children }: OwnFormProps) {
  return (
    <form method="post" action="/p" autoComplete="off" className={className}>
      <input type="hidden" name="lang" value={language} />
      {token === '' ? null : <input type="hidden" name="key" value={token} />}
      {act === undefined ? null : <input type="hidden" name="do" value={act} />}
      {children}
    </form>
  );
}

interface DigitsProps {
  name: string;
  label: string;
  hint?: string;
  /** Hidden from who looks on, but never offered to a browser's list of passwords. */
  isPin?: boolean;
  /** What was typed before and may be shown again; never a PIN. */
  typed?: string;
  /** The id of the sentence that says what is wrong here. */
  faultId?: string;
}

export function Digits({ name, label, hint, isPin = false, typed, faultId }: DigitsProps) {
  const described = [hint ? `${name}-hint` : '', faultId ?? ''].filter((id) => id !== '').join(' ');
  return (
    <>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={name}
        name={name}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        className={isPin ? 'digits pin' : 'digits'}
        defaultValue={typed}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={faultId === undefined ? undefined : true}
      />
    </>
  );
}

/** The answer to what was just done. */
export function Said({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="said" role="status" id={id}>
      {children}
    </p>
  );
}

/** Back to the list of what there is, and the way to close everything; the last thing of each page. */
export function BackAndClose({ frame, withBack = true }: { frame: Frame; withBack?: boolean }) {
  const words = wordsOf(frame.language);
  return (
    <OwnForm {...frame} className="back">
      {withBack ? (
        <button type="submit" name="see" value="0">
          {words.back}
        </button>
      ) : null}
      <button type="submit" name="do" value="out">
        {words.close}
      </button>
    </OwnForm>
  );
}
