import { sharedFile } from '~/domain/access/index.server';
import { publicRoots } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';

/** The signed roots and the marks of days, as a file: what one keeps, and compares when one comes back. */
export const loader = sharedFile(async ({ params }) => {
  languageOf(params);
  return {
    body: `${JSON.stringify({ format: 'homeward-roots-1', ...(await publicRoots()) }, null, 2)}\n`,
    contentType: 'application/json; charset=utf-8',
    headers: { 'Content-Disposition': 'attachment; filename="roots.json"' },
  };
});
