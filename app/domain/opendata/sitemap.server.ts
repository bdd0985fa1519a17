import { publicLanguageCodes } from '~/catalogues/public-languages';
import { environment } from '../../platform/env/index.server';
import { countNeeds, slugsBetween } from '../campaigns/index.server';
import { xmlHead, xmlText } from './xml';

/** Pages beside those of needs, below the language. */
export const PAGES = [
  '',
  '/needs',
  '/how-it-works',
  '/transparency',
  '/who-we-are',
  '/privacy',
  '/terms',
  '/accessibility',
  '/give',
  '/data',
];

/** The protocol allows 50,000 addresses a file; a file this small is made in a moment and read by anything. */
const NEEDS_A_PART_MAX = 2_500;
/** More parts than any number of needs will want. */
const PARTS_MAX = 4_096;

/** The addresses of all pages, or, where they are many, the list of the parts. No dates: a date would tell of a person. */
export async function sitemap(): Promise<string> {
  const parts = partsFor(await countNeeds());
  if (parts === 1) return addresses([...PAGES, ...needPages(await slugsBetween(0, 1))]);
  const addressesOfParts = Array.from(
    { length: parts },
    (_, part) => `${environment().appUrl}/sitemap/${parts}-${part + 1}.xml`,
  );
  return `${xmlHead}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addressesOfParts.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>\n`).join('')}</sitemapindex>
`;
}

/**
 * One part of many, by where the needs stand in the random order: no need moves from part to part while others come and
 * go. Null where there is no such part.
 */
export async function sitemapPart(name: string): Promise<string | null> {
  const [, ofText = '', partText = ''] = /^(\d{1,4})-(\d{1,4})\.xml$/.exec(name) ?? [];
  const [of, part] = [Number(ofText), Number(partText)];
  const isPart = of >= 2 && of <= PARTS_MAX && Number.isInteger(Math.log2(of)) && part >= 1 && part <= of;
  if (!isPart || of > partsFor(await countNeeds()) * 2) return null;
  const slugs = await slugsBetween((part - 1) / of, part / of);
  return addresses([...(part === 1 ? PAGES : []), ...needPages(slugs)]);
}

/** A power of two, so that a part is halved when there are more. The random order fills them evenly enough. */
export function partsFor(needs: number): number {
  let parts = 1;
  while (needs / parts > NEEDS_A_PART_MAX) parts *= 2;
  return parts;
}

const needPages = (slugs: readonly string[]): string[] => slugs.map((slug) => `/needs/${slug}`);

function addresses(pages: readonly string[]): string {
  const { appUrl } = environment();
  const entries = pages.flatMap((page) => {
    const others = publicLanguageCodes
      .map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${xmlText(`${appUrl}/${lang}${page}`)}"/>`)
      .join('');
    return publicLanguageCodes.map((lang) => `<url><loc>${xmlText(`${appUrl}/${lang}${page}`)}</loc>${others}</url>\n`);
  });
  return `${xmlHead}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('')}</urlset>
`;
}

/** What is not for search engines: forms, what is somebody's own, and the interface for programs. Staff sign in elsewhere. */
export function robots(): string {
  const closed = [
    '/officer',
    '/review',
    '/finance',
    '/audit',
    '/admin',
    '/account',
    '/api/',
    '/*/needs/*/give',
    '/*/give/',
    '/*/my-gifts',
    '/*/thanks',
  ];
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${environment().appUrl}/sitemap.xml\n`;
}
