import { finance as words } from '~/catalogues/en/finance';
import { type DisbursementFlag, dayWords, Flags, momentWords } from '~/domain/disbursements';
import { type Definition, DefinitionList, fillMessage, Money } from '~/ui';

interface Facts {
  pseudonym: string;
  payeeCode: string;
  amountMinor: bigint;
  currency: string;
  plannedOn: Date;
  requestedByName: string | null;
  requestedAt: Date;
  approvals: { name: string | null; at: Date }[];
  approvalsNeeded: number;
  executedByName: string | null;
  executedAt: Date | null;
  valueDate: Date | null;
  reference: string | undefined;
  closedByName: string | null;
  closedAt: Date | null;
  closeReason: string | undefined;
  isFirstPayment: boolean;
  flags: DisbursementFlag[];
}

const who = (name: string | null, at: Date) => fillMessage(words.whoWhen, { name: name ?? '—', date: momentWords(at) });

/** Who is paid what, and who has said so. */
export function PaymentFacts({ payment }: { payment: Facts }) {
  const flags =
    payment.isFirstPayment && !payment.executedAt && !payment.closedAt
      ? [...payment.flags, 'first_payment' as const]
      : payment.flags;
  const items: (Definition | false)[] = [
    {
      term: words.factAmount,
      value: (
        <strong>
          <Money amountMinor={payment.amountMinor} currency={payment.currency} locale="en" />
        </strong>
      ),
    },
    {
      term: words.factPayee,
      value: (
        <span className="cluster">
          {payment.payeeCode}
          <Flags flags={flags} />
        </span>
      ),
    },
    { term: words.factPlanned, value: dayWords(payment.plannedOn) },
    { term: words.factRequested, value: who(payment.requestedByName, payment.requestedAt) },
    {
      term: `${words.factApproved} ${fillMessage(words.approvalsOf, { given: payment.approvals.length, needed: payment.approvalsNeeded })}`,
      value:
        payment.approvals.length === 0
          ? '—'
          : payment.approvals.map(({ name, at }) => <div key={at.toISOString()}>{who(name, at)}</div>),
    },
    payment.executedAt !== null && { term: words.factExecuted, value: who(payment.executedByName, payment.executedAt) },
    payment.valueDate !== null && { term: words.factValueDate, value: dayWords(payment.valueDate) },
    payment.reference !== undefined && { term: words.factReference, value: payment.reference },
    payment.closedAt !== null && { term: words.factClosed, value: who(payment.closedByName, payment.closedAt) },
    payment.closeReason !== undefined && { term: words.factReason, value: payment.closeReason },
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}
