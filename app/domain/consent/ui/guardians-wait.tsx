import { consent as words } from '~/catalogues/en/consent';
import { message } from '~/catalogues/message';
import { Notice } from '~/ui';

/** Says on a home page that guardians wait for this person's look; nothing when none does. */
export function GuardiansWait({ count, href }: { count: number; href: string }) {
  if (count === 0) return null;
  return (
    <Notice tone="attention" title={message(words.guardiansWait, { count })}>
      <p>
        <a href={href}>{words.guardianOpen}</a>
      </p>
    </Notice>
  );
}
