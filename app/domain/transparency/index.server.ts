export { giftShare } from './gift-share.server';
export { type PublicRoots, publicRoots } from './roots.queries.server';
export { type ServicePart, type ServiceStates, serviceParts, serviceStates } from './service-states.server';
export { startTelling, tellMonths } from './tell-months.server';
export { shownNow, toldTotals } from './totals.queries.server';
