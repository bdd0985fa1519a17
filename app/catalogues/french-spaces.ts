/** The space before `: ; ? !` and inside « » never ends a line. `::` begins a pattern of figures and is left as it is. */
const unbroken = (text: string): string => text.replace(/ (?=[:;?!»](?!:))/g, '\u00a0').replace(/« /g, '«\u00a0');

/** French words with the spaces that its printers set, so that who writes them need not think of it. */
export function withFrenchSpaces<W>(words: W): W {
  if (typeof words === 'string') return unbroken(words) as W;
  if (Array.isArray(words)) return words.map(withFrenchSpaces) as W;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, withFrenchSpaces(value)])) as W;
}
