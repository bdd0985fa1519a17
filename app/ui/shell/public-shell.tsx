import type { ReactNode } from 'react';
import { Logo } from '../brand/logo';
import { Icon } from '../icons/icon';
import { type UiWords, UiWordsProvider, useWords } from '../words/words';
import { SkipLink } from './skip-link';

export type NavItem = { href: string; label: string; current?: boolean };
export type LanguageLink = { lang: string; label: string; href: string; current?: boolean };

type PublicShellProps = {
  lang: string;
  /** The `ui` catalogue of the page's language. */
  strings: UiWords;
  nav: readonly NavItem[];
  footerNav?: readonly NavItem[];
  languages?: readonly LanguageLink[];
  children: ReactNode;
};

/** The page of everybody who gives, reads or looks: masthead, content, the sea at the foot. Sits inside `<body>`. */
export function PublicShell({ lang, strings, nav, footerNav = [], languages = [], children }: PublicShellProps) {
  return (
    <UiWordsProvider words={strings}>
      <div className="public">
        <SkipLink />
        <Masthead lang={lang} nav={nav} hasLanguages={languages.length > 0} />
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <Seaboard footerNav={footerNav} languages={languages} />
      </div>
    </UiWordsProvider>
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

type SeaboardProps = { footerNav: readonly NavItem[]; languages: readonly LanguageLink[] };

function Seaboard({ footerNav, languages }: SeaboardProps) {
  const say = useWords();
  return (
    <footer>
      <div className="neatline" />
      <div className="seaboard">
        <div className="page seaboard-inner">
          <div className="stack small">
            <p>{say('footerPurpose')}</p>
            <p>{say('footerMaps')}</p>
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
