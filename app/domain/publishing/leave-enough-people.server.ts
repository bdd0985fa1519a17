import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import type { Assessment } from '../anonymity';
import { assessAnonymity } from '../anonymity/index.server';
import { registerFacts, sealerOf, sexOf } from '../cases/index.server';
import type { Projection } from './gate';
import type { GateContent } from './gate-content.server';
import { type GivenUpWords, givenUpWords, NOTHING_GIVEN_UP } from './given-up-words';
import { type PlacedStop, toldFacts } from './told-facts';
import { countryWasGivenUp, tellableAreas, withinLimits } from './within-limits.server';

/**
 * The page as coarse as it must be for enough people to share what it tells, the count behind it, and what its words may
 * tell no more. Without needs there is no page, and nothing is counted. At the top of the ladder the page is shown as coarse
 * as it can be, and the caller refuses it.
 */
export async function leaveEnoughPeople(
  actor: StaffActor,
  { id: caseId, person }: GateContent,
  asConsented: Projection,
  placed: readonly PlacedStop[],
  now: Date,
): Promise<{ projection: Projection; anonymity: Assessment | null; words: GivenUpWords }> {
  if (asConsented.lines.length === 0) return { projection: asConsented, anonymity: null, words: NOTHING_GIVEN_UP };
  if (actor.role === 'officer') {
    // The register is told anew, so that a case from before it, or a rate that moved, counts as it is now.
    const sealer = await sealerOf(caseId);
    await inTransaction(actor, 'register-facts', (tx) => registerFacts(tx, caseId, sealer));
  }
  const told = toldFacts(asConsented, placed, sexOf(person.content.gender));
  const anonymity = await assessAnonymity(actor, caseId, told, now);
  const projection = withinLimits(asConsented, anonymity.limits);
  const words = givenUpWords(
    anonymity.limits,
    { form: asConsented.form, mayTellAge: asConsented.ageBand !== null },
    { countryWasGivenUp: countryWasGivenUp(placed, projection.stops), tellable: tellableAreas(projection) },
  );
  return { projection, anonymity, words };
}
