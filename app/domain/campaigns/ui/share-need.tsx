import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';

interface ShareNeedProps {
  lang: PublicLanguage;
  /** The address of the page, whole. */
  address: string;
  script: string;
}

/**
 * The address to send on, as text that anybody can copy. With script a button copies it, or hands it to what the
 * visitor's own device offers. No service is named and nobody is told.
 */
export function ShareNeed({ lang, address, script }: ShareNeedProps) {
  const { sharing } = publicWords(lang);
  return (
    <section className="section share" aria-labelledby="share">
      <h2 id="share">{sharing.heading}</h2>
      <p className="measure">{sharing.text}</p>
      <div className="field share-field">
        <label htmlFor="share-address">{sharing.linkLabel}</label>
        <input id="share-address" className="input" type="url" value={address} readOnly dir="ltr" />
      </div>
      <p className="actions">
        <button type="button" className="button button-quiet" id="share-copy" data-copied={sharing.copied} hidden>
          {sharing.copy}
        </button>
        <button type="button" className="button button-quiet" id="share-send" hidden>
          {sharing.send}
        </button>
      </p>
      <p className="sr-only" role="status" id="share-said" />
      <script type="module" src={script} />
    </section>
  );
}
