import type { NeedFilter } from './schemas';

/** What the list is narrowed by; where in it one stands is not part of it. */
export type Narrowing = Omit<NeedFilter, 'after' | 'before'>;
export const narrowings = ['query', 'area', 'category', 'form', 'progress'] as const satisfies (keyof Narrowing)[];

/** Where the results stand on the page of the list: who narrows it by hand is led there. */
export const FOUND_ID = 'found';

/** The one address of a state of the list. */
export function addressOfList(lang: string, filter: NeedFilter): string {
  const asked = new URLSearchParams();
  for (const name of [...narrowings, 'after', 'before'] as const) {
    const value = filter[name];
    if (value !== undefined) asked.set(name, value);
  }
  return asked.size === 0 ? `/${lang}/needs` : `/${lang}/needs?${asked}`;
}

export const narrowingOf = ({ after: _after, before: _before, ...narrowing }: NeedFilter): Narrowing => narrowing;

export const isNarrowed = (filter: NeedFilter): boolean => narrowings.some((name) => filter[name] !== undefined);
