import type { ReactNode } from 'react';

export type DrawingProps = {
  /** Read out when the drawing stands alone. Without it the drawing is decoration beside its word. */
  label?: string;
  size?: 'small' | 'large';
  className?: string;
};

type FrameProps = DrawingProps & { children: ReactNode };

/** The frame of every icon: 24 units, one stroke, current colour. */
export function Drawing({ label, size, className, children }: FrameProps) {
  const classes = ['icon', size && `icon-${size}`, className].filter(Boolean).join(' ');
  return (
    <svg
      className={classes}
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {children}
    </svg>
  );
}
