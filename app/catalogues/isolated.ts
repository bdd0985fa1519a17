/**
 * A name, a label or an amount that runs its own way inside a sentence of another direction: without the isolating signs
 * an English label in an Arabic sentence draws the punctuation and figures beside it to the wrong side. For text alone;
 * an element says `dir` or is a `bdi`.
 */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
