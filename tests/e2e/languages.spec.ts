import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  isPublicLanguage,
  type PublicLanguage,
  publicLanguageCodes,
  publicLanguages,
} from '../../app/catalogues/public-languages';
import { publicWords } from '../../app/catalogues/public-words';
import { expectAccessible, person } from './people';

// Everything public, in each of its languages, as far as links lead: nothing is left in English, nothing breaks.

const PAGES_MAX = 40;
/** A sentence of the English catalogue that is shorter may be a name, or a word that languages share. */
const LEFTOVER_LENGTH_MIN = 14;

/** Needs are many and alike: two of them stand for all; a group is found by its own shape. */
const shapeOf = (address: string) => address.replace(/[0-9a-hjkmnp-tv-z]{16}/, ':need').replace(/[?#].*$/, '');
const SAME_SHAPE_MAX: Record<string, number> = { '/:lang/needs/:need': 3 };

/** Addresses in one language that links lead to, and those that only a form or a mail leads to. */
async function* everyPage(page: Page, language: PublicLanguage): AsyncGenerator<string> {
  const waiting = [
    `/${language}`,
    ...[
      'give/cancelled',
      'give/mailed',
      'give/continue',
      'my-gifts/sign-in',
      'my-gifts/enter',
      'my-gifts/deleted',
      'thanks?session_id=cs_test_unknown1',
      'needs?query=zebra',
      'needs/0000000000000000',
    ].map((rest) => `/${language}/${rest}`),
  ];
  const seen = new Map<string, number>();
  for (let visited = 0; visited < PAGES_MAX; ) {
    const address = waiting.shift();
    if (address === undefined) return;
    const shape = shapeOf(address).replace(/^\/\w\w(?=\/|$)/, '/:lang');
    const times = seen.get(shape) ?? 0;
    if (times >= (SAME_SHAPE_MAX[shape] ?? 1) && !address.includes('query=')) continue;
    seen.set(shape, times + 1);
    visited += 1;
    const answer = await page.goto(address);
    if (!answer?.headers()['content-type']?.includes('text/html')) continue;
    yield address;
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    waiting.push(
      ...links.filter((href) => new RegExp(`^/${language}(/|$)`).test(href) && !/\.(xml|json|png|pdf)$/.test(href)),
    );
  }
}

/** All that a page says in its own language: text and what is told to those who listen. What is marked as another's is not. */
const saidOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const own = document.documentElement.lang;
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const other of body.querySelectorAll('script, style, [lang]')) {
      if (other.tagName === 'SCRIPT' || other.tagName === 'STYLE' || other.getAttribute('lang') !== own) other.remove();
    }
    const told = ['aria-label', 'title', 'alt', 'placeholder', 'data-head', 'aria-description'].flatMap((name) =>
      [...body.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    );
    return [document.title, body.textContent ?? '', ...told].join('\n').replace(/\s+/g, ' ');
  });

function sentencesOf(words: object): string[] {
  return Object.values(words).flatMap((value): string[] =>
    typeof value === 'string' ? value.split(/\{[^{}]*\}|[{}]/) : sentencesOf(value as object),
  );
}

/** Parts of English messages that the language says otherwise. */
function englishLeftovers(said: string, language: PublicLanguage): string[] {
  const own = new Set(sentencesOf(publicWords(language)).map((part) => part.trim()));
  const english = sentencesOf(publicWords('en')).map((part) => part.trim());
  return english.filter((part) => part.length >= LEFTOVER_LENGTH_MIN && !own.has(part) && said.includes(part));
}

async function visit(
  browser: Browser,
  language: PublicLanguage,
  check: (page: Page, address: string) => Promise<void>,
) {
  const { page, context } = await person(browser, { width: 390 });
  const addresses: string[] = [];
  for await (const address of everyPage(page, language)) {
    addresses.push(address);
    await check(page, address);
  }
  await context.close();
  return addresses;
}

for (const language of publicLanguageCodes) {
  const { direction, isReviewed, name } = publicLanguages[language];

  test(`every page in ${name}: its language, nothing of another one, and nothing for axe`, async ({ browser }) => {
    test.slow();
    const addresses = await visit(browser, language, async (page, address) => {
      await expect.soft(page.locator('html'), address).toHaveAttribute('lang', language);
      await expect.soft(page.locator('html'), address).toHaveAttribute('dir', direction);
      const said = await saidOn(page);
      if (language !== 'en') expect.soft(englishLeftovers(said, language), address).toEqual([]);
      expect.soft(said.includes(publicWords(language).ui.unreviewed), address).toBe(!isReviewed);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect.soft(widths[0], `${address} is no wider than the screen`).toBeLessThanOrEqual(widths[1] ?? 0);
      await expectAccessible(page);
    });
    expect(addresses.length).toBeGreaterThan(15);
  });
}

test('the first page is in the language that the browser asks for', async ({ request }) => {
  for (const [asked, address] of [
    ['ar-EG,ar;q=0.9,en;q=0.1', '/ar'],
    ['de,fr;q=0.5', '/fr'],
    ['de', '/en'],
  ] as const) {
    const answer = await request.get('/', { headers: { 'accept-language': asked }, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location, answer.headers().vary]).toEqual([
      302,
      address,
      expect.stringContaining('Accept-Language'),
    ]);
  }
});

test('the languages are links in their own names, and keep the address', async ({ browser }) => {
  const { page, context } = await person(browser, { javaScript: false });
  await page.goto('/en/needs?category=legal');
  for (const code of publicLanguageCodes.filter((each) => each !== 'en')) {
    await page.getByRole('link', { name: publicLanguages[code].name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/${code}/needs\\?category=legal$`));
    await expect(page.locator('#category')).toHaveValue('legal');
    const alternates = await page
      .locator('link[rel=alternate][hreflang]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('hreflang') ?? ''));
    expect(alternates.filter(isPublicLanguage).sort()).toEqual([...publicLanguageCodes].sort());
  }
  await context.close();
});

test('a story keeps its own language and direction on an Arabic page', async ({ browser }) => {
  const { page, context } = await person(browser);
  await page.goto('/ar/needs');
  await page.getByRole('link', { name: 'Repairing engines, on land' }).click();
  await expect(page.locator('.story').first()).toHaveAttribute('lang', 'en');
  expect(
    await page
      .locator('.story p')
      .first()
      .evaluate((story) => getComputedStyle(story).direction),
  ).toBe('ltr');
  expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).direction)).toBe('ltr');
  await expect(page.getByText(publicWords('ar').publicSite.storyOtherLanguage)).toBeVisible();
  await context.close();
});

test('a refused amount is explained in the page’s language, and figures of that script are read', async ({
  browser,
}) => {
  const { page, context } = await person(browser, { javaScript: false });
  await page.goto('/ar/give');
  await page.locator('#other').fill('كثير');
  await page.getByRole('button', { name: publicWords('ar').giving.continueToPayment }).click();
  await expect(page.getByRole('alert')).toContainText('استعملوا الأرقام فقط');
  await page.locator('#other').fill('٢٥٫٥٠');
  await page.getByRole('button', { name: publicWords('ar').giving.continueToPayment }).click();
  await expect(page.getByRole('heading', { name: /25\.50/ })).toBeVisible();
  await context.close();
});
