/** Bytes of one file as sent. */
export const FILE_BYTES_MAX = 15 * 1024 * 1024;
/** Pixels of a picture as sent, and of the sheet that all pages make together. */
export const PIXELS_MAX = 40_000_000;
/** The longer side of a picture after it was drawn anew: enough to read a till slip. */
export const SIDE_PIXELS_MAX = 2400;
/** Pages of a PDF. */
export const PAGES_MAX = 6;
/** A PDF's pages are drawn at this many dots an inch, fewer where a page is large. */
export const PAGE_DPI = 150;
/** A PDF that takes longer to draw is refused. */
export const RASTERISE_MS_MAX = 20_000;
/** Memory that drawing one PDF may take. */
export const RASTERISE_BYTES_MAX = 256 * 1024 * 1024;
/** A picture that takes longer to decode is refused. */
export const DECODE_SECONDS_MAX = 20;
/** Files that are drawn at once in one process; the others wait. */
export const DRAWN_AT_ONCE_MAX = 2;
