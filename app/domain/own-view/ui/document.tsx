import type { ReactNode } from 'react';
import { directionOf, type OwnLanguage, wordsOf } from '../words';
import styles from './page.css?url';

/** Where the quick way out leads: something that anybody may have been reading. */
const HARMLESS_ADDRESS = 'https://www.wikipedia.org/';

interface DocumentProps {
  language: OwnLanguage;
  /** The module that turns the way out into one that leaves no trace; without it the link still works. */
  script: string;
  children: ReactNode;
}

/** Every page of the view has this frame, whoever entered. The title is always the same and says nothing. */
export function Document({ language, script, children }: DocumentProps) {
  const words = wordsOf(language);
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={styles} />
        <script type="module" src={script} />
      </head>
      <body>
        <header>
          <a className="exit" id="exit" href={HARMLESS_ADDRESS} rel="noreferrer">
            {words.leave}
          </a>
        </header>
        <main>{children}</main>
        <footer>
          <p>{words.leaveAdvice}</p>
        </footer>
      </body>
    </html>
  );
}
