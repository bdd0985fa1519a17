import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { drawnPicture } from '~/platform/images/index.server';
import { areaByCode, storyMapView } from '../../places/index.server';
import { NeedCardDrawing, SiteCardDrawing } from './card-drawing';
import { type CardFacts, drawnShare } from './card-facts';
import { cardWords } from './card-words.server';

type Picture = Uint8Array<ArrayBuffer>;

// Pictures by what they show: progress is told in steps, so one picture serves until the next step is reached.
const KEPT_MAX = 200;
const kept = new Map<string, Promise<Picture>>();

/** The drawing of a need's card, as SVG: whatever the picture tells stands in it. */
export function needCardSvg(facts: CardFacts, lang: PublicLanguage): string {
  const stops = facts.areaCodes.flatMap((code, index) => {
    const area = areaByCode(code);
    return area ? [{ number: index + 1, area }] : [];
  });
  return renderToStaticMarkup(
    createElement(NeedCardDrawing, {
      lang,
      words: cardWords(facts, lang),
      map: storyMapView(stops, { locale: lang }),
      drawn: drawnShare(facts.progress),
    }),
  );
}

export const needCard = (facts: CardFacts, lang: PublicLanguage): Promise<Picture> =>
  once(
    [lang, facts.kinds, facts.areaCodes, facts.goalMinor, facts.currency, facts.progress].map(String).join('|'),
    () => drawnPicture(needCardSvg(facts, lang)),
  );

/** The card of every page that has none of its own. */
export function siteCard(lang: PublicLanguage): Promise<Picture> {
  const { cardSite, cardSiteText } = publicWords(lang).sharing;
  return once(lang, () =>
    drawnPicture(renderToStaticMarkup(createElement(SiteCardDrawing, { lang, title: cardSite, text: cardSiteText }))),
  );
}

/** One drawing at a time of each picture, the latest asked for kept. */
function once(key: string, draw: () => Promise<Picture>): Promise<Picture> {
  const picture = kept.get(key) ?? draw();
  kept.delete(key);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value as string);
  return picture;
}
