import type { ReactNode } from 'react';
import { Logo } from '~/ui';

/** The sheet of a page on which nobody is signed in yet: the mark, one column, one task. */
export function AccountPage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="logbook-head">
        <a href="/" className="logo">
          <Logo />
        </a>
      </header>
      <main id="content" className="page" tabIndex={-1}>
        <div className="prose stack">{children}</div>
      </main>
    </>
  );
}
