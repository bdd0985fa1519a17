import { LinkButton } from '../forms/button';
import { WayHome } from '../way-home/way-home';
import { type UiWord, useWords } from '../words/words';

export type ErrorStatus = 403 | 404 | 410 | 500;

const words: Record<ErrorStatus, { title: UiWord; text: UiWord; next: UiWord }> = {
  403: { title: 'error403Title', text: 'error403Text', next: 'error403Next' },
  404: { title: 'error404Title', text: 'error404Text', next: 'error404Next' },
  410: { title: 'error410Title', text: 'error410Text', next: 'error410Next' },
  500: { title: 'error500Title', text: 'error500Text', next: 'error500Next' },
};
const nothingDrawn = { goalMinor: 1n, givenMinor: 0n };

/** What happened and what to do next. A closed page (410) never says why it is closed. */
export function ErrorPage({ status, homeHref }: { status: ErrorStatus; homeHref: string }) {
  const say = useWords();
  const { title, text, next } = words[status];
  return (
    <div className="error-page">
      <WayHome progress={nothingDrawn} variant="rule" />
      <h1>{say(title)}</h1>
      <p className="lead">{say(text)}</p>
      <p>{say(next)}</p>
      <p>
        <LinkButton kind="quiet" href={homeHref}>
          {say('goHome')}
        </LinkButton>
      </p>
    </div>
  );
}
