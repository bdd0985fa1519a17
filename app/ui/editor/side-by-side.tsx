import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import { useWords } from '../words/words';

/** What is known beside what will be shown. */
export function SideBySide({ privateSide, publicSide }: { privateSide: ReactNode; publicSide: ReactNode }) {
  const say = useWords();
  return (
    <div className="side-by-side">
      <section className="side-by-side-private">
        <h2>
          <Icon name="lock" />
          {say('privateSide')}
        </h2>
        {privateSide}
      </section>
      <section className="side-by-side-public">
        <h2>
          <Icon name="eye" />
          {say('publicSide')}
        </h2>
        {publicSide}
      </section>
    </div>
  );
}
