/** A rule that must hold of the money at any moment: `violations` selects what breaks it, as text in the column `found`. */
export interface Invariant {
  name: string;
  means: string;
  violations: string;
}
