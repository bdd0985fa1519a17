export type Tab = { href: string; label: string; count?: number; current?: boolean };

/** Views of one thing, each at its own address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="count"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
