import type { Transaction } from '../../platform/db/index.server';
import { areaTable } from '../places/index.server';
import type { PersonFacts } from './facts';
import { arrayText, keptOf, tokensOf } from './keyed.server';
import { marksOfPerson } from './tokens';

export interface RegisteredPerson {
  caseId: string;
  isAdult: boolean;
  facts: PersonFacts;
  /** What tells that two cases are one person: documents, contacts, name with date of birth. */
  identifiers: readonly string[];
  /** What tells that two people come from one incident: who exploited them, where and when. */
  incident: readonly string[];
}

/** Writes the tokens of a case in the transaction of the save that changed it. The same again changes nothing. */
export async function registerPerson(tx: Transaction, person: RegisteredPerson): Promise<void> {
  const { tokens, born } = keptOf(marksOfPerson(areaTable(), person.facts));
  const identifiers = arrayText(tokensOf(person.identifiers.map((each) => `person/${folded(each)}`)));
  const incident = arrayText(tokensOf(person.incident.map((each) => `incident/${folded(each)}`)));
  await tx.$queryRaw`SELECT private.write_register_entry(${person.caseId}::uuid, ${person.isAdult}, ${tokens}::bigint[],
    ${born}::bigint, ${identifiers}::bigint[], ${incident}::bigint[])::text`;
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}/]+/gu, '')
    .toLowerCase();
