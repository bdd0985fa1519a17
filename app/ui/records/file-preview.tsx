import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import { useWords } from '../words/words';

type FilePreviewProps = {
  name: string;
  /** Kind, size, pages: in words. */
  facts: string;
  href?: string;
  /** A small rendering of the redacted copy. Its description is in `name`. */
  thumbnailSrc?: string;
  children?: ReactNode;
};

export function FilePreview({ name, facts, href, thumbnailSrc, children }: FilePreviewProps) {
  const say = useWords();
  return (
    <div className="file-preview">
      <div className="file-preview-sheet">
        {thumbnailSrc ? <img src={thumbnailSrc} alt="" /> : <Icon name="file" size="large" />}
      </div>
      <div className="stack">
        <div>
          <strong>{name}</strong>
          <div className="soft small">{facts}</div>
        </div>
        {children ? <div>{children}</div> : null}
        {href ? (
          <a href={href}>
            {say('openFile')} <span className="sr-only">{name}</span>
          </a>
        ) : null}
      </div>
    </div>
  );
}
