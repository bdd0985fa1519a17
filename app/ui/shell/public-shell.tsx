import type { ReactNode } from 'react';
import type { PublicWords } from '../../catalogues/en/public-words';
import { type PublicLanguage, publicLanguages } from '../../catalogues/public-languages';
import { Logo } from '../brand/logo';
import { Icon } from '../icons/icon';
import { PublicWordsProvider, useWords } from '../words/words';
import { SkipLink } from './skip-link';

export type NavItem = { href: string; label: string; current?: boolean };
export type LanguageLink = { lang: string; label: string; href: string; current?: boolean };

type PublicShellProps = {
  lang: PublicLanguage;
  /** The words of the page's language. */
  words: PublicWords;
  nav: readonly NavItem[];
  footerNav?: readonly NavItem[];
  languages?: readonly LanguageLink[];
  children: ReactNode;
};

/** The page of everybody who gives, reads or looks: masthead, content, the sea at the foot. Sits inside `<body>`. */
export function PublicShell({ lang, words, nav, footerNav = [], languages = [], children }: PublicShellProps) {
  return (
    <PublicWordsProvider lang={lang} words={words}>
      <div className="public">
        <SkipLink />
        <Masthead lang={lang} nav={nav} hasLanguages={languages.length > 0} />
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <Seaboard footerNav={footerNav} languages={languages} isReviewed={publicLanguages[lang].isReviewed} />
      </div>
    </PublicWordsProvider>
  );
}

function Masthead({ lang, nav, hasLanguages }: { lang: string; nav: readonly NavItem[]; hasLanguages: boolean }) {
  const say = useWords();
  return (
    <header className="masthead">
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
            <a href="#languages">
              <Icon name="globe" size="small" />
              {say('chooseLanguage')}
            </a>
          ) : null}
        </nav>
      </div>
      <div className="neatline" />
    </header>
  );
}

type SeaboardProps = { footerNav: readonly NavItem[]; languages: readonly LanguageLink[]; isReviewed: boolean };

function Seaboard({ footerNav, languages, isReviewed }: SeaboardProps) {
  const say = useWords();
  return (
    <footer>
      <div className="neatline" />
      <div className="seaboard">
        <div className="page seaboard-inner">
          <div className="stack small">
            <p>{say('footerPurpose')}</p>
            <p>{say('footerMaps')}</p>
            {isReviewed ? null : <p>{say('unreviewed')}</p>}
          </div>
          <div className="stack">
            <div className="cluster">
              {footerNav.map((item) => (
                <a key={item.href} href={item.href}>
                  {item.label}
                </a>
              ))}
            </div>
            {languages.length === 0 ? null : (
              <nav id="languages" className="cluster" aria-label={say('languages')}>
                {languages.map(({ lang, label, href, current }) => (
                  <a key={lang} href={href} lang={lang} hrefLang={lang} aria-current={current ? 'true' : undefined}>
                    {label}
                  </a>
                ))}
              </nav>
            )}
          </div>
        </div>
      </div>
    </footer>
  );
}
