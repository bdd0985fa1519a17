import { message } from '~/catalogues/message';
import { usePublicLanguage, usePublicWords } from '~/ui';
import { GROUP_CHILDREN_MIN } from '../need';

const children = { children: GROUP_CHILDREN_MIN };

/** In the place of a story: why a group, what happens with a gift, and what the guardians may do. */
export function GroupWords({ headingId }: { headingId: string }) {
  const lang = usePublicLanguage();
  const { pooledPage: words } = usePublicWords();
  const say = (text: string) => message(text, children, lang);
  return (
    <div className="stack-loose">
      <div className="stack">
        <h2 id={headingId}>{words.howHeading}</h2>
        <div className="story">
          <p>{say(words.how1)}</p>
          <p>{say(words.how2)}</p>
        </div>
      </div>
      <div className="stack">
        <h2>{words.moneyHeading}</h2>
        <div className="story">
          <p>{say(words.money1)}</p>
          <p>{say(words.money2)}</p>
          <p>{say(words.consent)}</p>
        </div>
      </div>
    </div>
  );
}
