// Making a format of Intl costs as much as fifty uses of it, so each is made once. Languages and options come from the
// code, and currencies from a short list: there are never many.
const kept = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  let format = kept.get(key) as T | undefined;
  if (format === undefined) {
    format = make();
    kept.set(key, format);
  }
  return format;
}

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));

/** For amounts: a page has a hundred, and looking a format up by its options costs as much as using it. */
export const moneyFormat = (locale: string, currency: string | null, decimals: number): Intl.NumberFormat =>
  once(`money ${locale} ${currency} ${decimals}`, () =>
    numberFormat(locale, {
      ...(currency === null ? {} : { style: 'currency', currency, currencyDisplay: 'code' }),
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
  );

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

export const listFormat = (locale: string, options: Intl.ListFormatOptions): Intl.ListFormat =>
  once(`list ${locale} ${JSON.stringify(options)}`, () => new Intl.ListFormat(locale, options));

export const pluralRules = (locale: string, options: Intl.PluralRulesOptions = {}): Intl.PluralRules =>
  once(`plurals ${locale} ${JSON.stringify(options)}`, () => new Intl.PluralRules(locale, options));

export const displayNames = (locale: string, type: Intl.DisplayNamesType): Intl.DisplayNames =>
  once(`names of ${type} ${locale}`, () => new Intl.DisplayNames(locale, { type }));

/** Sorts names as readers of the language do. */
export const collator = (locale: string): Intl.Collator => once(`names ${locale}`, () => new Intl.Collator(locale));
