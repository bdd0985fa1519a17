import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { FollowForm } from './follow-form';

/** On a need's page: what following means, and the form. The page is the same for everybody, so it asks nothing to solve. */
export function FollowNeed({ lang, slug }: { lang: PublicLanguage; slug: string }) {
  const { following } = publicWords(lang);
  return (
    <section className="section" aria-labelledby="follow">
      <h2 id="follow">{following.heading}</h2>
      <p className="measure">{following.lead}</p>
      <FollowForm lang={lang} slug={slug} />
    </section>
  );
}
