const ORIGIN = 'https://homeward.invalid';

/**
 * Where to go after sign-in: a path of this site, else `fallback`. Everything that a browser could read as another
 * host (//evil, /\evil, a scheme, control characters) falls back.
 */
export function safeNextPath(wanted: string | null | undefined, fallback: string): string {
  if (!wanted || wanted.length > 2000 || !wanted.startsWith('/') || /[\\\p{Cc}]/u.test(wanted)) return fallback;
  if (!URL.canParse(wanted, ORIGIN)) return fallback;
  const url = new URL(wanted, ORIGIN);
  // Dot segments can leave a double slash behind, so the outcome is judged, not the input alone.
  if (url.origin !== ORIGIN || url.pathname.startsWith('//') || url.pathname.startsWith('/account/sign-'))
    return fallback;
  return `${url.pathname}${url.search}`;
}
