import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

const classOf = (kind: ButtonKind) => (kind === 'primary' ? 'button' : `button button-${kind}`);

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'> & { kind?: ButtonKind };

/** Acts. Submits its form unless told otherwise. One primary button a screen. */
export function Button({ kind = 'primary', type = 'submit', ...props }: ButtonProps) {
  return <button {...props} type={type} className={classOf(kind)} />;
}

type LinkButtonProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'className'> & {
  kind?: ButtonKind;
  href: string;
};

/** Goes somewhere, with the weight of a button. */
export function LinkButton({ kind = 'primary', children, ...props }: LinkButtonProps) {
  return (
    <a {...props} className={classOf(kind)}>
      {children}
    </a>
  );
}
