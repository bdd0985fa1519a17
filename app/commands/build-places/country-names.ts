import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';

const require = createRequire(import.meta.url);
for (const language of ['en', 'es', 'fr', 'ar']) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
}

/** Short names as the United Nations uses them, where the list's own are long or dated. */
const ENGLISH: Readonly<Record<string, string>> = {
  BN: 'Brunei Darussalam',
  BO: 'Bolivia',
  CD: 'Democratic Republic of the Congo',
  CG: 'Congo',
  CN: 'China',
  CI: 'Côte d’Ivoire',
  CV: 'Cabo Verde',
  CZ: 'Czechia',
  FM: 'Micronesia',
  GM: 'Gambia',
  HK: 'Hong Kong',
  IR: 'Iran',
  KP: 'North Korea',
  KR: 'South Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MK: 'North Macedonia',
  MO: 'Macao',
  PS: 'Palestine',
  RU: 'Russia',
  SY: 'Syria',
  SZ: 'Eswatini',
  TL: 'Timor-Leste',
  TR: 'Türkiye',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  GB: 'United Kingdom',
  VA: 'Holy See',
  VE: 'Venezuela',
  VN: 'Viet Nam',
  XK: 'Kosovo',
};

/** The same for the other languages: short names in use today. */
const OTHERS: Readonly<Record<string, Partial<Record<'es' | 'fr' | 'ar', string>>>> = {
  AE: { fr: 'Émirats arabes unis' },
  BN: { es: 'Brunéi', fr: 'Brunéi' },
  BY: { ar: 'بيلاروس' },
  CD: { es: 'República Democrática del Congo' },
  CF: { fr: 'République centrafricaine' },
  CI: { fr: 'Côte d’Ivoire' },
  CZ: { es: 'Chequia', fr: 'Tchéquie', ar: 'التشيك' },
  DO: { fr: 'République dominicaine' },
  FM: { ar: 'ميكرونيزيا' },
  KP: { es: 'Corea del Norte' },
  KR: { es: 'Corea del Sur' },
  LA: { es: 'Laos' },
  MM: { ar: 'ميانمار' },
  MW: { ar: 'ملاوي' },
  SA: { fr: 'Arabie saoudite' },
  SY: { es: 'Siria' },
  SZ: { fr: 'Eswatini', ar: 'إسواتيني' },
  TZ: { fr: 'Tanzanie', ar: 'تنزانيا' },
  US: { fr: 'États-Unis' },
  VN: { fr: 'Viet Nam' },
};

export function countryNames(code: string): { en: string; es: string; fr: string; ar: string } {
  const en = ENGLISH[code] ?? countries.getName(code, 'en') ?? code;
  const other = (language: 'es' | 'fr' | 'ar'): string =>
    OTHERS[code]?.[language] ?? countries.getName(code, language) ?? en;
  return { en, es: other('es'), fr: other('fr'), ar: other('ar') };
}
