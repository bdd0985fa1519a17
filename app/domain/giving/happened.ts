/** What is kept of an event: that something happened to an object. What is true is fetched. */
export interface Happened {
  type: string;
  objectId: string;
  paymentIntentId: string | null;
  chargeId: string | null;
  /** How often this event was worked on, this time included. */
  attempt: number;
}

/** `ignored`: nothing of ours. */
export type EventOutcome = 'handled' | 'ignored';
export type EventHandler = (event: Happened) => Promise<EventOutcome>;

/**
 * Stripe tells of a charge before it has tied it to its session. Until then it looks like somebody else's: it is looked
 * at again a little later, before a person is asked.
 */
export class NotYetKnown extends Error {
  override readonly name = 'NotYetKnown';
}

const LOOKS = 2;

/** Throws NotYetKnown where another look is worth it. */
export function lookAgain({ attempt, objectId }: Happened): void {
  if (attempt < LOOKS) throw new NotYetKnown(`nothing of ours is known of ${objectId} yet`);
}
