import { publicRoute } from '~/domain/access/index.server';
import { publicRoots } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';

/** The signed roots and the marks of days, as a file: what one keeps, and compares when one comes back. */
export const loader = publicRoute(async ({ params }) => {
  languageOf(params);
  return new Response(`${JSON.stringify({ format: 'homeward-roots-1', ...(await publicRoots()) }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="roots.json"',
    },
  });
});
