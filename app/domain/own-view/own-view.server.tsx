import { randomUUID } from 'node:crypto';
import type { ReactElement } from 'react';
import type { Transaction } from '~/platform/db/index.server';
import { answer } from './answer.server';
import { onTheBeat } from './on-the-beat.server';
import { choosePin, openView } from './open-view.server';
import { changePin, complain, sayReceived, withdrawOwnConsent } from './own-acts.server';
import { formTokenOf, isFormToken } from './secrets.server';
import { entered, forgetCookie, leave, sessionCookie, tokenOf } from './session.server';
import { ChoosePage, EnterPage } from './ui/enter-pages';
import type { Frame } from './ui/form';
import { NotePage, NotesList, OwnList } from './ui/list-pages';
import { MoneyView } from './ui/money-page';
import { AgreedView, OwnPageView, TakeBackView, TakenBackView } from './ui/page-pages';
import { type PinNotice, PinView, type WriteNotice, WriteView } from './ui/word-pages';
import { openAnswers, ownConsent, ownMoney, ownPage, type SealedAnswer, sealedAnswers } from './view.queries.server';
import { languageFrom, type OwnLanguage } from './words';

type Typed = (name: string) => string;

/** The page that any visit shows: it never depends on who comes. */
export function enterPage(request: Request): Response {
  const language = languageFrom('', request.headers.get('accept-language'));
  return answer(<EnterPage language={language} />, { language });
}

/** Answers one form of the view. Nothing is ever read from the address. */
export async function answerForm(request: Request): Promise<Response> {
  const form = await request.formData();
  const typed: Typed = (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const language = languageFrom(typed('lang'), request.headers.get('accept-language'));
  const act = typed('do');
  if (act === 'open') return openWith(request, language, typed);
  if (act === 'choose') return chooseWith(request, language, typed);
  const token = tokenOf(request);
  if (act === 'out') {
    if (token !== undefined) await leave(token);
    return shut(language);
  }
  if (token === undefined || !isFormToken(token, typed('key'))) return shut(language);
  return goOn({ token, frame: { language, token: formTokenOf(token) }, act, typed });
}

/** The first page again, and whatever the browser held is forgotten: also the answer to a session that is over. */
const shut = (language: OwnLanguage) => answer(<EnterPage language={language} />, { language, cookie: forgetCookie() });

/** A code with any spaces that somebody puts between its digits. */
const TYPED_MAX = 60;

async function openWith(request: Request, language: OwnLanguage, typed: Typed): Promise<Response> {
  const opened = await onTheBeat(openView(request, { code: typed('code'), pin: typed('pin') }));
  if (opened.outcome === 'open') return welcome(language, opened.token);
  if (opened.outcome === 'choose') return answer(<ChoosePage language={language} code={opened.code} />, { language });
  const mistyped = opened.outcome === 'mistyped' ? typed('code').slice(0, TYPED_MAX) : undefined;
  return answer(<EnterPage language={language} notice={opened.outcome} mistyped={mistyped} />, {
    language,
    status: 403,
  });
}

async function chooseWith(request: Request, language: OwnLanguage, typed: Typed): Promise<Response> {
  const code = typed('code');
  const chosen = await onTheBeat(
    choosePin(request, { code, pin: typed('pin'), again: typed('again'), second: typed('second') }),
  );
  if (chosen.outcome === 'open') return welcome(language, chosen.token);
  if (chosen.outcome === 'fault')
    return answer(<ChoosePage language={language} code={code} fault={chosen.fault} />, { language, status: 422 });
  return answer(<EnterPage language={language} notice="closed" />, { language, status: 403 });
}

/** The list of whoever entered. Both lists cost the database the same. */
async function welcome(language: OwnLanguage, token: string): Promise<Response> {
  const frame = { language, token: formTokenOf(token) };
  const list = await entered(token, 'list', async (_tx, { kind }) =>
    kind === 'own' ? <OwnList frame={frame} /> : <NotesList frame={frame} />,
  );
  return list ? answer(list, { language, cookie: sessionCookie(token) }) : shut(language);
}

interface Step {
  token: string;
  frame: Frame;
  act: string;
  typed: Typed;
}

/** One step of somebody who entered: what they did, then the page that shows how things are now. */
async function goOn(step: Step): Promise<Response> {
  const { token, frame, act, typed } = step;
  const { language } = frame;
  if (act === 'take') {
    const done = await withdrawOwnConsent(token);
    if (done !== undefined) return answer(<TakenBackView language={language} />, { language, cookie: forgetCookie() });
  }
  const notice = await acted(step);
  const shown = await entered(token, 'see', async (tx, { kind }) =>
    kind === 'own' ? ownView(tx, language, typed('see') || pageAfter[act] || '0') : { notes: Number(typed('see')) - 1 },
  );
  if (!shown) return shut(language);
  if ('notes' in shown) return answer(<NotePage frame={frame} at={shown.notes} />, { language });
  return answer(await shown.draw(frame, notice), { language });
}

const pageAfter: Record<string, string> = { got: '3', write: '4', pin: '5' };

const writeNotices = { sent: 'sent', empty: 'writeEmpty', many: 'writeMany' } as const;
const pinNotices = {
  changed: 'pinChanged',
  wrong: 'pinWrong',
  nothing: 'pinNothing',
  length: 'faultLength',
  easy: 'faultEasy',
  second: 'faultSecond',
} as const;

interface Notices {
  isRefused?: boolean;
  write?: { notice: WriteNotice | undefined; kept: string } | undefined;
  pin?: PinNotice | undefined;
}

async function acted({ token, act, typed }: Step): Promise<Notices> {
  if (act === 'got') {
    const payment = typed('payment');
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(payment);
    const said = isId ? await sayReceived(token, payment, typed('received') === 'yes') : 'refused';
    return { isRefused: said === 'refused' };
  }
  if (act === 'write') {
    const words = typed('words');
    const outcome = await complain(token, { id: typed('id'), words });
    return { write: { notice: outcome && writeNotices[outcome], kept: outcome === 'many' ? words : '' } };
  }
  if (act === 'pin') {
    const outcome = await changePin(token, { now: typed('now'), pin: typed('pin'), second: typed('second') });
    return { pin: outcome && pinNotices[outcome] };
  }
  return {};
}

type Draw = (frame: Frame, notices: Notices) => ReactElement | Promise<ReactElement>;

/** Reads what a page shows while the session is known, and answers how it is drawn afterwards. */
async function ownView(tx: Transaction, language: OwnLanguage, see: string): Promise<{ draw: Draw }> {
  switch (see) {
    case '1': {
      const page = await ownPage(tx);
      return { draw: (frame) => <OwnPageView frame={frame} page={page} /> };
    }
    case '2': {
      const consent = await ownConsent(tx);
      return { draw: (frame) => <AgreedView frame={frame} consent={consent} /> };
    }
    case '3': {
      const money = await ownMoney(tx, language);
      return { draw: (frame, { isRefused = false }) => <MoneyView frame={frame} {...money} isRefused={isRefused} /> };
    }
    case '4':
      return { draw: drawWrite(await sealedAnswers(tx)) };
    case '5':
      return { draw: (frame, { pin }) => <PinView frame={frame} {...(pin ? { notice: pin } : {})} /> };
    case '6':
      return { draw: (frame) => <TakeBackView frame={frame} /> };
    default:
      return { draw: (frame) => <OwnList frame={frame} /> };
  }
}

/** The key of the case is asked for outside the transaction. */
function drawWrite(sealed: readonly SealedAnswer[]): Draw {
  return async (frame, { write }) => (
    <WriteView
      frame={frame}
      writingId={randomUUID()}
      answers={await openAnswers(sealed)}
      notice={write?.notice}
      kept={write?.kept}
    />
  );
}
