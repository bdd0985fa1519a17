import type { StaffRole } from './permissions';

/** Somebody who signed in, with the role that they hold now. */
export interface StaffActor {
  kind: 'staff';
  userId: string;
  name: string;
  role: StaffRole;
  officeId: string | null;
  databaseRole: `homeward_${StaffRole}`;
}

/** Anybody. */
export interface PublicActor {
  kind: 'public';
  userId: null;
  role: 'public';
  databaseRole: 'homeward_public';
}

/** The application itself, working off jobs. */
export interface WorkerActor {
  kind: 'worker';
  userId: null;
  role: 'worker';
  databaseRole: 'homeward_worker';
}

/** A survivor at their own view. Whose case it is follows in the database from the session that they hold. */
export interface SurvivorActor {
  kind: 'survivor';
  userId: null;
  role: 'survivor';
  databaseRole: 'homeward_survivor';
}

/** A donor, by a link that came to their mail; without an id, somebody who asks for such a link. */
export interface DonorActor {
  kind: 'donor';
  userId: null;
  role: 'donor';
  donorId: string | null;
  databaseRole: 'homeward_donor';
}

export type Actor = StaffActor | PublicActor | WorkerActor | SurvivorActor | DonorActor;

export const publicActor: PublicActor = {
  kind: 'public',
  userId: null,
  role: 'public',
  databaseRole: 'homeward_public',
};
export const survivorActor: SurvivorActor = {
  kind: 'survivor',
  userId: null,
  role: 'survivor',
  databaseRole: 'homeward_survivor',
};
export const workerActor: WorkerActor = {
  kind: 'worker',
  userId: null,
  role: 'worker',
  databaseRole: 'homeward_worker',
};

/** The actor of a staff member; the database role follows from the role. */
export function staffActor(who: {
  userId: string;
  name: string;
  role: StaffRole;
  officeId: string | null;
}): StaffActor {
  return { kind: 'staff', ...who, databaseRole: `homeward_${who.role}` };
}

/** The actor of a donor; null while they are not known. */
export function donorActor(donorId: string | null): DonorActor {
  return { kind: 'donor', userId: null, role: 'donor', donorId, databaseRole: 'homeward_donor' };
}
