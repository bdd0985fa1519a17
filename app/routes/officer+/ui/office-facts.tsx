import { disbursements as words } from '~/catalogues/en/disbursements';
import { dayWords } from '~/domain/disbursements';
import { type Definition, DefinitionList, fillMessage, Money } from '~/ui';

interface Facts {
  caseId: string;
  pseudonym: string;
  amountMinor: bigint;
  currency: string;
  payeeCode: string;
  plannedOn: Date;
  requestedAt: Date;
  approvedAt: Date | null;
  executedAt: Date | null;
  valueDate: Date | null;
  closedAt: Date | null;
  state: string;
  reason: string | undefined;
  closeReason: string | undefined;
}

/** What was asked for, and how far it is. */
export function OfficeFacts({ payment, isOwn }: { payment: Facts; isOwn: boolean }) {
  const by = (sentence: string, date: Date) => fillMessage(sentence, { date: dayWords(date) });
  const { approvedAt, executedAt, valueDate, closedAt, reason, closeReason } = payment;
  const closedBy = payment.state === 'rejected' ? words.byFinance : words.byColleague;
  const items: (Definition | false)[] = [
    { term: words.factCase, value: <a href={`/officer/cases/${payment.caseId}`}>{payment.pseudonym}</a> },
    {
      term: words.factAmount,
      value: (
        <strong>
          <Money amountMinor={payment.amountMinor} currency={payment.currency} locale="en" />
        </strong>
      ),
    },
    { term: words.factPayee, value: payment.payeeCode },
    reason !== undefined && { term: words.factReason, value: reason },
    { term: words.factPlanned, value: dayWords(payment.plannedOn) },
    { term: words.factRequested, value: by(isOwn ? words.byYou : words.byColleague, payment.requestedAt) },
    approvedAt !== null && { term: words.factApproved, value: by(words.byFinance, approvedAt) },
    executedAt !== null && { term: words.factExecuted, value: by(words.byFinance, executedAt) },
    valueDate !== null && { term: words.factValueDate, value: dayWords(valueDate) },
    closedAt !== null && { term: words.factClosed, value: by(closedBy, closedAt) },
    closeReason !== undefined && { term: words.factCloseReason, value: closeReason },
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}
