import { z } from 'zod';
import { vault } from '../../platform/crypto/index.server';
import type { StaffActor } from '../access';
import { throughDoor } from '../cases/index.server';
import type { FieldKey } from './fields';
import type { FindingJustification } from './gate';

export const justificationContentSchema = z.object({ reason: z.string() });

/** What a justification is for. Other words, another field or another case ask again. */
export function fingerprintOf(caseId: string, field: FieldKey, type: string, words: string): string {
  return vault().fingerprint('justification', JSON.stringify([caseId, field, type, words]));
}

/** All justifications of a case by fingerprint, opened through the door. */
export async function openJustifications(
  actor: StaffActor,
  caseId: string,
  reason: string,
): Promise<ReadonlyMap<string, FindingJustification>> {
  return throughDoor(
    actor,
    { caseId, fields: ['justifications'], reason },
    (tx) => tx.justification.findMany({ where: { caseId } }),
    (rows, sealer) =>
      new Map(
        rows.map(({ id, fingerprint, sealed, writtenBy, acceptedBy }) => [
          fingerprint,
          { id, writtenBy, acceptedBy, ...sealer.open(`justification/${id}`, justificationContentSchema, sealed) },
        ]),
      ),
  );
}
