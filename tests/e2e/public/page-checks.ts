import { expect, type Page } from '@playwright/test';
import { type PublicLanguage, publicLanguages } from '../../../app/catalogues/public-languages';
import { publicWords } from '../../../app/catalogues/public-words';

// What holds of every public page, whatever it is about.

/** A sentence of the English catalogue that is shorter may be a name, or a word that languages share. */
const LEFTOVER_LENGTH_MIN = 14;

/** All that a page says in its own language: text and what is told to those who listen. What is marked as another's is not. */
const saidOn = async (page: Page): Promise<string> =>
  inOneLine(
    await page.evaluate(() => {
      const own = document.documentElement.lang;
      const body = document.body.cloneNode(true) as HTMLElement;
      for (const other of body.querySelectorAll('script, style, [lang]')) {
        if (other.tagName === 'SCRIPT' || other.tagName === 'STYLE' || other.getAttribute('lang') !== own)
          other.remove();
      }
      const told = ['aria-label', 'title', 'alt', 'placeholder', 'data-head', 'aria-description'].flatMap((name) =>
        [...body.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
      );
      return [document.title, body.textContent ?? '', ...told].join('\n');
    }),
  );

/** However its lines are broken, and whatever spaces it is set with. */
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

function sentencesOf(words: object): string[] {
  return Object.values(words).flatMap((value): string[] =>
    typeof value === 'string' ? value.split(/\{[^{}]*\}|[{}]/) : sentencesOf(value as object),
  );
}

/** Parts of English messages that the language says otherwise. */
function englishLeftovers(said: string, language: PublicLanguage): string[] {
  const own = new Set(sentencesOf(publicWords(language)).map((part) => inOneLine(part).trim()));
  const english = sentencesOf(publicWords('en')).map((part) => inOneLine(part).trim());
  return english.filter((part) => part.length >= LEFTOVER_LENGTH_MIN && !own.has(part) && said.includes(part));
}

/** The page is in its language, in nothing of another one, and says where nobody has reviewed the translation. */
export async function speaks(page: Page, language: PublicLanguage): Promise<void> {
  const address = page.url();
  const { direction, isReviewed } = publicLanguages[language];
  await expect.soft(page.locator('html'), address).toHaveAttribute('lang', language);
  await expect.soft(page.locator('html'), address).toHaveAttribute('dir', direction);
  const said = await saidOn(page);
  if (language !== 'en') expect.soft(englishLeftovers(said, language), address).toEqual([]);
  expect.soft(said.includes(inOneLine(publicWords(language).ui.unreviewed)), address).toBe(!isReviewed);
}

/** Nothing makes the page wider than the screen. */
export async function fits(page: Page): Promise<void> {
  const [wide, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(wide, `${page.url()} is no wider than the screen`).toBeLessThanOrEqual(shown ?? 0);
}

/** Headings begin with the page's one name and leave no level out. */
export async function isOutlined(page: Page): Promise<void> {
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((found) => found.map(({ tagName }) => Number(tagName[1])));
  const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  expect.soft([levels[0], levels.filter((level) => level === 1).length, leaps], page.url()).toEqual([1, 1, []]);
}

const CONTROLS = 'a[href], button, select, textarea, summary, input:not([type=hidden]), [tabindex="0"]';

/**
 * By the Tab key alone: every control is reached, in the order in which it is read, one sees that it has the focus, and
 * nothing lies over it. A group of radio buttons is one stop; its buttons are reached by the arrow keys.
 */
export async function isReachedByKeyboard(page: Page): Promise<void> {
  const expected = await page.locator(CONTROLS).evaluateAll((found) => {
    // One stop of a group of radio buttons: the chosen one, or the first.
    const group = (one: Element) => (one instanceof HTMLInputElement && one.type === 'radio' ? one.name : undefined);
    const isGroupsStop = (one: Element) => {
      const all = found.filter((each) => group(each) === group(one)) as HTMLInputElement[];
      return one === (all.find((each) => each.checked) ?? all[0]);
    };
    // What is left out of the order must be in it at another place: a shape on a map, and the list that says the same.
    const hasTwin = (one: HTMLElement) =>
      found.some(
        (each) =>
          each !== one && (each as HTMLElement).tabIndex >= 0 && each.getAttribute('href') === one.getAttribute('href'),
      );
    const stops = (found as HTMLElement[]).filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        (group(each) === undefined || isGroupsStop(each)) &&
        (each.tabIndex >= 0 || !hasTwin(each)),
    );
    for (const [index, each] of stops.entries()) each.setAttribute('data-stop', String(index));
    return stops.map((each) => each.outerHTML.slice(0, 100));
  });
  const trouble: string[] = [];
  for (const [stop, control] of expected.entries()) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at) return { stop: -1, isSeen: false, isCovered: false };
      const outlined = (one: Element | null) => one !== null && getComputedStyle(one).outlineStyle !== 'none';
      const [box] = at.getClientRects();
      const above = box ? document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) : null;
      return {
        stop: Number(at.getAttribute('data-stop') ?? -1),
        isSeen: outlined(at) || outlined(at.closest('article')),
        isCovered: !above || !(at.contains(above) || above.contains(at) || above.closest('label')?.control === at),
      };
    });
    if (found.stop !== stop) trouble.push(`not reached in its turn: ${control}`);
    else if (!found.isSeen) trouble.push(`focus is not seen: ${control}`);
    else if (found.isCovered) trouble.push(`something lies over: ${control}`);
  }
  expect.soft(trouble, page.url()).toEqual([]);
}
