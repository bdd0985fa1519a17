import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';

const HERE = '\u0000';

type WithContactProps = { text: string; contact: string; lang: PublicLanguage };

/** A sentence whose `{contact}`, if it has one, is a link that writes there. */
export function WithContact({ text, contact, lang }: WithContactProps) {
  const [before, after] = message(text, { contact: HERE }, lang).split(HERE);
  if (after === undefined) return before;
  return (
    <>
      {before}
      <a href={`mailto:${contact}`}>{contact}</a>
      {after}
    </>
  );
}
