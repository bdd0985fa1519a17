import { Icon } from '../icons/icon';
import { useWords } from '../words/words';

type PaginationProps = { page: number; pages: number; hrefOf: (page: number) => string };

export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  const say = useWords();
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={say('pagination')}>
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev">
          <Icon name="back" />
          {say('previousPage')}
        </a>
      ) : (
        <span />
      )}
      <span className="soft">{say('pageOf', { page, pages })}</span>
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next">
          {say('nextPage')}
          <Icon name="arrow" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
