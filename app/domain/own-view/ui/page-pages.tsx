import { Fragment } from 'react';
import { consentScopes } from '~/catalogues/consent-scopes';
import { message } from '~/catalogues/message';
import { storyLanguageNames } from '~/catalogues/story-languages';
import type { OwnConsent, OwnPage } from '../view.queries.server';
import { type OwnLanguage, type OwnWords, wordsOf } from '../words';
import { BackAndClose, type Frame, OwnForm, Said } from './form';

/** What strangers read, word for word; places are counted and left out, as this screen may be seen by others. */
export function OwnPageView({ frame, page }: { frame: Frame; page: OwnPage | null }) {
  const words = wordsOf(frame.language);
  return (
    <>
      <h1>{words.page}</h1>
      {page === null ? (
        <p>{words.pageNone}</p>
      ) : (
        <>
          <Said>{page.isPublic ? words.pagePublic : words.pageWaiting}</Said>
          {page.translations.length === 0 ? null : <p>{languagesOf(page, frame.language)}</p>}
          <Quote {...page} stops={page.stops.map(({ text }) => text)} />
          {page.translations.map((told) => (
            <Fragment key={told.locale}>
              <h2>{message(words.pageIn, { language: nameOf(told.locale) }, frame.language)}</h2>
              <Quote {...told} />
            </Fragment>
          ))}
          <Facts words={words} page={page} />
          <p>
            {message(words.pagePlaces, { count: page.stops.filter(({ isDrawn }) => isDrawn).length }, frame.language)}{' '}
            {words.pageNothingElse}
          </p>
          {page.updates.length > 0 ? <h2>{words.pageUpdates}</h2> : null}
          {page.updates.map(({ month, text }) => (
            <p key={month + text} lang={page.locale} dir="auto">
              {text}
            </p>
          ))}
        </>
      )}
      <BackAndClose frame={frame} />
    </>
  );
}

const nameOf = (code: string): string =>
  Object.entries(storyLanguageNames).find(([language]) => language === code)?.[1] ?? code;

/** In which languages strangers can read the page, by their own names. */
const languagesOf = ({ locale, translations }: OwnPage, language: OwnLanguage) =>
  message(
    wordsOf(language).pageLanguages,
    { languages: [locale, ...translations.map((told) => told.locale)].map(nameOf).join(', ') },
    language,
  );

/** Title, story and stops as they stand on the page. */
function Quote({ locale, title, story, stops }: { locale: string; title: string; story: string; stops: string[] }) {
  return (
    <blockquote lang={locale} dir="auto">
      <p>
        <strong>{title}</strong>
      </p>
      {[...story.split(/\n+/), ...stops]
        .filter((text) => text.trim() !== '')
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
    </blockquote>
  );
}

/** What stands beside the text, with a word of its own: alone on a line it would be a riddle. */
function Facts({ words, page: { form, ageBand } }: { words: OwnWords; page: OwnPage }) {
  const word = (key: string) => (key in words ? words[key as 'age_adult'] : '');
  const facts = [ageBand === null ? '' : word(`age_${ageBand}`), form === null ? '' : word(`form_${form}`)];
  const told = facts.filter((fact) => fact !== '');
  return told.length === 0 ? null : (
    <p>
      {words.pageFacts} {told.join(' · ')}
    </p>
  );
}

const stateWords = {
  none: 'agreedNone',
  in_force: 'agreedInForce',
  ended: 'agreedEnded',
  withdrawn: 'agreedWithdrawn',
} as const;

export function AgreedView({ frame, consent }: { frame: Frame; consent: OwnConsent }) {
  const words = wordsOf(frame.language);
  const hasSomething = consent.state === 'in_force' || consent.state === 'ended';
  return (
    <>
      <h1>{words.agreed}</h1>
      <p>{words[stateWords[consent.state]]}</p>
      {hasSomething ? (
        <>
          <dl>
            {consentScopes.map((scope) => (
              <div key={scope}>
                <dt>{words[`scope_${scope}`]}</dt>
                <dd>{consent.granted.includes(scope) ? words.yes : words.no}</dd>
              </div>
            ))}
          </dl>
          <OwnForm {...frame}>
            <button type="submit" name="see" value="6">
              {words.takeBack}
            </button>
          </OwnForm>
        </>
      ) : null}
      <BackAndClose frame={frame} />
    </>
  );
}

/** The second of two steps. No reason, no warning, no other offer. */
export function TakeBackView({ frame }: { frame: Frame }) {
  const words = wordsOf(frame.language);
  return (
    <>
      <h1>{words.takeBackTitle}</h1>
      <p>{words.takeBackText}</p>
      <OwnForm {...frame} act="take">
        <button type="submit" className="main">
          {words.takeBackNow}
        </button>
      </OwnForm>
      <OwnForm {...frame}>
        <button type="submit" name="see" value="2">
          {words.takeBackNot}
        </button>
      </OwnForm>
    </>
  );
}

export function TakenBackView({ language }: Pick<Frame, 'language'>) {
  const words = wordsOf(language);
  return (
    <>
      <h1>{words.takenBackTitle}</h1>
      <Said>{words.takenBackText}</Said>
    </>
  );
}
