import { disbursements } from '~/catalogues/en/disbursements';
import { finance as words } from '~/catalogues/en/finance';
import { type DisbursementFlag, type DisbursementState, dayWords, Flags, StateBadge } from '~/domain/disbursements';
import { type Definition, DefinitionList, Money } from '~/ui';

interface Facts {
  pseudonym: string;
  label: string;
  payeeCode: string;
  amountMinor: bigint;
  currency: string;
  plannedOn: Date;
  valueDate: Date | null;
  state: DisbursementState;
  flags: readonly DisbursementFlag[];
}

export function AuditedFacts({ payment }: { payment: Facts }) {
  const items: (Definition | false)[] = [
    {
      term: words.factAmount,
      value: (
        <strong>
          <Money amountMinor={payment.amountMinor} currency={payment.currency} locale="en" />
        </strong>
      ),
    },
    { term: disbursements.columnState, value: <StateBadge state={payment.state} /> },
    { term: words.factCase, value: payment.pseudonym },
    {
      term: words.factPayee,
      value: (
        <span className="cluster">
          {payment.payeeCode}
          <Flags flags={payment.flags} />
        </span>
      ),
    },
    { term: words.factPlanned, value: dayWords(payment.plannedOn) },
    payment.valueDate !== null && { term: words.factValueDate, value: dayWords(payment.valueDate) },
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}
