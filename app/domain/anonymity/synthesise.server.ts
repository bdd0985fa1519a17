import { createHash } from 'node:crypto';
import { inTransaction } from '../../platform/db/index.server';
import { workerActor } from '../access';
import { areaTable } from '../places/index.server';
import { keptOf } from './keyed.server';
import { type SyntheticPerson, syntheticPeople } from './synthetic';
import { marksOfPerson } from './tokens';

const BATCH = 5_000;

/**
 * Adds synthetic people to the register of a demonstration, or replaces those that are there; the database refuses in
 * live mode (HW001) and never counts them there. Answers how many were added.
 */
export async function synthesiseRegister({
  people,
  seed = 1,
  currency = 'USD',
}: {
  people: number;
  seed?: number;
  currency?: string;
}): Promise<number> {
  await inTransaction(workerActor, 'remove-synthetic', (tx) => tx.$queryRaw`SELECT private.remove_synthetic_people()`);
  let added = 0;
  let batch: SyntheticPerson[] = [];
  for (const person of syntheticPeople(areaTable().values(), { people, seed, currency })) {
    batch.push(person);
    if (batch.length === BATCH) {
      await store(batch, seed, added);
      added += batch.length;
      batch = [];
    }
  }
  if (batch.length > 0) await store(batch, seed, added);
  return added + batch.length;
}

async function store(batch: readonly SyntheticPerson[], seed: number, from: number): Promise<void> {
  const table = areaTable();
  const people = batch.map((_, index) => nameOf(`person/${seed}/${from + index}`));
  const incidents = batch.map(({ incident }) => nameOf(`incident/${seed}/${incident}`));
  const kept = batch.map(({ facts }) => keptOf(marksOfPerson(table, facts)));
  const tokens = kept.map(({ tokens: text }) => text);
  const born = kept.map((each) => each.born);
  await inTransaction(
    workerActor,
    'add-synthetic',
    (tx) =>
      tx.$queryRaw`SELECT private.add_synthetic_people(${people}::uuid[], ${incidents}::uuid[], ${tokens}::text[], ${born}::bigint[])`,
  );
}

/** A uuid that the same seed makes again. */
function nameOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
