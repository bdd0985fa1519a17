import type { ReactNode } from 'react';
import type { PublicWords } from '../../catalogues/en/public-words';
import { type PublicLanguage, publicLanguages } from '../../catalogues/public-languages';
import { Logo } from '../brand/logo';
import { Icon } from '../icons/icon';
import { PublicWordsProvider, useWords } from '../words/words';
import { SkipLink } from './skip-link';
import { Still } from './still';

export type NavItem = { href: string; label: string; current?: boolean };
/** Links of the footer that belong together, under their name. */
export type NavGroup = { title: string; items: readonly NavItem[] };
export type LanguageLink = { lang: string; label: string; href: string; current?: boolean };

type PublicShellProps = {
  lang: PublicLanguage;
  /** The words of the page's language. */
  words: PublicWords;
  nav: readonly NavItem[];
  footerLabel?: string;
  footerNav?: readonly NavGroup[];
  languages?: readonly LanguageLink[];
  children: ReactNode;
};

/** The page of everybody who gives, reads or looks: masthead, content, the sea at the foot. Sits inside `<body>`. */
export function PublicShell({ lang, words, nav, children, ...foot }: PublicShellProps) {
  const { footerLabel, footerNav = [], languages = [] } = foot;
  return (
    <PublicWordsProvider lang={lang} words={words}>
      <div className="public">
        <SkipLink />
        <Still as="header" className="masthead" of={words} name={mastheadName(nav, languages.length > 0)}>
          <Masthead lang={lang} nav={nav} hasLanguages={languages.length > 0} />
        </Still>
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <Seaboard
          label={footerLabel}
          groups={footerNav}
          languages={languages}
          isReviewed={publicLanguages[lang].isReviewed}
        />
      </div>
    </PublicWordsProvider>
  );
}

/** All that a masthead depends on beside the words of its language. */
const mastheadName = (nav: readonly NavItem[], hasLanguages: boolean) =>
  ['masthead', hasLanguages, ...nav.map(({ href, current }) => (current ? `(${href})` : href))].join(' ');

function Masthead({ lang, nav, hasLanguages }: { lang: string; nav: readonly NavItem[]; hasLanguages: boolean }) {
  const say = useWords();
  return (
    <>
      <div className="page masthead-inner">
        <a href={`/${lang}`}>
          <Logo />
        </a>
        <nav className="masthead-nav" aria-label={say('mainNavigation')}>
          {nav.map((item) => (
            <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          ))}
          {hasLanguages ? (
            <a className="masthead-languages" href="#languages">
              <Icon name="globe" />
              <span>{say('chooseLanguage')}</span>
            </a>
          ) : null}
        </nav>
      </div>
      <div className="neatline" />
    </>
  );
}

type SeaboardProps = {
  label?: string | undefined;
  groups: readonly NavGroup[];
  languages: readonly LanguageLink[];
  isReviewed: boolean;
};

function Seaboard({ label, groups, languages, isReviewed }: SeaboardProps) {
  const say = useWords();
  return (
    <footer>
      <div className="neatline" />
      <div className="seaboard">
        <div className="page seaboard-inner">
          <p className="seaboard-purpose">{say('footerPurpose')}</p>
          <Still as="nav" className="seaboard-groups" aria-label={label} of={groups}>
            <FooterGroups groups={groups} />
          </Still>
          {languages.length === 0 ? null : (
            <nav id="languages" className="seaboard-languages" aria-label={say('languages')}>
              <Icon name="globe" />
              {languages.map(({ lang, label: name, href, current }) => (
                <a key={lang} href={href} lang={lang} hrefLang={lang} aria-current={current ? 'true' : undefined}>
                  {name}
                </a>
              ))}
            </nav>
          )}
          <div className="seaboard-notes">
            {isReviewed ? null : <p>{say('unreviewed')}</p>}
            <p>{say('footerMaps')}</p>
          </div>
        </div>
      </div>
    </footer>
  );
}

const FooterGroups = ({ groups }: Pick<SeaboardProps, 'groups'>) => (
  <>
    {groups.map((group, index) => (
      <FooterGroup key={group.title} id={`footer-${index}`} {...group} />
    ))}
  </>
);

function FooterGroup({ id, title, items }: NavGroup & { id: string }) {
  return (
    <div>
      <p id={id} className="area-name">
        {title}
      </p>
      <ul className="plain" aria-labelledby={id}>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
