export { type Guard, guarded, guardOf, machineRoute, publicRoute } from './guarded.server';
export { currentStaff } from './staff-session.server';
