import type { Stretch } from './private-names';

/** Where the coordinate `value` (decimal degrees) stands at one decimal or more, cut or rounded, or in degrees and minutes. */
export function findCoordinate(text: string, value: string): Stretch[] {
  const degrees = Math.abs(Number(value));
  return [...findDecimal(text, degrees), ...findMinutes(text, degrees)];
}

function findDecimal(text: string, degrees: number): Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(/\d{1,3} ?(?:[.,·٫]| (?:point|comma|coma|punto|virgule|koma) ) ?\d{1,8}/giu)) {
    const [whole = '', decimals = ''] = match[0]
      .replace(/ \p{L}+ /u, '.')
      .split(/[.,·٫]/)
      .map((part) => part.trim());
    const written = Number(`${whole}.${decimals}`);
    const scale = 10 ** decimals.length;
    const same =
      Math.trunc(degrees * scale + 1e-6) / scale === written || Math.round(degrees * scale) / scale === written;
    const padded = Math.abs(degrees - written) < 1e-6;
    if (same || padded) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const DEGREE = '(?:[°ºo˚]|deg(?:rees?)?\\.?|grados?|degr[eé]s?|derajat|độ|градус\\p{L}*|d)';
const MINUTE = "(?:['′’‘´m]|min(?:utes?|utos?|uten)?\\.?|menit|phút|хвилин\\p{L}*)";
const MINUTES = new RegExp(
  `(\\d{1,3}) ?(?:${DEGREE} ?|[ :-](?=\\d{1,2}(?:[.,]\\d+)?(?:${MINUTE}|[ :-]\\d| ?[NSEWO](?!\\p{L}))))(\\d{1,2}(?:[.,]\\d+)?)(?: ?(?:${MINUTE}|[ :-](?=\\d)) ?(?:(\\d{1,2}(?:[.,]\\d+)?) ?(?:["″”]|''|′′|s(?:ec\\p{L}*)?)?)?)?`,
  'giu',
);

function findMinutes(text: string, degrees: number): Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(MINUTES)) {
    const [minutes, seconds] = [
      Number((match[2] ?? '0').replace(',', '.')),
      Number((match[3] ?? '0').replace(',', '.')),
    ];
    if (minutes >= 60 || seconds >= 60) continue;
    const written = Number(match[1]) + minutes / 60 + seconds / 3600;
    if (Math.abs(written - degrees) < 0.02)
      found.push({ start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return found;
}

const GEOHASH_SIGNS = '0123456789bcdefghjkmnpqrstuvwxyz';
const PLUS_SIGNS = '23456789CFGHJMPQRVWX';

/** Where a code of the place of `value` ("lat,lon") stands: a plus code, whole or short, or a geohash of five signs or more. */
export function findPlaceCode(text: string, value: string): Stretch[] {
  const [lat = Number.NaN, lon = Number.NaN] = value.split(',').map(Number);
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return [];
  const hash = geohashOf(lat, lon).slice(0, 5);
  const plus = plusCodeOf(lat, lon);
  const patterns = [
    new RegExp(`(?<![\\p{L}\\p{N}])${hash}[${GEOHASH_SIGNS}]{0,7}(?![\\p{L}\\p{N}])`, 'giu'),
    new RegExp(
      `(?<![\\p{L}\\p{N}])${plus.slice(0, 6)}(?:00|[${PLUS_SIGNS}]{2}) ?\\+(?: ?[${PLUS_SIGNS}]{2,3})?`,
      'giu',
    ),
    new RegExp(
      `(?<![\\p{L}\\p{N}])${plus.slice(4, 6)}[${PLUS_SIGNS}]{2} ?\\+ ?[${PLUS_SIGNS}]{2,3}(?![\\p{L}\\p{N}])`,
      'giu',
    ),
  ];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

function geohashOf(lat: number, lon: number): string {
  const range: Record<'lat' | 'lon', [number, number]> = { lat: [-90, 90], lon: [-180, 180] };
  const at = { lat, lon };
  let bits = '';
  for (let bit = 0; bit < 25; bit += 1) {
    const axis = bit % 2 === 0 ? 'lon' : 'lat';
    const [low, high] = range[axis];
    const middle = (low + high) / 2;
    const isHigh = at[axis] >= middle;
    range[axis] = isHigh ? [middle, high] : [low, middle];
    bits += isHigh ? '1' : '0';
  }
  return (bits.match(/.{5}/g) ?? []).map((five) => GEOHASH_SIGNS.charAt(Number.parseInt(five, 2))).join('');
}

/** The eight signs before the plus: pairs of latitude and longitude, each pair twenty times finer. */
function plusCodeOf(lat: number, lon: number): string {
  let [north, east, size, code] = [lat + 90, lon + 180, 20, ''];
  for (let pair = 0; pair < 4; pair += 1) {
    const [row, column] = [Math.floor(north / size), Math.floor(east / size)];
    code += PLUS_SIGNS.charAt(row) + PLUS_SIGNS.charAt(column);
    north -= row * size;
    east -= column * size;
    size /= 20;
  }
  return code;
}
