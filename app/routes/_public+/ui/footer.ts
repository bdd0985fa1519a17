import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import type { NavGroup } from '~/ui';

const footers = new Map<PublicLanguage, NavGroup[]>();

/** Every page of the site, in three groups; the same list each time. */
export function footerOf(lang: PublicLanguage): NavGroup[] {
  const footer = footers.get(lang) ?? groupsOf(lang);
  footers.set(lang, footer);
  return footer;
}

function groupsOf(lang: PublicLanguage): NavGroup[] {
  const { aboutPages, openData, publicSite, ui } = publicWords(lang);
  const at = (path: string, label: string) => ({ href: `/${lang}/${path}`, label });
  return [
    {
      title: ui.footerGiving,
      items: [at('needs', publicSite.navNeeds), at('give', publicSite.navGive), at('my-gifts', publicSite.navMyGifts)],
    },
    {
      title: ui.footerTrust,
      items: [
        at('how-it-works', publicSite.navHow),
        at('transparency', aboutPages.navTransparency),
        at('who-we-are', aboutPages.navWho),
        at('privacy', aboutPages.navPrivacy),
      ],
    },
    {
      title: ui.footerSite,
      items: [
        at('terms', aboutPages.navTerms),
        at('accessibility', aboutPages.navAccessibility),
        at('status', aboutPages.navStatus),
        at('data', openData.navData),
        { href: '/account/sign-in', label: publicSite.navStaff },
      ],
    },
  ];
}
