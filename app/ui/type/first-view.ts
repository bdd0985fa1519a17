/** The files that every page of a direction needs: preload them (`as="font"`, `crossOrigin="anonymous"`). */
export const firstViewFonts = {
  ltr: ['/fonts/newsreader-latin-v1.woff2', '/fonts/atkinson-latin-v1.woff2'],
  rtl: ['/fonts/naskh-arabic-v1.woff2'],
} as const;
