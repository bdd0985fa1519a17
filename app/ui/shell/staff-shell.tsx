import type { ReactNode } from 'react';
import { Logo } from '../brand/logo';
import { Button } from '../forms/button';
import { useWords } from '../words/words';
import { SkipLink } from './skip-link';

export type StaffNavItem = { href: string; label: string; count?: number; current?: boolean };
export type WaitingItem = { href: string; label: string; count: number };

type StaffShellProps = {
  user: { name: string; role: string; accountHref?: string };
  homeHref: string;
  signOutAction: string;
  nav: readonly StaffNavItem[];
  /** What waits for this person, counted. Nothing is shown when nothing waits. */
  waiting?: readonly WaitingItem[];
  /** Hidden fields of the sign-out form, such as its token. */
  signOutFields?: ReactNode;
  children: ReactNode;
};

/** The logbook: who I am, what waits for me, where I am, the one task. Sits inside `<body class="staff">`. */
export function StaffShell({
  user,
  homeHref,
  signOutAction,
  nav,
  waiting = [],
  signOutFields,
  children,
}: StaffShellProps) {
  const say = useWords();
  return (
    <>
      <SkipLink />
      <header className="logbook-head">
        <a href={homeHref} className="logo">
          <Logo />
        </a>
        <div className="logbook-user">
          <UserName user={user} />
          <form method="post" action={signOutAction}>
            {signOutFields}
            <Button kind="quiet" small>
              {say('signOut')}
            </Button>
          </form>
        </div>
      </header>
      <div className="logbook">
        <nav className="logbook-nav" aria-label={say('staffNavigation')}>
          <ul className="plain">
            {nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                  {item.count ? <span className="count">{item.count}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content" className="logbook-main" tabIndex={-1}>
          <Waiting items={waiting} />
          {children}
        </main>
      </div>
    </>
  );
}

function UserName({ user }: { user: StaffShellProps['user'] }) {
  const words = useWords()('signedInAs', { name: user.name, role: user.role });
  return user.accountHref ? <a href={user.accountHref}>{words}</a> : <span>{words}</span>;
}

function Waiting({ items }: { items: readonly WaitingItem[] }) {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <section className="waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{say('waitingForYou')}</h2>
      <ul className="plain">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>
              <strong className="money">{item.count}</strong> {item.label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
