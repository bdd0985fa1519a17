import { publicReads } from '~/platform/db/index.server';

export const serviceParts = ['site', 'database', 'payments', 'mail', 'jobs', 'seal', 'root', 'reconciliation'] as const;
export type ServicePart = (typeof serviceParts)[number];
export type ServiceState = 'working' | 'late' | 'down' | 'unknown';
export type ServiceStates = Record<ServicePart, ServiceState>;

/** Somebody looks at this page because something is slow: they do not wait for the slow thing. */
const ANSWER_WITHIN_MS = 1_500;
/** However many look, the database is asked this often. */
const FRESH_FOR_MS = 5_000;

let latest: { asOf: number; states: Promise<ServiceStates> } | undefined;

/** How the parts stand, in words. Never throws and never waits long: without the database it says so. */
export function serviceStates(now = Date.now()): Promise<ServiceStates> {
  if (!latest || now - latest.asOf > FRESH_FOR_MS) latest = { asOf: now, states: lookAround() };
  return latest.states;
}

async function lookAround(): Promise<ServiceStates> {
  const told = await Promise.race([askDatabase(), silence()]);
  const state = (part: ServicePart): ServiceState => told?.get(part) ?? 'unknown';
  return {
    site: 'working',
    database: told ? 'working' : 'down',
    payments: state('payments'),
    mail: state('mail'),
    jobs: state('jobs'),
    seal: state('seal'),
    root: state('root'),
    reconciliation: state('reconciliation'),
  };
}

async function askDatabase(): Promise<Map<string, ServiceState> | undefined> {
  try {
    const rows = await publicReads().$queryRaw<{ part: string; state: ServiceState }[]>`
      SELECT part, state FROM public.service_states()`;
    return new Map(rows.map(({ part, state }) => [part, state]));
  } catch {
    // Whatever the reason, the page says that the database does not answer; the reason is in the log of what failed.
    return undefined;
  }
}

const silence = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS).unref();
  });
