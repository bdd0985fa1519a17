import type { PublicWords } from '../en/public-words';
import { aboutPages } from './about-pages';
import { afterGift } from './after-gift';
import { donors, papers } from './donors';
import { following } from './following';
import { giftEffects } from './gift-effects';
import { giving } from './giving';
import { givingMails } from './giving-mails';
import { howParts } from './how-parts';
import { moneyShare } from './money-share';
import { needsList } from './needs-list';
import { openData } from './open-data';
import { pooledPage, pooledWording } from './pooled-page';
import { publicSite } from './public';
import { questions } from './questions';
import { sharing } from './sharing';
import { transparency } from './transparency';
import { ui } from './ui';

export const es: PublicWords = {
  aboutPages,
  afterGift,
  donors,
  following,
  giftEffects,
  giving,
  givingMails,
  howParts,
  moneyShare,
  needsList,
  openData,
  papers,
  pooledPage,
  pooledWording,
  publicSite,
  questions,
  sharing,
  transparency,
  ui,
};
