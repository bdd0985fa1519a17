import { type PublicLanguage, publicLanguages } from '../../catalogues/public-languages';
import { publicWords } from '../../catalogues/public-words';
import publicStyles from '../../ui/public.css?url';

/** What stands in a page's place while none may be shown. Made of nothing but words: neither routes nor database are asked. */
export function restingPage(lang: PublicLanguage): string {
  const { aboutPages, ui } = publicWords(lang);
  return `<!doctype html><html lang="${lang}" dir="${publicLanguages[lang].direction}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/><title>${ui.restingTitle} · Homeward</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"/><link rel="stylesheet" href="${publicStyles}"/></head><body><header class="masthead"><div class="page masthead-inner"><a href="/${lang}"><span class="logo">Homeward</span></a></div></header><div class="neatline"></div><main class="page"><div class="error-page"><h1>${ui.restingTitle}</h1><p class="lead">${ui.resting}</p><p><a class="button" href="">${ui.restingAgain}</a></p><p><a href="/${lang}/status">${aboutPages.navStatus}</a></p></div></main></body></html>`;
}
