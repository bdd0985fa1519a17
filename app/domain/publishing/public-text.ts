import type { FieldKey } from './fields';

/** A text that could reach the public. */
export interface PublicText {
  key: FieldKey;
  text: string;
  locale: string;
  required: boolean;
  /** What a translation translates; null for the page's own words. */
  original: string | null;
}
