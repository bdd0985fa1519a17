import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { StaffShell, type WaitingItem } from '~/ui';
import { homeOf, placesOf, roleName, type StaffPlace } from '../navigation';
import type { StaffRole } from '../permissions';

/** What a layout's loader hands to the frame; nothing else of the actor reaches the browser. */
export interface FrameUser {
  name: string;
  role: StaffRole;
}

/** The frame around every staff page: who I am, where I may go, what waits. */
export function StaffFrame({
  user,
  waiting,
  more = [],
  children,
}: {
  user: FrameUser;
  waiting?: WaitingItem[];
  /** Places that not every installation has. */
  more?: readonly StaffPlace[];
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  const places = [...placesOf(user.role), ...more];
  // The most specific place is the current one: /officer/cases/import is not "Cases".
  const current = places
    .filter((place) => pathname === place.href || pathname.startsWith(`${place.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <StaffShell
      user={{ name: user.name, role: roleName(user.role), accountHref: '/account' }}
      homeHref={homeOf(user.role)}
      signOutAction="/account/sign-out"
      nav={places.map((place) => ({ ...place, current: place === current }))}
      waiting={waiting}
    >
      {children}
    </StaffShell>
  );
}
