import { dayInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { Paper } from '~/platform/pdf/index.server';
import { formatMoney } from '~/ui/money/format-money';
import { type Organisation, organisation } from './organisation.server';

/** Everything that a receipt says. */
export interface ReceiptFacts {
  number: string;
  state: 'issued' | 'void';
  voidReason: 'refund' | 'dispute' | 'mistake' | null;
  voidedAt: Date | null;
  nextNumber: string | undefined;
  issuedAt: Date;
  paidAt: Date;
  destination: 'need' | 'line' | 'pool' | 'operating';
  monthly: boolean;
  email: string | undefined;
  /** What the donor paid, of which `feeCoverMinor` covers fees. */
  giftMinor: bigint;
  feeCoverMinor: bigint;
  /** What this receipt is for: what is left of the gift when it was issued. */
  amountMinor: bigint;
  currency: string;
  language: PublicLanguage;
}

const targets = { need: 'toNeed', line: 'toNeed', pool: 'toPool', operating: 'toOperating' } as const;
const reasons = { refund: 'voidRefund', dispute: 'voidDispute', mistake: 'voidMistake' } as const;

/** The receipt as a PDF. A void one says so across the sheet and in words, why, and what takes its place. */
export async function receiptDocument(facts: ReceiptFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { language } = facts;
  const { papers } = publicWords(language);
  const from = organisation(language);
  const money = (minor: bigint) => formatMoney(minor, facts.currency, language);
  const title = message(papers.receiptTitle, { number: facts.number }, language);
  const paper = openPaper({ title, language, madeAt: facts.voidedAt ?? facts.issuedAt, from });
  if (facts.state === 'void') paper.stamp(papers.void);
  paper.heading(title);
  if (facts.state === 'void') paper.notice(voidInWords(facts), 'loss');
  const returned = facts.giftMinor - facts.amountMinor;
  paper.pairs(
    [
      [papers.numberLabel, facts.number],
      [papers.issuedLabel, dayInWords(facts.issuedAt, language)],
      [papers.givenLabel, dayInWords(facts.paidAt, language)],
      ...(facts.email ? [[papers.giverLabel, facts.email] as const] : []),
      [papers.toLabel, papers[targets[facts.destination]] + (facts.monthly ? ` (${papers.monthly})` : '')],
      [papers.giftLabel, money(facts.giftMinor - facts.feeCoverMinor)],
      ...(facts.feeCoverMinor > 0n ? [[papers.coverLabel, money(facts.feeCoverMinor)] as const] : []),
      ...(facts.feeCoverMinor > 0n || returned > 0n ? [[papers.chargedLabel, money(facts.giftMinor)] as const] : []),
      ...(returned > 0n ? [[papers.returnedLabel, money(returned)] as const] : []),
    ],
    [papers.forLabel, money(facts.amountMinor)],
  );
  paper.paragraph(papers.nothingInReturn);
  closePaper(paper, language, from);
  return paper.finish();
}

function voidInWords({ voidReason, voidedAt, nextNumber, language }: ReceiptFacts): string {
  const { papers } = publicWords(language);
  const date = dayInWords(voidedAt ?? new Date(0), language);
  const why = message(papers[reasons[voidReason ?? 'mistake']], { date }, language);
  const next = nextNumber ? message(papers.voidReplaced, { number: nextNumber }, language) : papers.voidNothing;
  return `${papers.void}. ${why} ${next}`;
}

interface PaperHead {
  title: string;
  language: PublicLanguage;
  madeAt: Date;
  from: Organisation;
}

/** A paper of ours, with whose it is at its foot; of a demonstration it says so first. */
export function openPaper({ title, language, madeAt, from }: PaperHead): Paper {
  const { papers } = publicWords(language);
  const foot = `${from.name} · ${message(papers.page, { page: '{page}', pages: '{pages}' }, language)}`;
  const paper = new Paper({ title, language, madeAt, author: from.name, foot });
  if (from.isDemonstration) paper.notice(papers.demonstration, 'home');
  return paper;
}

/** Who gives this paper, and what the law says of it. */
export function closePaper(paper: Paper, language: PublicLanguage, from: Organisation): void {
  const { papers } = publicWords(language);
  paper.subheading(papers.organisationTitle);
  for (const line of [from.name, from.address, from.registration, from.contact]) paper.paragraph(line, 'soft');
  paper.subheading(papers.taxTitle);
  paper.paragraph(from.taxStatement);
  for (const note of reviewNote(language)) paper.paragraph(note, 'soft');
}
