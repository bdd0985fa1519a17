import { papers } from '~/catalogues/en/donors';
import { message } from '~/catalogues/message';
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
}

const targets = {
  need: papers.toNeed,
  line: papers.toNeed,
  pool: papers.toPool,
  operating: papers.toOperating,
} as const;
const reasons = { refund: papers.voidRefund, dispute: papers.voidDispute, mistake: papers.voidMistake } as const;

/** A day in words, in UTC: "21 November 2026". */
export const dayInWords = (day: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day);

/** The receipt as a PDF. A void one says so across the sheet and in words, why, and what takes its place. */
export async function receiptDocument(facts: ReceiptFacts): Promise<Uint8Array<ArrayBuffer>> {
  const from = organisation();
  const money = (minor: bigint) => formatMoney(minor, facts.currency, 'en');
  const title = message(papers.receiptTitle, { number: facts.number });
  const paper = openPaper(title, facts.voidedAt ?? facts.issuedAt, from);
  if (facts.state === 'void') paper.stamp(papers.void);
  paper.heading(title);
  if (facts.state === 'void') paper.notice(voidInWords(facts), 'loss');
  const returned = facts.giftMinor - facts.amountMinor;
  paper.pairs(
    [
      [papers.numberLabel, facts.number],
      [papers.issuedLabel, dayInWords(facts.issuedAt)],
      [papers.givenLabel, dayInWords(facts.paidAt)],
      ...(facts.email ? [[papers.giverLabel, facts.email] as const] : []),
      [papers.toLabel, targets[facts.destination] + (facts.monthly ? ` (${papers.monthly})` : '')],
      [papers.giftLabel, money(facts.giftMinor - facts.feeCoverMinor)],
      ...(facts.feeCoverMinor > 0n ? [[papers.coverLabel, money(facts.feeCoverMinor)] as const] : []),
      ...(facts.feeCoverMinor > 0n || returned > 0n ? [[papers.chargedLabel, money(facts.giftMinor)] as const] : []),
      ...(returned > 0n ? [[papers.returnedLabel, money(returned)] as const] : []),
    ],
    [papers.forLabel, money(facts.amountMinor)],
  );
  paper.paragraph(papers.nothingInReturn);
  closePaper(paper, from);
  return paper.finish();
}

function voidInWords({ voidReason, voidedAt, nextNumber }: ReceiptFacts): string {
  const why = message(reasons[voidReason ?? 'mistake'], { date: dayInWords(voidedAt ?? new Date(0)) });
  const next = nextNumber ? message(papers.voidReplaced, { number: nextNumber }) : papers.voidNothing;
  return `${papers.void}. ${why} ${next}`;
}

/** A paper of ours, with whose it is at its foot; of a demonstration it says so first. */
export function openPaper(title: string, madeAt: Date, from: Organisation): Paper {
  const foot = `${from.name} · ${message(papers.page, { page: '{page}', pages: '{pages}' })}`;
  const paper = new Paper({ title, language: 'en', madeAt, author: from.name, foot });
  if (from.isDemonstration) paper.notice(papers.demonstration, 'home');
  return paper;
}

/** Who gives this paper, and what the law says of it. */
export function closePaper(paper: Paper, from: Organisation): void {
  paper.subheading(papers.organisationTitle);
  for (const line of [from.name, from.address, from.registration, from.contact]) paper.paragraph(line, 'soft');
  paper.subheading(papers.taxTitle);
  paper.paragraph(from.taxStatement);
}
