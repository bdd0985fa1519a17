import { consent as words } from '~/catalogues/en/consent';
import { message } from '~/catalogues/message';
import { storyLanguageNames, storyLanguages, unreadLanguages } from '~/catalogues/story-languages';
import { Button, Select, TextInput } from '~/ui';

const languages = storyLanguages.map((value) => ({ value, label: storyLanguageNames[value] }));
const unread = message(words.papersUnread, {
  languages: unreadLanguages.map((one) => storyLanguageNames[one]).join(', '),
});

/** What is printed for the talk, and what the person may take along. Plain forms: a paper opens beside this page. */
export function ConsentPapers({ caseId }: { caseId: string }) {
  return (
    <section className="section stack-loose">
      <h2>{words.papersTitle}</h2>
      <p className="prose">{words.papersLead}</p>
      <form
        method="get"
        action={`/officer/cases/${caseId}/consent/paper`}
        target="_blank"
        className="form"
        rel="noopener"
      >
        <Select
          id="papers-language"
          name="language"
          label={words.papersLanguage}
          hint={unread}
          options={languages}
          defaultValue="en"
        />
        <div className="actions">
          <Button small name="pictures" value="no">
            {words.papersForm}
          </Button>
          <Button small name="pictures" value="yes">
            {words.papersPictures}
          </Button>
          <Button small kind="quiet" name="pictures" value="no" formAction="/officer/papers/form">
            {words.papersBlank}
          </Button>
          <Button small kind="quiet" name="pictures" value="yes" formAction="/officer/papers/form">
            {words.papersBlankPictures}
          </Button>
        </div>
      </form>
      <details>
        <summary>{words.cardTitle}</summary>
        <div className="stack">
          <p className="prose">{words.cardLead}</p>
          <form method="post" action="/officer/papers/card" target="_blank" className="form" rel="noopener">
            <Select
              id="card-language"
              name="language"
              label={words.papersLanguage}
              hint={unread}
              options={languages}
              defaultValue="en"
            />
            <TextInput
              id="card-code"
              name="code"
              label={words.cardCode}
              hint={words.cardCodeHint}
              inputMode="numeric"
              pattern="[0-9 ]*"
              autoComplete="off"
              optional
            />
            <div className="actions">
              <Button small>{words.cardPrint}</Button>
            </div>
          </form>
        </div>
      </details>
    </section>
  );
}
