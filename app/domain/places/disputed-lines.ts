/**
 * The one reviewed list of lines that are drawn dashed: boundaries that are not agreed, or that separate a territory
 * whose status is not settled. Each side is a country (ISO 3166-1 alpha-2) or a first-level region code; the pair
 * matches in both directions. Reviewed 2026-11-21 against the notes on United Nations map sheets.
 */
export interface DisputedLine {
  sides: readonly [string, string];
  why: string;
}

export const DISPUTED_LINES: readonly DisputedLine[] = [
  { sides: ['MA', 'EH'], why: 'Western Sahara is a non-self-governing territory' },
  { sides: ['IN', 'PK-JK'], why: 'Line of Control in Jammu and Kashmir' },
  { sides: ['IN', 'PK-GB'], why: 'Line of Control in Jammu and Kashmir' },
  { sides: ['IN-JK', 'PK'], why: 'Line of Control in Jammu and Kashmir' },
  { sides: ['IN-LA', 'CN'], why: 'Aksai Chin is claimed by both' },
  { sides: ['IN-LA', 'PK'], why: 'Line of Control in Jammu and Kashmir' },
  { sides: ['PK-GB', 'CN'], why: 'final status of Jammu and Kashmir is not agreed' },
  { sides: ['IN-AR', 'CN'], why: 'boundary is not agreed' },
  { sides: ['RS', 'XK'], why: 'status of Kosovo (Security Council resolution 1244)' },
  { sides: ['IL', 'PS'], why: 'armistice lines; final boundaries are not agreed' },
  { sides: ['IL', 'SY'], why: 'occupied Golan' },
  { sides: ['CY-X04', 'CY'], why: 'United Nations buffer zone in Cyprus' },
  { sides: ['SO-X11', 'SO'], why: 'Somaliland is not recognised' },
  { sides: ['GE-AB', 'GE'], why: 'Abkhazia' },
  { sides: ['SD', 'SS'], why: 'final boundary, with Abyei, is not determined' },
  { sides: ['SD-RS', 'EG'], why: 'Halaib' },
  { sides: ['KE', 'SS'], why: 'Ilemi' },
  { sides: ['GY', 'VE'], why: 'Essequibo' },
  { sides: ['KP', 'KR'], why: 'military demarcation line' },
  { sides: ['UA-43', 'RU'], why: 'Crimea is part of Ukraine (General Assembly resolution 68/262)' },
  { sides: ['MD-SN', 'MD'], why: 'Transnistria' },
];

const holds = (side: string, country: string, region: string): boolean => side === region || side === country;

/** Whether the line between two regions is on the list (or bounds land that no country holds). */
export function isDisputed(
  one: { country: string; region: string },
  other: { country: string; region: string },
): boolean {
  if (one.country === 'XX' || other.country === 'XX') return true;
  return DISPUTED_LINES.some(
    ({ sides: [left, right] }) =>
      (holds(left, one.country, one.region) && holds(right, other.country, other.region)) ||
      (holds(left, other.country, other.region) && holds(right, one.country, one.region)),
  );
}
