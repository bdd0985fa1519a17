/** The `headers` of a route whose page nobody may keep: a form that counts once, or something of one's own. */
export const noStore = () => ({ 'Cache-Control': 'no-store' });
