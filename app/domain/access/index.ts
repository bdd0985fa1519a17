export type { Actor, PublicActor, StaffActor, SurvivorActor, WorkerActor } from './actor';
export { publicActor, staffActor, workerActor } from './actor';
export { homeOf, placesOf, roleName } from './navigation';
export { type FrameUser, StaffFrame } from './ui/staff-frame';
export { mayRole, type Permission, permissionMatrix, type StaffRole, staffPermissions, staffRoles } from './permissions';
