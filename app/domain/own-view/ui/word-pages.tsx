import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { OwnAnswer } from '../view.queries.server';
import { wordsOf } from '../words';
import { BackAndClose, Digits, type Frame, OwnForm, Said } from './form';

export type WriteNotice = 'sent' | 'writeEmpty' | 'writeMany';

interface WriteViewProps {
  frame: Frame;
  /** Names what is written, so that sending it twice is one. */
  writingId: string;
  answers: readonly OwnAnswer[];
  notice: WriteNotice | undefined;
  /** Words that could not be sent: nobody types them twice. */
  kept: string | undefined;
}

/** Writing to reviewers. What was written is not shown again; what they answer is. */
export function WriteView({ frame, writingId, answers, notice, kept }: WriteViewProps) {
  const words = wordsOf(frame.language);
  return (
    <>
      <h1>{words.write}</h1>
      {notice ? <Said>{words[notice]}</Said> : <p>{words.writeLead}</p>}
      {answers.map(({ id, month, words: said }) => (
        <div key={id}>
          <h2>{message(words.answer, { month: monthInWords(month, frame.language) })}</h2>
          <p dir="auto">{said}</p>
        </div>
      ))}
      <OwnForm {...frame} act="write">
        <input type="hidden" name="id" value={writingId} />
        <label htmlFor="words">{words.writeLabel}</label>
        <span className="hint" id="words-hint">
          {words.writeHint}
        </span>
        <textarea
          id="words"
          name="words"
          rows={6}
          maxLength={2000}
          dir="auto"
          defaultValue={kept}
          aria-describedby="words-hint"
        />
        <button type="submit" className="main">
          {words.send}
        </button>
      </OwnForm>
      <BackAndClose frame={frame} />
    </>
  );
}

export type PinNotice = 'pinChanged' | 'pinWrong' | 'pinNothing' | 'faultLength' | 'faultEasy' | 'faultSecond';

export function PinView({ frame, notice }: { frame: Frame; notice?: PinNotice }) {
  const words = wordsOf(frame.language);
  return (
    <>
      <h1>{words.pins}</h1>
      {notice ? <Said>{words[notice]}</Said> : null}
      <OwnForm {...frame} act="pin">
        <Digits name="now" label={words.pinNow} isPin />
        <Digits name="pin" label={words.pinNew} hint={words.chooseHint} isPin />
        <Digits name="second" label={words.second} hint={words.secondHint} isPin />
        <button type="submit" className="main">
          {words.keep}
        </button>
      </OwnForm>
      <BackAndClose frame={frame} />
    </>
  );
}
