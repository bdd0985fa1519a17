import type { ReactNode } from 'react';
import { Drawing, type DrawingProps } from './drawing';

export const iconNames = [
  'search',
  'check',
  'alert',
  'info',
  'arrow',
  'back',
  'upload',
  'download',
  'lock',
  'eye',
  'clock',
  'menu',
  'close',
  'file',
  'globe',
] as const;
export type IconName = (typeof iconNames)[number];

const drawings: Record<IconName, ReactNode> = {
  search: <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20.5 20.5" />,
  check: <path d="m4.5 12.5 5 5L19.5 6.5" />,
  alert: <path d="M12 3.8 21.5 20h-19ZM12 10v4.5M12 17.2v.1" />,
  info: <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.8v.1" />,
  arrow: <path d="M4 12h15.5M14 6.5l5.5 5.5-5.5 5.5" />,
  back: <path d="M20 12H4.5M10 6.5 4.5 12l5.5 5.5" />,
  upload: <path d="M12 15.5V4M7 8.5 12 4l5 4.5M4 15v5h16v-5" />,
  download: <path d="M12 4v11.5M7 11l5 4.5 5-4.5M4 15.5V20h16v-4.5" />,
  lock: <path d="M5 10.5h14V20H5ZM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14v2.5" />,
  eye: (
    <>
      <path d="M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12Z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  clock: <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3.2 2.5" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  file: <path d="M5.5 3.5h9l4 4v13h-13ZM14.5 3.5v4h4" />,
  globe: (
    <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c-4.5 5-4.5 12 0 17 4.5-5 4.5-12 0-17Z" />
  ),
};

/** A sign of the interface. `arrow` and `back` turn round in right-to-left pages. */
export function Icon({ name, className, ...props }: DrawingProps & { name: IconName }) {
  const directed = name === 'arrow' || name === 'back' ? 'icon-directed' : undefined;
  return (
    <Drawing {...props} className={[directed, className].filter(Boolean).join(' ') || undefined}>
      {drawings[name]}
    </Drawing>
  );
}
