import type { ReactNode } from 'react';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { Still } from '~/ui';

const asked = ['ask', 'proof', 'whyMonth', 'met', 'closed', 'disputed', 'contact', 'tax'] as const;

interface QuestionsAnsweredProps {
  lang: PublicLanguage;
  contact: string;
  /** Answers about one need, before those that are the same for all. */
  first?: ReactNode;
}

/** What people ask of every need, answered once for all of them. */
export function QuestionsAnswered({ lang, contact, first }: QuestionsAnsweredProps) {
  return (
    <>
      <div className="questions">{first}</div>
      <Still as="div" className="questions" of={publicWords(lang)} name={`questions ${contact}`}>
        <Asked lang={lang} contact={contact} />
      </Still>
    </>
  );
}

function Asked({ lang, contact }: Omit<QuestionsAnsweredProps, 'first'>) {
  const { questions } = publicWords(lang);
  return (
    <>
      <p className="measure">{questions.lead}</p>
      {asked.map((name) => (
        <details key={name}>
          <summary>{questions[`${name}Question`]}</summary>
          <p className="measure">{message(questions[`${name}Answer`], { contact }, lang)}</p>
        </details>
      ))}
    </>
  );
}
