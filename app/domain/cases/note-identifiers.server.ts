import { vault } from '../../platform/crypto/index.server';
import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { type IdentifierKind, identifiersOf } from './identifiers';
import type { Person } from './schemas';

/**
 * Keeps the fingerprints of a person's identifiers in the transaction that stores the person. The database notes in the
 * trail which other case has one of them.
 */
export async function noteIdentifiers(tx: Transaction, caseId: string, person: Person): Promise<void> {
  const identifiers = identifiersOf(person);
  const kinds = identifiers.map(({ kind }) => kind);
  const fingerprints = identifiers.map(({ kind, text }) =>
    vault().fingerprint('case_identifier', `${kind}\u0000${text}`),
  );
  await tx.$executeRaw`SELECT private.note_identifiers(${caseId}::uuid, ${kinds}::text[], ${fingerprints}::text[])`;
}

/** Another case that shares an identifier; of another office's case nothing is told but that there is one. */
export interface SamePerson {
  kinds: IdentifierKind[];
  other: { caseId: string; pseudonym: string } | null;
}

/** Other cases of the same person, for the officer of a case. Nothing is decrypted. */
export async function samePersonOf(actor: StaffActor, caseId: string): Promise<SamePerson[]> {
  const rows = await inTransaction(
    actor,
    'same-person',
    (tx) =>
      tx.$queryRaw<{ kind: IdentifierKind; caseId: string | null; pseudonym: string | null }[]>`
        SELECT kind, case_id AS "caseId", pseudonym FROM private.same_person(${caseId}::uuid)`,
  );
  const found = new Map<string, SamePerson>();
  for (const { kind, caseId: otherId, pseudonym } of rows) {
    const key = otherId ?? 'elsewhere';
    const other = otherId !== null && pseudonym !== null ? { caseId: otherId, pseudonym } : null;
    found.set(key, { kinds: [...(found.get(key)?.kinds ?? []), kind], other });
  }
  return [...found.values()];
}

export interface SamePersonPair {
  pseudonym: string;
  office: string;
  otherPseudonym: string;
  otherOffice: string;
  kinds: IdentifierKind[];
}

/** Every two cases that share an identifier, for reviewers, who bring their officers together. */
export function samePersonPairs(actor: StaffActor): Promise<SamePersonPair[]> {
  return inTransaction(
    actor,
    'same-person-pairs',
    (tx) => tx.$queryRaw<SamePersonPair[]>`
      SELECT pseudonym, office, other_pseudonym AS "otherPseudonym", other_office AS "otherOffice", kinds FROM private.same_person_pairs()`,
  );
}
