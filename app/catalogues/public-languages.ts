/** The languages of everything public: pages, giving, mails and papers for donors. Staff pages are English. */
export const publicLanguages = {
  en: { name: 'English', direction: 'ltr', isReviewed: true },
  es: { name: 'Español', direction: 'ltr', isReviewed: false },
  fr: { name: 'Français', direction: 'ltr', isReviewed: false },
  ar: { name: 'العربية', direction: 'rtl', isReviewed: false },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl'; isReviewed: boolean }>;

export type PublicLanguage = keyof typeof publicLanguages;

export const publicLanguageCodes = Object.keys(publicLanguages) as PublicLanguage[];

export const isPublicLanguage = (code: unknown): code is PublicLanguage =>
  typeof code === 'string' && Object.hasOwn(publicLanguages, code);

/** The language that an address, a stored row or a form names; English where it names none of ours. */
export const publicLanguage = (code: string | undefined): PublicLanguage => (isPublicLanguage(code) ? code : 'en');

/**
 * The first language that a browser asks for, by the weights it gives them, as far as it is one of ours.
 * @param accepted the value of Accept-Language
 */
export function acceptedLanguage(accepted: string | null): PublicLanguage {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { code: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ code }) => code).find(isPublicLanguage) ?? 'en';
}

/**
 * What Intl is told. Arabic is set with the figures 0–9, which are read in every Arabic country, stand on receipts and
 * cards, and are what one types into a field; and with the calendar that the other languages have.
 */
export const formatLocale = (language: string): string => (language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : language);
