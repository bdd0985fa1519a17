import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  isPublicLanguage,
  type PublicLanguage,
  publicLanguageCodes,
  publicLanguages,
} from '../../app/catalogues/public-languages';
import { publicWords } from '../../app/catalogues/public-words';
import { directionOf, ownLanguages, wordsOf } from '../../app/domain/own-view/words';
import { expectAccessible, person } from './people';
import { type DonorPages, giveAndSignIn } from './public/donor-pages';
import { everyPage, pagesLeftOut } from './public/every-page';
import { fits, isOutlined, isReachedByKeyboard, speaks } from './public/page-checks';
import { letterTo } from './story/mailbox';

// Everything public, in each of its languages. `npm test` sees every page in Arabic and in one other language; with
// TEST_FULL=1 (`npm run test:full`) it is every page in every language, by day and by night, and at 320 pixels.

const isFull = process.env.TEST_FULL === '1';

let pages: string[] = [];
test.beforeAll(async ({ browser }) => {
  pages = await everyPage(browser);
});

const addressOf = (path: string, language: PublicLanguage) => (path === '' ? `/${language}` : `/${language}/${path}`);

interface Round {
  language: PublicLanguage;
  paths: readonly string[];
  width: number;
  theme?: 'light' | 'dark';
  javaScript?: boolean;
  /** Somebody who has signed in. */
  storageState?: DonorPages['storageState'];
  check: (page: Page) => Promise<void>;
}

async function goRound(browser: Browser, { language, paths, width, check, ...like }: Round): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    colorScheme: like.theme ?? 'light',
    javaScriptEnabled: like.javaScript ?? true,
    ...(like.storageState ? { storageState: like.storageState } : {}),
  });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(addressOf(path, language));
    await check(page);
  }
  await context.close();
}

const looksRight = (language: PublicLanguage) => async (page: Page) => {
  await speaks(page, language);
  await fits(page);
  await isOutlined(page);
  await expectAccessible(page);
};

test('no public page is left out of what is looked at here', () => {
  expect(pagesLeftOut(pages)).toEqual([]);
});

for (const [place, language] of publicLanguageCodes.entries()) {
  test(`${publicLanguages[language].name}: its words, its direction, and nothing for axe`, async ({ browser }) => {
    test.slow();
    // Arabic, which runs the other way, sees every page; the others share them, each its own.
    const share = pages.filter((_, index) => language === 'ar' || index % 3 === place % 3);
    await goRound(browser, {
      language,
      paths: isFull ? pages : share,
      width: language === 'ar' ? 390 : 1280,
      check: looksRight(language),
    });
  });
}

test('the longest words fit on 320 pixels', async ({ browser }) => {
  test.slow();
  for (const language of isFull ? publicLanguageCodes : (['fr'] as const))
    await goRound(browser, { language, paths: pages, width: 320, check: fits });
});

// Without script: a map that wakes under one's hands has its own story by keyboard (public-map.spec.ts).
test('by the Tab key every control is reached in its order, and what has the focus is seen and not covered', async ({
  browser,
}) => {
  test.setTimeout(isFull ? 3_600_000 : 720_000);
  // Of pages that have nothing but the frame's controls one stands for all, save in the full run.
  const withControls = isFull ? pages : pages.filter((path) => /^$|^needs|^give$|sign-in|transparency|data/.test(path));
  for (const language of isFull ? publicLanguageCodes : (['es'] as const))
    for (const width of isFull ? [390, 1280] : [390])
      await goRound(browser, { language, paths: withControls, width, javaScript: false, check: isReachedByKeyboard });
});

const themes = ['light', 'dark'] as const;

if (isFull) {
  for (const language of publicLanguageCodes)
    for (const theme of themes)
      for (const width of [390, 1280])
        test(`${publicLanguages[language].name}, ${theme}, ${width} pixels: axe finds nothing on any page`, async ({
          browser,
        }) => {
          test.setTimeout(900_000);
          await goRound(browser, { language, paths: pages, width, theme, check: expectAccessible });
        });

  test('what only a donor sees: words, direction, 320 pixels, keyboard, and nothing for axe', async ({ browser }) => {
    test.setTimeout(900_000);
    const [need = ''] = pages.filter((path) => path.startsWith('needs/'));
    const donor = await giveAndSignIn(browser, need);
    for (const language of publicLanguageCodes) {
      const round = { language, ...donor };
      for (const theme of themes)
        for (const width of [390, 1280])
          await goRound(browser, { ...round, width, theme, check: looksRight(language) });
      await goRound(browser, { ...round, width: 320, check: fits });
      await goRound(browser, { ...round, width: 390, javaScript: false, check: isReachedByKeyboard });
    }
  });

  test('following a need by mail: asked, confirmed, left, in each language', async ({ browser }) => {
    test.setTimeout(600_000);
    const [need = ''] = pages.filter((path) => path.startsWith('needs/'));
    for (const [place, language] of publicLanguageCodes.entries()) {
      const { following } = publicWords(language);
      const check = looksRight(language);
      const email = `follows-${language}-${Date.now()}@follow.example`;
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        colorScheme: themes[place % 2],
      });
      const page = await context.newPage();
      await page.goto(`/${language}/${need}/follow`);
      await page.locator('#email').fill(email);
      await page.getByRole('button', { name: following.send }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(following.askedTitle, { timeout: 60_000 });
      await check(page);
      const { text } = await letterTo(page, email, /./);
      await page.goto(/https?:\S+follow\/confirm\?code=\w+/.exec(text)?.[0] ?? '');
      await page.locator('main button').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(following.confirmedTitle);
      await check(page);
      await page.goto(`/${language}/follow/leave?code=${'0'.repeat(64)}`);
      await page.locator('main button').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(following.leftTitle);
      await check(page);
      await context.close();
    }
  });
}

test('in Arabic somebody gives, gets a mail, and comes back to their own pages', async ({ browser }) => {
  test.slow();
  const { donors, giving } = publicWords('ar');
  const check = looksRight('ar');
  const email = `arabic-${Date.now()}@donor.example`;
  const { page, context } = await person(browser, { width: 390 });
  await page.goto('/ar/give');
  await page.getByRole('radio', { name: giving.everyMonth }).check();
  await page.locator('#other').fill('15');
  await page.getByRole('button', { name: giving.continueToPayment }).click();
  await page.locator('input[type=email]').fill(email, { timeout: 30_000 });
  await page.locator('.pay-button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(giving.thanksTitle, { timeout: 30_000 });
  await check(page);

  await page.goto('/ar/my-gifts');
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: donors.emailSend }).click();
  await check(page);
  const letter = await letterTo(page, email, new RegExp(donors.linkSubject));
  expect(letter.text).toContain(publicWords('ar').ui.unreviewed);
  await page.goto(/https?:\S+my-gifts\/enter\?code=\w+/.exec(letter.text)?.[0] ?? '');
  await page.getByRole('button', { name: donors.enterButton }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(donors.title);
  await check(page);
  await page.getByRole('link', { name: donors.monthlyChange }).click();
  await check(page);
  await page.getByRole('link', { name: donors.back }).click();
  await page.getByRole('link', { name: donors.deleteLink }).click();
  await check(page);
  await context.close();
});

test('the survivor’s own view opens in each of its languages, on 320 pixels', async ({ browser }) => {
  for (const language of Object.keys(ownLanguages) as (keyof typeof ownLanguages)[]) {
    const context = await browser.newContext({ locale: language, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto('/p');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language));
    await expect(page.getByText(wordsOf(language).enterLead)).toBeVisible();
    await fits(page);
    await expectAccessible(page);
    await context.close();
  }
});

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
  const note = publicWords('ar').publicSite.storyIn.replace('{language}', 'الإنجليزية');
  await expect(page.getByText(note)).toBeVisible();
  await context.close();
});

test('a story that was published in two languages is read in either, and its title leads there', async ({
  browser,
}) => {
  const { page, context } = await person(browser, { javaScript: false });
  await page.goto('/es/needs');
  await page.getByRole('link', { name: 'Un carrito de comida, con todos los permisos en regla' }).click();
  await expect(page.locator('h1')).toHaveAttribute('lang', 'es');
  await expect(page.locator('.story').first()).toHaveAttribute('lang', 'es');
  await expect(page.getByText('Alquiler de seis meses').first()).toBeVisible();
  await page.locator('.need-story').getByRole('link', { name: 'English' }).click();
  await expect(page.locator('h1')).toHaveText('A food cart, with every permit in order');
  await page.locator('.need-story').getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(/\/es\/needs\//);
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
