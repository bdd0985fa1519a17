/**
 * Which first-level region of which country a Natural Earth admin-1 feature belongs to.
 * Natural Earth draws the second level in some countries; those are joined to the first level here, because a
 * department or a municipality says more about a person than the domain rules allow.
 */

export interface SourceFeature {
  iso_3166_2: string;
  iso_a2: string;
  adm0_a3: string;
  adm1_code: string;
  name: string;
  name_en: string;
  name_es: string;
  name_fr: string;
  name_ar: string;
  region: string;
  region_cod: string;
  geonunit: string;
}

export interface RegionKey {
  code: string;
  country: string;
  name: string;
  /** Whether the source's own translations describe this region (false once features were joined). */
  translated: boolean;
}

/** Land that no country holds in any list we follow; drawn as land, bounded by dashed lines, never an area. */
export const UNASSIGNED = 'XX';

/** The United Nations' view where Natural Earth shows who controls the ground (de facto). */
const COUNTRY_BY_CODE: Readonly<Record<string, string>> = {
  'UA-43': 'UA',
  'UA-40': 'UA',
  'MA-15': 'EH',
  'MA-16': 'EH',
  '-99-X16~': 'CY',
  '-99-X17~': 'CY',
  '-99-X04~': 'CY',
  '-99-X11~': 'SO',
  '-99-X13~': 'CU',
  '-99-X05~': 'KZ',
  '-99-X15~': 'CC',
  '-99-X14~': 'CX',
  '-99-X03~': 'AU',
  '-99-X06~': UNASSIGNED,
  '-99-X08~': UNASSIGNED,
  '-99-X02~': UNASSIGNED,
  'FR-GF': 'GF',
  'FR-GP': 'GP',
  'FR-MQ': 'MQ',
  'FR-RE': 'RE',
  'FR-YT': 'YT',
};

/** Joined by the field `region`: code by its own name, name in English where the source's differs. */
const REGROUPED: Readonly<Record<string, Readonly<Record<string, readonly [code: string, name: string]>>>> = {
  ES: {
    'Foral de Navarra': ['ES-NC', 'Navarre'],
    'País Vasco': ['ES-PV', 'Basque Country'],
    Aragón: ['ES-AR', 'Aragon'],
    Cataluña: ['ES-CT', 'Catalonia'],
    Extremadura: ['ES-EX', 'Extremadura'],
    Andalucía: ['ES-AN', 'Andalusia'],
    Galicia: ['ES-GA', 'Galicia'],
    'Castilla y León': ['ES-CL', 'Castile and León'],
    Valenciana: ['ES-VC', 'Valencian Community'],
    Murcia: ['ES-MC', 'Murcia'],
    Asturias: ['ES-AS', 'Asturias'],
    Cantabria: ['ES-CB', 'Cantabria'],
    'Canary Is.': ['ES-CN', 'Canary Islands'],
    'Islas Baleares': ['ES-IB', 'Balearic Islands'],
    'La Rioja': ['ES-RI', 'La Rioja'],
    'Castilla-La Mancha': ['ES-CM', 'Castilla–La Mancha'],
    Madrid: ['ES-MD', 'Madrid'],
    Ceuta: ['ES-CE', 'Ceuta'],
    Melilla: ['ES-ML', 'Melilla'],
  },
  IT: {
    "Valle d'Aosta": ['IT-23', 'Aosta Valley'],
    Piemonte: ['IT-21', 'Piedmont'],
    Lombardia: ['IT-25', 'Lombardy'],
    'Trentino-Alto Adige': ['IT-32', 'Trentino-Alto Adige'],
    Liguria: ['IT-42', 'Liguria'],
    'Emilia-Romagna': ['IT-45', 'Emilia-Romagna'],
    Marche: ['IT-57', 'Marche'],
    Veneto: ['IT-34', 'Veneto'],
    'Friuli-Venezia Giulia': ['IT-36', 'Friuli-Venezia Giulia'],
    Abruzzo: ['IT-65', 'Abruzzo'],
    Molise: ['IT-67', 'Molise'],
    Apulia: ['IT-75', 'Apulia'],
    Basilicata: ['IT-77', 'Basilicata'],
    Calabria: ['IT-78', 'Calabria'],
    Campania: ['IT-72', 'Campania'],
    Lazio: ['IT-62', 'Lazio'],
    Toscana: ['IT-52', 'Tuscany'],
    Sicily: ['IT-82', 'Sicily'],
    Sardegna: ['IT-88', 'Sardinia'],
    Umbria: ['IT-55', 'Umbria'],
  },
  PH: {
    'Autonomous Region in Muslim Mindanao (ARMM)': ['PH-14', 'Muslim Mindanao'],
    'Davao (Region XI)': ['PH-11', 'Davao Region'],
    'Zamboanga Peninsula (Region IX)': ['PH-09', 'Zamboanga Peninsula'],
    'MIMAROPA (Region IV-B)': ['PH-41', 'Mimaropa'],
    'Dinagat Islands (Region XIII)': ['PH-13', 'Caraga'],
    'Northern Mindanao (Region X)': ['PH-10', 'Northern Mindanao'],
    'SOCCSKSARGEN (Region XII)': ['PH-12', 'Soccsksargen'],
    'Eastern Visayas (Region VIII)': ['PH-08', 'Eastern Visayas'],
    'Central Luzon (Region III)': ['PH-03', 'Central Luzon'],
    'CALABARZON (Region IV-A)': ['PH-40', 'Calabarzon'],
    'Bicol (Region V)': ['PH-05', 'Bicol Region'],
    'National Capital Region': ['PH-00', 'Metro Manila'],
    'Ilocos (Region I)': ['PH-01', 'Ilocos Region'],
    'Cagayan Valley (Region II)': ['PH-02', 'Cagayan Valley'],
    'Central Visayas (Region VII)': ['PH-07', 'Central Visayas'],
    'Western Visayas (Region VI)': ['PH-06', 'Western Visayas'],
    'Cordillera Administrative Region (CAR)': ['PH-15', 'Cordillera'],
  },
  LK: {
    'Næ̆gĕnahira paḷāta': ['LK-5', 'Eastern Province'],
    'Uturu paḷāta': ['LK-4', 'Northern Province'],
    'Vayamba paḷāta': ['LK-6', 'North Western Province'],
    'Basnāhira paḷāta': ['LK-1', 'Western Province'],
    'Dakuṇu paḷāta': ['LK-3', 'Southern Province'],
    'Sabaragamuva paḷāta': ['LK-9', 'Sabaragamuwa Province'],
    'Ūva paḷāta': ['LK-8', 'Uva Province'],
    'Madhyama paḷāta': ['LK-2', 'Central Province'],
    'Uturumæ̆da paḷāta': ['LK-7', 'North Central Province'],
  },
  BA: {
    'Federacija Bosna i Hercegovina': ['BA-BIH', 'Federation of Bosnia and Herzegovina'],
    'Repuplika Srpska': ['BA-SRP', 'Republika Srpska'],
  },
};

/** Names the source gets wrong, or that two regions of one country would share. */
export const NAME_BY_CODE: Readonly<Record<string, string>> = {
  'AR-C': 'Buenos Aires City',
  'BG-23': 'Sofia Province',
  'BY-MI': 'Minsk Region',
  'FR-COR': 'Corsica',
  'HR-01': 'Zagreb County',
  'KH-5': 'Kampong Speu',
  'KW-KU': 'Kuwait City',
  'NP-KO': 'Koshi',
  'RU-ALT': 'Altai Krai',
  'RU-MOS': 'Moscow Oblast',
  'RU-YEV': 'Jewish Autonomous Oblast',
  'UA-32': 'Kyiv Oblast',
  'US-DC': 'District of Columbia',
  'UZ-TO': 'Tashkent Region',
  'VN-39': 'Đồng Nai',
  'VN-53': 'Bắc Kạn',
  'VN-66': 'Hưng Yên',
  'YE-SN': 'Sanaa Governorate',
};

/** Joined by the field `region` under its own name. */
const REGROUPED_AS_NAMED: ReadonlySet<string> = new Set(['FR', 'UG', 'SI', 'LV', 'MK', 'AZ', 'BF', 'MT', 'GN', 'XK']);

/** Features whose source row is wrong about its group (checked against ISO 3166-2). */
const REGION_FIELD_BY_NAME: Readonly<Record<string, string>> = {
  'BA/Posavina': 'Federacija Bosna i Hercegovina',
};

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function countryOf(feature: SourceFeature): string {
  return COUNTRY_BY_CODE[feature.iso_3166_2] ?? feature.iso_a2;
}

const safeCode = (code: string, country: string): string =>
  code.replace(/^-99-/, `${country}-`).replace(/[^A-Z0-9-]/g, '');

/** Wikipedia-style titles are long for a map; the plain name is kept unless it says nothing without its title. */
export function shortName(title: string, countryName: string): string {
  const stripped = title
    .replace(
      /\s+(Governorate|Region|Province|Zone|District|County|Voivodeship|Oblast|Prefecture|Department|Division|State|Parish|Municipality|Raion|Canton)$/i,
      '',
    )
    .replace(/^(Governorate|Department|Province|District) of /i, '');
  const bare =
    /^(north|south|east|west|central|centre|upper|lower|middle|river|northern|southern|eastern|western|north[- ]?(east|west)(ern)?|south[- ]?(east|west)(ern)?|capital|national capital|free)$/i;
  return bare.test(stripped) || stripped === countryName || stripped.length < 3 ? title : stripped;
}

function britishRegion(feature: SourceFeature): RegionKey {
  const name = feature.geonunit === 'England' ? feature.region : feature.geonunit;
  const title =
    name === 'East' ? 'East of England' : /^(North|South|West Mid|East Mid)/.test(name) ? `${name} England` : name;
  const plain = title.replace('Northern Ireland England', 'Northern Ireland').replace('Midlands England', 'Midlands');
  return { code: `GB-${slug(name)}`, country: 'GB', name: plain, translated: false };
}

/** The region a feature is part of. Several features with one key become one region. */
export function regionKey(feature: SourceFeature): RegionKey {
  const country = countryOf(feature);
  if (country === 'GB') return britishRegion(feature);
  if (['GF', 'GP', 'MQ', 'RE', 'YT'].includes(country)) {
    return { code: `${country}-01`, country, name: feature.name_en || feature.name, translated: true };
  }
  const region = REGION_FIELD_BY_NAME[`${country}/${feature.name}`] ?? feature.region.trim();
  if (region !== '' && feature.iso_3166_2 !== 'BA-BRC') {
    const named = REGROUPED[country]?.[region];
    if (named) return { code: named[0], country, name: named[1], translated: false };
    if (REGROUPED_AS_NAMED.has(country)) {
      const code = country === 'FR' ? feature.region_cod.trim() : `${country}-${slug(region)}`;
      return { code, country, name: region.replace(' Economic Region', ''), translated: false };
    }
  }
  const code = safeCode(feature.iso_3166_2 || `${country}-${slug(feature.adm1_code)}`, country);
  return { code, country, name: feature.name_en || feature.name, translated: true };
}

/** Two features with one code are one region when they share a name; otherwise the name tells them apart. */
export function distinctCode(code: string, name: string, nameOfCode: ReadonlyMap<string, string>): string {
  const known = nameOfCode.get(code);
  return known === undefined || known === name ? code : `${code}-${slug(name)}`;
}
