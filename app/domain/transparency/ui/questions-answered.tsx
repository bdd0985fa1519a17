import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { trustWords } from '~/catalogues/trust-words';

const asked = ['ask', 'proof', 'whyMonth', 'met', 'closed', 'contact', 'tax'] as const;

/** What people ask of every need, answered once for all of them. */
export function QuestionsAnswered({ lang, contact }: { lang: PublicLanguage; contact: string }) {
  const { questions } = trustWords(lang);
  return (
    <div className="questions">
      <p className="measure">{questions.lead}</p>
      {asked.map((name) => (
        <details key={name}>
          <summary>{questions[`${name}Question`]}</summary>
          <p className="measure">{message(questions[`${name}Answer`], { contact }, lang)}</p>
        </details>
      ))}
    </div>
  );
}
