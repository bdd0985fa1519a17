import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

const classOf = (kind: ButtonKind, small: boolean) =>
  ['button', kind !== 'primary' && `button-${kind}`, small && 'button-small'].filter(Boolean).join(' ');

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'> & {
  kind?: ButtonKind;
  /** Inside tables, notes and bars. */
  small?: boolean;
};

/** Acts. Submits its form unless told otherwise. One primary button a screen. */
export function Button({ kind = 'primary', small = false, type = 'submit', ...props }: ButtonProps) {
  return <button {...props} type={type} className={classOf(kind, small)} />;
}

type LinkButtonProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'className'> & {
  kind?: ButtonKind;
  small?: boolean;
  href: string;
};

/** Goes somewhere, with the weight of a button. */
export function LinkButton({ kind = 'primary', small = false, children, ...props }: LinkButtonProps) {
  return (
    <a {...props} className={classOf(kind, small)}>
      {children}
    </a>
  );
}
