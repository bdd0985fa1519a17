import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { seal, unseal, vault } from '../../platform/crypto/index.server';

/** The columns of a case that hold ciphertext; the id of the row keeps two rows of a case from being swapped. */
export type SealedPlace =
  | 'case_file.title'
  | 'case_file.person'
  | 'needs_assessment'
  | 'story_draft'
  | `journey_stop/${string}`
  | `needs_line/${string}`
  | `consent/${string}`
  | `consent_condition/${string}`
  | `consent_showing/${string}`
  | `justification/${string}`
  | `review/${string}`
  | `risk_assessment/${string}`;

/** Seals and opens the private content of one case. */
export interface CaseSealer {
  seal(place: SealedPlace, content: unknown): Uint8Array<ArrayBuffer>;
  /** Throws UnsealError for foreign or changed bytes, ZodError for content of another shape. */
  open<S extends z.ZodType>(place: SealedPlace, schema: S, sealed: Uint8Array): z.infer<S>;
}

/** The sealer of a case that exists. Throws CaseKeyMissingError after erasure. */
export async function sealerOf(caseId: string): Promise<CaseSealer> {
  return sealerWith(caseId, await vault().caseKey(caseId));
}

/** The sealer of a case about to be stored; its data key is on disk before any row is in the database. */
export async function sealerOfNewCase(caseId: string): Promise<CaseSealer> {
  return sealerWith(caseId, await vault().createCaseKey(caseId));
}

function sealerWith(caseId: string, key: Uint8Array): CaseSealer {
  return {
    seal: (place, content) => seal(key, `${place}:${caseId}`, Buffer.from(JSON.stringify(content), 'utf8')),
    open: (place, schema, sealed) => {
      const text = Buffer.from(unseal(key, `${place}:${caseId}`, sealed)).toString('utf8');
      return schema.parse(JSON.parse(text));
    },
  };
}

/** Names one sealing of some content, so that a form can tell whether somebody saved since it was opened. */
export function versionOf(sealed: Uint8Array): string {
  return createHash('sha256').update(sealed).digest('hex').slice(0, 16);
}
