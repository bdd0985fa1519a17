import { expect, test } from '@playwright/test';
import { type Area, areaByCode, areaLineage, areaTable, storyMapView } from '../../app/domain/places/index.server';
import { person } from './people';

// Somebody compares everything that is shown of one need: its page in each language, its card in the list and at home,
// the page to give, the answers to data requests. All tell the same areas, on one level, and no more. Safeguard: one
// projection, written once (`publish`), read through the public views by all of them.

const countries = [...areaTable().values()].filter(({ level }) => level === 'country');
const namedIn = (text: string) =>
  countries
    .filter(({ name }) => new RegExp(`(?<![\\p{L}-])${escaped(name)}(?![\\p{L}-])`, 'u').test(text))
    .map(({ code }) => code);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const countriesOf = (codes: readonly string[]) =>
  new Set(
    codes.flatMap((code) =>
      areaLineage(code)
        .filter(({ level }) => level === 'country')
        .map((area) => area.code),
    ),
  );

const mapOf = (html: string) => {
  const value = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(html)?.[1] ?? null;
  return { areas: value('areas'), center: value('center'), scale: value('scale') };
};

test('every surface tells the same areas of a need, and the camera looks at nothing else', async ({
  browser,
  request,
}) => {
  const { page, context } = await person(browser);
  await page.goto('/en/needs');
  const cards = await page
    .locator('article, li')
    .filter({ has: page.locator('a[href^="/en/needs/"]') })
    .all();
  const texts = new Map<string, string>();
  for (const card of cards) {
    const links = await card
      .locator('a[href^="/en/needs/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    if (new Set(links).size === 1 && links[0]) texts.set(links[0], (await card.textContent()) ?? '');
  }
  expect(texts.size).toBeGreaterThanOrEqual(4);
  let placed = 0;
  for (const [href, card] of texts) {
    const html = await (await request.get(href)).text();
    const map = mapOf(html);
    const codes = map.areas === null ? [] : map.areas.split(',');
    if (codes.length > 0) placed += 1;
    const areas = codes.map((code) => areaByCode(code) as Area);
    expect(new Set(areas.map(({ level }) => level)).size, `${href} on one level`).toBeLessThanOrEqual(1);

    // The camera is what anybody works out from the codes alone.
    const expected = storyMapView(areas.map((area, index) => ({ number: index + 1, area })));
    expect(map.center?.split(',').map(Number), href).toEqual(
      expected?.center.map((degrees) => expect.closeTo(degrees, 4) as unknown as number),
    );
    if (expected) expect(Number(map.scale)).toBeCloseTo(expected.scale, 2);
    // So is what each chapter looks at.
    const told = [...html.matchAll(/data-part="stop-(\d+)" data-area="([^"]*)" data-view="([^"]*)"/g)];
    const journey = told.map(([, number, code = '']) => ({ number: Number(number), area: areaByCode(code) as Area }));
    expect([...new Set(journey.map(({ area }) => area.code))], `stops of ${href}`).toEqual(codes);
    expect(
      told.map(([, , , view]) => view),
      `views of ${href}`,
    ).toEqual(storyMapView(journey)?.stops.map(({ view: { x, y, width } }) => `${x} ${y} ${width}`) ?? []);

    const allowed = countriesOf(codes);
    const story = new Set(namedIn(/<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<svg[\s\S]*?<\/svg>/g, '') ?? ''));
    const beyond = (text: string) => namedIn(text).filter((code) => !allowed.has(code) && !story.has(code));
    expect(
      namedIn(card).filter((code) => !allowed.has(code)),
      `card of ${href}`,
    ).toEqual([]);
    const give = await (await request.get(`${href}/give`)).text();
    expect(beyond(give.replace(/<(svg|style)[\s\S]*?<\/\1>/g, '')), `${href}/give`).toEqual([]);
    // Languages that have no pages yet answer 404.
    for (const language of ['es', 'fr', 'ar']) {
      const answer = await request.get(href.replace('/en/', `/${language}/`));
      if (answer.ok()) expect(mapOf(await answer.text()), `${href} in ${language}`).toEqual(map);
    }
    for (const address of [`${href}.data`, `${href}/give.data`]) {
      const data = await (await request.get(address)).text();
      const keys = data.match(
        /"(lat|lon|latitude|longitude|bbox|shelter|return|destination|escape_or_rescue|shuffle|visibleUntil)"/g,
      );
      expect(keys ?? [], address).toEqual([]);
      const found = [...data.matchAll(/"([A-Z]{2}(?:-[A-Z0-9]{1,3})?|\d{3})"/g)].map(([, code]) => code ?? '');
      const known = found.filter((code) => areaByCode(code) && !codes.includes(code));
      // A code that is not of this journey may only be a word of another kind that looks like one, such as a language.
      expect(
        known.filter((code) => areaByCode(code)?.level === 'region'),
        address,
      ).toEqual([]);
    }
  }
  expect(placed).toBeGreaterThanOrEqual(2);
  await context.close();
});
