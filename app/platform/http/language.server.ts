import { isPublicLanguage, type PublicLanguage } from '~/catalogues/public-languages';

/** The language of an address; a 404 for one that is not offered. */
export function languageOf(params: Record<string, string | undefined>): PublicLanguage {
  if (!isPublicLanguage(params.lang)) throw new Response(null, { status: 404 });
  return params.lang;
}
