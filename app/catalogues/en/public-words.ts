import type { Words } from '../words';
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

/** Every catalogue that the public reads. What is added here is missing in the other languages until it is translated. */
export const en = {
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

export type PublicWords = Words<typeof en>;
