/** Where staff work: these pages hydrate, carry a nonce and are never stored. Everything else is public. */
const staffAreas = new Set(['officer', 'review', 'finance', 'audit', 'admin', 'account']);

/** Whether a path belongs to the staff side. */
export function isStaffPath(pathname: string): boolean {
  return staffAreas.has(pathname.split('/')[1]?.replace(/\.data$/, '') ?? '');
}

/** The survivor's own view: one address, which says nothing. */
export const ownViewPath = '/p';

/** Whether a request is for the survivor's own view, however its address is spelled. */
export function isOwnViewPath(pathname: string): boolean {
  try {
    return /^\/+p(\.data)?\/*$/i.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Where somebody who follows a need by mail leaves: page, button and the one click of a mail program. */
export const isLeavePath = (pathname: string): boolean => /^\/[a-z]{2}\/follow\/leave$/.test(pathname);
