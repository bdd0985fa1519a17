/** Messages that are the same in English: names, and words that the languages share. A test holds the list to what is true. */
const everywhere = ['ui.productName', 'donors.receiptPdf', 'papers.demoContact', 'publicSite.needPageTitle'];
const byLanguage: Record<string, readonly string[]> = {
  es: [...everywhere, 'donors.paidForLine', 'giftEffects.paysAndDraws', 'papers.totalRow', 'ownView.pin', 'ownView.no'],
  fr: [
    ...everywhere,
    'ui.pagination',
    'papers.dateColumn',
    'papers.totalRow',
    'transparency.rootsSignature',
    'ownView.title',
    'ownView.code',
    'ownView.pin',
    'ownView.form_other',
  ],
  ar: everywhere,
  id: ['ownView.pin'],
  vi: ['ownView.pin'],
  uk: ['ownView.pin'],
};

export const isSameInEnglish = (path: string, language: string): boolean =>
  byLanguage[language]?.includes(path) ?? false;
