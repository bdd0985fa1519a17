import { fold } from './fold';

/** A populated place for the officer's picker. True places: private, never sent to a public page. */
export interface GazetteerPlace {
  name: string;
  country: string;
  /** First-level region, set by the same rule as `areaOfPoint`. */
  regionCode: string;
  lat: number;
  lon: number;
  population: number;
}

const LIMIT_DEFAULT = 12;

/** Rows of the committed file (tab-separated, sorted by folded name), searchable by prefix. */
export class Gazetteer {
  readonly #rows: string[];
  readonly #keys: string[];
  /** Folded ASCII names that differ from the key, sorted, with the row they lead to. */
  readonly #alternates: { key: string; row: number }[];

  constructor(text: string) {
    this.#rows = text.split('\n');
    this.#keys = this.#rows.map((row) => fold(row.slice(0, row.indexOf('\t'))));
    this.#alternates = this.#rows.flatMap((row, index) => {
      const start = row.indexOf('\t') + 1;
      const ascii = row.slice(start, row.indexOf('\t', start));
      return ascii === '' ? [] : [{ key: fold(ascii), row: index }];
    });
    this.#alternates.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }

  /** Places whose name begins with the query, exact names first, then by population; at most `limit`. */
  search(query: string, country?: string, limit = LIMIT_DEFAULT): GazetteerPlace[] {
    const prefix = fold(query);
    if (prefix === '') return [];
    const found = new Map<number, boolean>();
    for (let row = firstAtLeast(this.#keys, prefix, (key) => key); this.#keys[row]?.startsWith(prefix); row++) {
      found.set(row, this.#keys[row] === prefix);
    }
    const alternates = this.#alternates;
    for (let at = firstAtLeast(alternates, prefix, ({ key }) => key); alternates[at]?.key.startsWith(prefix); at++) {
      const { key, row } = alternates[at] as { key: string; row: number };
      found.set(row, found.get(row) === true || key === prefix);
    }
    const places = [...found].map(([row, exact]) => ({ exact, place: parseRow(this.#rows[row] as string) }));
    return places
      .filter(({ place }) => country === undefined || place.country === country)
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.place.population - a.place.population)
      .slice(0, limit)
      .map(({ place }) => place);
  }
}

function firstAtLeast<T>(sorted: readonly T[], value: string, keyOf: (item: T) => string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(sorted[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parseRow(row: string): GazetteerPlace {
  const [name = '', , country = '', region = '', lat, lon, population] = row.split('\t');
  const regionCode = region.startsWith('-') ? `${country}${region}` : region;
  return { name, country, regionCode, lat: Number(lat), lon: Number(lon), population: Number(population) };
}
