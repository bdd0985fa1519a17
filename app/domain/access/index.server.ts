export { type Guard, guarded, guardOf, machineRoute, publicRoute } from './guarded.server';
export { createDemonstrationStaff, demonstrationStaff } from './staff-demonstration.server';
export { currentStaff, requireStaff } from './staff-session.server';
