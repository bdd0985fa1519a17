import type { OpenedCase } from '../cases/index.server';

/** What the gate opens of a case. */
export type GateContent = OpenedCase<'person' | 'journey' | 'needs' | 'draft'>;
