export type { Actor, DonorActor, PublicActor, StaffActor, SurvivorActor, WorkerActor } from './actor';
export { donorActor, publicActor, staffActor, survivorActor, workerActor } from './actor';
export { homeOf, placesOf, roleName } from './navigation';
export {
  mayRole,
  type Permission,
  permissionMatrix,
  type StaffRole,
  staffPermissions,
  staffRoles,
} from './permissions';
export {
  changePasswordSchema,
  codeSchema,
  endSessionSchema,
  grantSchema,
  inviteSchema,
  newPasswordSchema,
  officeSchema,
  passwordSchema,
  proposeRoleSchema,
  recoveryCodeSchema,
  recoverySchema,
  signInSchema,
} from './staff-schemas';
export { type FrameUser, StaffFrame } from './ui/staff-frame';
