/** United Nations M49: continents and subregions, with the ISO 3166-1 alpha-2 codes they hold. */

export interface Subregion {
  code: string;
  continent: string;
  countries: string;
}

export const CONTINENTS: Readonly<Record<string, string>> = {
  '002': 'Africa',
  '019': 'Americas',
  '142': 'Asia',
  '150': 'Europe',
  '009': 'Oceania',
};

/** Names as the M49 list gives them, in the languages of the public pages. */
export const M49_NAMES: Readonly<Record<string, { en: string; es: string; fr: string; ar: string }>> = {
  '002': { en: 'Africa', es: 'África', fr: 'Afrique', ar: 'أفريقيا' },
  '019': { en: 'Americas', es: 'América', fr: 'Amériques', ar: 'الأمريكتان' },
  '142': { en: 'Asia', es: 'Asia', fr: 'Asie', ar: 'آسيا' },
  '150': { en: 'Europe', es: 'Europa', fr: 'Europe', ar: 'أوروبا' },
  '009': { en: 'Oceania', es: 'Oceanía', fr: 'Océanie', ar: 'أوقيانوسيا' },
  '015': { en: 'Northern Africa', es: 'África septentrional', fr: 'Afrique septentrionale', ar: 'شمال أفريقيا' },
  '014': { en: 'Eastern Africa', es: 'África oriental', fr: 'Afrique orientale', ar: 'شرق أفريقيا' },
  '017': { en: 'Middle Africa', es: 'África central', fr: 'Afrique centrale', ar: 'وسط أفريقيا' },
  '018': { en: 'Southern Africa', es: 'África meridional', fr: 'Afrique australe', ar: 'الجنوب الأفريقي' },
  '011': { en: 'Western Africa', es: 'África occidental', fr: 'Afrique occidentale', ar: 'غرب أفريقيا' },
  '029': { en: 'Caribbean', es: 'El Caribe', fr: 'Caraïbes', ar: 'منطقة البحر الكاريبي' },
  '013': { en: 'Central America', es: 'América Central', fr: 'Amérique centrale', ar: 'أمريكا الوسطى' },
  '005': { en: 'South America', es: 'América del Sur', fr: 'Amérique du Sud', ar: 'أمريكا الجنوبية' },
  '021': { en: 'Northern America', es: 'América septentrional', fr: 'Amérique septentrionale', ar: 'أمريكا الشمالية' },
  '143': { en: 'Central Asia', es: 'Asia central', fr: 'Asie centrale', ar: 'آسيا الوسطى' },
  '030': { en: 'Eastern Asia', es: 'Asia oriental', fr: 'Asie orientale', ar: 'شرق آسيا' },
  '035': { en: 'South-eastern Asia', es: 'Asia sudoriental', fr: 'Asie du Sud-Est', ar: 'جنوب شرق آسيا' },
  '034': { en: 'Southern Asia', es: 'Asia meridional', fr: 'Asie méridionale', ar: 'جنوب آسيا' },
  '145': { en: 'Western Asia', es: 'Asia occidental', fr: 'Asie occidentale', ar: 'غرب آسيا' },
  '151': { en: 'Eastern Europe', es: 'Europa oriental', fr: 'Europe orientale', ar: 'أوروبا الشرقية' },
  '154': { en: 'Northern Europe', es: 'Europa septentrional', fr: 'Europe septentrionale', ar: 'شمال أوروبا' },
  '039': { en: 'Southern Europe', es: 'Europa meridional', fr: 'Europe méridionale', ar: 'جنوب أوروبا' },
  '155': { en: 'Western Europe', es: 'Europa occidental', fr: 'Europe occidentale', ar: 'غرب أوروبا' },
  '053': {
    en: 'Australia and New Zealand',
    es: 'Australia y Nueva Zelandia',
    fr: 'Australie et Nouvelle-Zélande',
    ar: 'أستراليا ونيوزيلندا',
  },
  '054': { en: 'Melanesia', es: 'Melanesia', fr: 'Mélanésie', ar: 'ميلانيزيا' },
  '057': { en: 'Micronesia', es: 'Micronesia', fr: 'Micronésie', ar: 'ميكرونيزيا' },
  '061': { en: 'Polynesia', es: 'Polinesia', fr: 'Polynésie', ar: 'بولينيزيا' },
};

/** Taiwan and Kosovo have no line of their own in M49; they are placed with their neighbours, as statistics do. */
export const SUBREGIONS: readonly Subregion[] = [
  { code: '015', continent: '002', countries: 'DZ EG LY MA SD TN EH' },
  {
    code: '014',
    continent: '002',
    countries: 'IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW',
  },
  { code: '017', continent: '002', countries: 'AO CM CF TD CG CD GQ GA ST' },
  { code: '018', continent: '002', countries: 'BW SZ LS NA ZA' },
  { code: '011', continent: '002', countries: 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG' },
  {
    code: '029',
    continent: '019',
    countries: 'AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI',
  },
  { code: '013', continent: '019', countries: 'BZ CR SV GT HN MX NI PA' },
  { code: '005', continent: '019', countries: 'AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE' },
  { code: '021', continent: '019', countries: 'BM CA GL PM US' },
  { code: '143', continent: '142', countries: 'KZ KG TJ TM UZ' },
  { code: '030', continent: '142', countries: 'CN HK MO KP JP MN KR TW' },
  { code: '035', continent: '142', countries: 'BN KH ID LA MY MM PH SG TH TL VN' },
  { code: '034', continent: '142', countries: 'AF BD BT IN IR MV NP PK LK' },
  { code: '145', continent: '142', countries: 'AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE' },
  { code: '151', continent: '150', countries: 'BY BG CZ HU PL MD RO RU SK UA' },
  { code: '154', continent: '150', countries: 'AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB' },
  { code: '039', continent: '150', countries: 'AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK' },
  { code: '155', continent: '150', countries: 'AT BE FR DE LI LU MC NL CH' },
  { code: '053', continent: '009', countries: 'AU CX CC HM NZ NF' },
  { code: '054', continent: '009', countries: 'FJ NC PG SB VU' },
  { code: '057', continent: '009', countries: 'GU KI MH FM NR MP PW UM' },
  { code: '061', continent: '009', countries: 'AS CK PF NU PN WS TK TO TV WF' },
];

export const subregionOf: ReadonlyMap<string, string> = new Map(
  SUBREGIONS.flatMap((subregion) =>
    subregion.countries.split(' ').map((country) => [country, subregion.code] as const),
  ),
);
