import { useWords } from '../words/words';

export type Crumb = { href: string; label: string };

/** The pages above this one; the page itself is in its heading. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const say = useWords();
  return (
    <nav aria-label={say('breadcrumbs')}>
      <ol className="crumbs">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
