export type { Actor, PublicActor, StaffActor, SurvivorActor, WorkerActor } from './actor';
export { publicActor, staffActor, workerActor } from './actor';
export { mayRole, type Permission, permissionMatrix, type StaffRole, staffPermissions, staffRoles } from './permissions';
