import { type OwnLanguage, ownLanguages, wordsOf } from '../words';
import { Digits, OwnForm, Said } from './form';

export type EnterNotice = 'closed' | 'mistyped';

interface EnterPageProps {
  language: OwnLanguage;
  notice?: EnterNotice;
  /** A code that cannot be one, to be compared digit by digit; of any other nothing is ever shown again. */
  mistyped?: string;
}

/** The one page that a visit to the address shows, whoever comes and whatever they hold. */
export function EnterPage({ language, notice, mistyped }: EnterPageProps) {
  const words = wordsOf(language);
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.enterLead}</p>
      {notice ? <Said id="fault">{words[notice]}</Said> : null}
      <OwnForm language={language} token="" act="open">
        <Digits
          name="code"
          label={words.code}
          hint={words.codeHint}
          typed={mistyped}
          faultId={notice === 'mistyped' ? 'fault' : undefined}
        />
        <Digits name="pin" label={words.pin} hint={words.pinHint} isPin />
        <button type="submit" className="main">
          {words.open}
        </button>
      </OwnForm>
      <h2>{words.language}</h2>
      <form method="post" action="/p" className="row">
        {Object.entries(ownLanguages).map(([code, name]) => (
          <button key={code} type="submit" name="lang" value={code} lang={code}>
            {name}
          </button>
        ))}
      </form>
    </>
  );
}

export type ChooseFault = 'length' | 'easy' | 'differs' | 'second';
const faultWords = {
  length: 'faultLength',
  easy: 'faultEasy',
  differs: 'faultDiffers',
  second: 'faultSecond',
} as const;

export function ChoosePage({ language, code, fault }: { language: OwnLanguage; code: string; fault?: ChooseFault }) {
  const words = wordsOf(language);
  const isOf = (...faults: ChooseFault[]) => (fault && faults.includes(fault) ? 'fault' : undefined);
  return (
    <>
      <h1>{words.chooseTitle}</h1>
      <p>{words.chooseLead}</p>
      {fault ? <Said id="fault">{words[faultWords[fault]]}</Said> : null}
      <OwnForm language={language} token="" act="choose">
        <input type="hidden" name="code" value={code} />
        <Digits name="pin" label={words.pin} hint={words.chooseHint} isPin faultId={isOf('length', 'easy')} />
        <Digits name="again" label={words.again} isPin faultId={isOf('differs')} />
        <Digits name="second" label={words.second} hint={words.secondHint} isPin faultId={isOf('second')} />
        <button type="submit" className="main">
          {words.keep}
        </button>
      </OwnForm>
    </>
  );
}
