import { cases } from '~/catalogues/en/cases';
import { Icon } from '~/ui';
import { say } from './words';

/** The page that follows in the order in which a case is written down. */
export function NextLink({ href, name }: { href: string; name: string }) {
  return (
    <p className="section">
      <a href={href} className="cluster">
        {say(cases.next, { name })} <Icon name="arrow" />
      </a>
    </p>
  );
}
