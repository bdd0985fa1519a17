import type { Browser, Page } from '@playwright/test';
import { person } from '../people';
import { routes } from '../unseen/routes';

/** Addresses of three of the demonstration's needs, after the language. */
interface Needs {
  withJourney: string;
  withoutJourney: string;
  group: string;
}

async function findNeeds(page: Page): Promise<Needs> {
  await page.goto('/en/needs');
  const pathOf = async (title: string | RegExp) => {
    const href = await page.getByRole('link', { name: title }).first().getAttribute('href');
    return (href ?? '').replace('/en/', '');
  };
  return {
    withJourney: await pathOf('Repairing engines, on land'),
    withoutJourney: await pathOf('A food cart, with every permit in order'),
    group: await pathOf(/for a group of children$/),
  };
}

const CODE = '0'.repeat(64);

/** Every public page that needs nobody to sign in, after its language: what links lead to, and what only a form or a mail does. */
export async function everyPage(browser: Browser): Promise<string[]> {
  const { page, context } = await person(browser);
  const { withJourney, withoutJourney, group } = await findNeeds(page);
  await context.close();
  return [
    '',
    'needs',
    'needs?query=zebra',
    withJourney,
    withoutJourney,
    group,
    `${withJourney}/give`,
    `${group}/give`,
    `${withJourney}/follow`,
    'give',
    'give/cancelled',
    'give/mailed',
    'give/continue',
    'thanks?session_id=cs_test_unknown1',
    'my-gifts/sign-in',
    'my-gifts/enter',
    `my-gifts/enter?code=${CODE}`,
    'my-gifts/deleted',
    'follow/confirm',
    `follow/confirm?code=${CODE}`,
    'follow/leave',
    `follow/leave?code=${CODE}`,
    'how-it-works',
    'transparency',
    'who-we-are',
    'privacy',
    'terms',
    'accessibility',
    'status',
    'data',
    'needs/0000000000000000',
    'nothing/at/all',
  ];
}

/** What only a donor who has signed in sees: `donor.spec.ts` walks through it, `languages.spec.ts` in Arabic, and with TEST_FULL=1 in every language. */
const OF_DONORS = new Set([
  '_give+/$lang.my-gifts._index.tsx',
  '_give+/$lang.my-gifts.delete.tsx',
  '_give+/$lang.my-gifts.monthly.$monthlyId.tsx',
]);

/** Files of public pages that no address of the list leads to. */
export function pagesLeftOut(pages: readonly string[]): string[] {
  const addresses = pages.map((path) => `/en${path === '' ? '' : `/${path.split('?')[0]}`}`);
  return routes
    .filter(({ file }) => /^_(public|give)\+\/\$lang.*\.tsx$/.test(file) && !OF_DONORS.has(file))
    .filter(({ file, pattern }) => file !== '_public+/$lang.$.tsx' && !addresses.some((each) => pattern.test(each)))
    .map(({ file }) => file);
}
