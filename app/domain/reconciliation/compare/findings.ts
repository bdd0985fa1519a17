import type { Difference, DifferenceKind } from '../read-models';

/** Gathers what a comparison found; an exception of the subject explains it. */
export class Findings {
  readonly differences: Difference[] = [];
  readonly explained: Difference[] = [];
  readonly #exceptions: ReadonlyMap<string, string>;

  /** Open exceptions by `<subject kind>/<subject id>`. */
  constructor(exceptions: ReadonlyMap<string, string>) {
    this.#exceptions = exceptions;
  }

  /** Wrong, unless somebody owns it already. */
  differ(kind: DifferenceKind, subjectKind: string, subjectId: string, currency: string, amountMinor: bigint): void {
    const exceptionId = this.#exceptions.get(`${subjectKind}/${subjectId}`) ?? null;
    const found = { kind, subjectKind, subjectId, currency, amountMinor, exceptionId };
    (exceptionId === null ? this.differences : this.explained).push(found);
  }

  /** A matter of time, or of somebody who is at it. */
  explain(kind: DifferenceKind, subjectKind: string, subjectId: string, currency: string, amountMinor: bigint): void {
    const exceptionId = this.#exceptions.get(`${subjectKind}/${subjectId}`) ?? null;
    this.explained.push({ kind, subjectKind, subjectId, currency, amountMinor, exceptionId });
  }
}

/** Sums by currency. */
export class Sums extends Map<string, bigint> {
  add(currency: string, amountMinor: bigint): void {
    this.set(currency, (this.get(currency) ?? 0n) + amountMinor);
  }
  of(currency: string): bigint {
    return this.get(currency) ?? 0n;
  }
}
