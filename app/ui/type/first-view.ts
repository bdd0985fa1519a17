/** The two files that every Latin page needs: preload them (`as="font"`, `crossOrigin="anonymous"`). */
export const firstViewFonts = ['/fonts/newsreader-latin-v1.woff2', '/fonts/atkinson-latin-v1.woff2'] as const;
