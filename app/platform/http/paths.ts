/** Where staff work: these pages hydrate, carry a nonce and are never stored. Everything else is public. */
const staffAreas = new Set(['officer', 'review', 'finance', 'audit', 'admin', 'account']);

/** Whether a path belongs to the staff side. */
export function isStaffPath(pathname: string): boolean {
  return staffAreas.has(pathname.split('/')[1]?.replace(/\.data$/, '') ?? '');
}
