import type { MetaDescriptor } from '@remix-run/react';
import { message } from '../../catalogues/message';
import { type PublicLanguage, publicLanguage, publicLanguageCodes } from '../../catalogues/public-languages';
import { publicWords } from '../../catalogues/public-words';

const ogLocales: Record<PublicLanguage, string> = { en: 'en_GB', es: 'es_ES', fr: 'fr_FR', ar: 'ar_AR' };
const CARD = { width: '1200', height: '630', type: 'image/png' } as const;

/** What the functions `meta` of routes are given, as far as it is needed here. */
interface Place {
  params: { lang?: string };
  location: { pathname: string };
  matches: readonly { data?: unknown }[];
}

export interface PageHead {
  /** Of the page itself, in the window. */
  title: string;
  /** By default what the site says of itself. */
  description?: string;
  /** Where the page is sent on: by default what the page itself says. */
  preview?: { title: string; description: string };
  /** The page's own card; by default the card of the site. */
  card?: { path: string; alt: string };
  /** What the page is about, for machines (schema.org). */
  data?: (appUrl: string) => Record<string, unknown>;
  robots?: string;
}

/** Title, description, other languages, and what is shown where somebody pastes the address: for a public page's `meta`. */
export function pageHead({ params, location, matches }: Place, head: PageHead): MetaDescriptor[] {
  const lang = publicLanguage(params.lang);
  const appUrl = appUrlOf(matches);
  const below = location.pathname.replace(/^\/[^/]*/, '').replace(/\/+$/, '');
  const address = (code: PublicLanguage) => `${appUrl}/${code}${below}`;
  const description = head.description ?? publicWords(lang).publicSite.siteDescription;
  const preview = head.preview ?? { title: head.title, description };
  const card = head.card ?? siteCard(lang);
  return [
    { title: head.title },
    { name: 'description', content: description },
    ...(head.robots ? [{ name: 'robots', content: head.robots }] : []),
    { tagName: 'link', rel: 'canonical', href: address(lang) },
    ...publicLanguageCodes.map((code) => ({ tagName: 'link', rel: 'alternate', hrefLang: code, href: address(code) })),
    { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: address('en') },
    { property: 'og:site_name', content: 'Homeward' },
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: address(lang) },
    { property: 'og:title', content: preview.title },
    { property: 'og:description', content: preview.description },
    { property: 'og:locale', content: ogLocales[lang] },
    ...publicLanguageCodes
      .filter((code) => code !== lang)
      .map((code) => ({ property: 'og:locale:alternate', content: ogLocales[code] })),
    { property: 'og:image', content: appUrl + card.path },
    { property: 'og:image:type', content: CARD.type },
    { property: 'og:image:width', content: CARD.width },
    { property: 'og:image:height', content: CARD.height },
    { property: 'og:image:alt', content: card.alt },
    // Only what has no property of Open Graph above to be taken from (developer.x.com, “Cards markup”).
    { name: 'twitter:card', content: 'summary_large_image' },
    { name: 'twitter:image:alt', content: card.alt },
    ...(head.data ? [{ 'script:ld+json': head.data(appUrl) as never }] : []),
  ];
}

function siteCard(lang: PublicLanguage): { path: string; alt: string } {
  const { sharing } = publicWords(lang);
  return { path: `/${lang}/card.png`, alt: message(sharing.siteCardAlt, { words: sharing.cardSite }, lang) };
}

function appUrlOf(matches: Place['matches']): string {
  for (const { data } of matches) {
    if (typeof data === 'object' && data !== null && 'appUrl' in data && typeof data.appUrl === 'string')
      return data.appUrl;
  }
  return '';
}

/** The feed of months, for readers of feeds that look at a page. */
export const feedLink = (lang: PublicLanguage): MetaDescriptor => ({
  tagName: 'link',
  rel: 'alternate',
  type: 'application/atom+xml',
  title: publicWords(lang).openData.feedTitle,
  href: `/${lang}/feed.xml`,
});

interface Organisation {
  name: string;
  legalName?: string;
  email?: string;
}

/** Who we are, for machines (schema.org): nothing that the pages do not say. */
export const organisationData =
  (lang: PublicLanguage, { name, legalName, email }: Organisation) =>
  (appUrl: string): Record<string, unknown> => ({
    '@context': 'https://schema.org',
    '@type': 'NGO',
    '@id': `${appUrl}/#organisation`,
    name,
    ...(legalName ? { legalName } : {}),
    ...(email ? { email } : {}),
    url: `${appUrl}/${lang}`,
    logo: `${appUrl}/favicon.svg`,
    image: `${appUrl}/${lang}/card.png`,
    description: publicWords(lang).publicSite.siteDescription,
    knowsLanguage: publicLanguageCodes,
  });
