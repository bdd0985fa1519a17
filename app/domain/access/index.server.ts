export {
  currentDonor,
  endDonorSession,
  forgetDonorCookie,
  type KnownDonor,
  openDonorSession,
} from './donor-session.server';
export { appointFirstAdministrators, type NewAdministrator } from './first-administrators.server';
export {
  donorRoute,
  type Guard,
  guarded,
  guardOf,
  machineRoute,
  ownRoute,
  publicRoute,
  sharedFile,
  sharedRoute,
} from './guarded.server';
export { mailRole } from './mail-role.server';
export { readStaffList, type StaffGrant, type StaffMember } from './staff.queries.server';
export { addOffice, endStaffSessions, inviteStaff } from './staff-accounts.server';
export { codePicture } from './staff-code-picture.server';
export { createDemonstrationStaff, demonstrationStaff } from './staff-demonstration.server';
export { approveRole, proposeRole, revokeRole } from './staff-roles.server';
export { currentStaff, networkAddress, requireAccount, requireStaff } from './staff-session.server';
