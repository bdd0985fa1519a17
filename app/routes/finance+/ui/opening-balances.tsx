import { finance } from '~/catalogues/en/finance';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords } from '~/domain/disbursements';
import type { BankAccount, OpeningBalance } from '~/domain/reconciliation';
import { Badge, Button, DateInput, Money, Select, Table, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';
import { Disclosure } from './disclosure';
import { RowAct } from './row-act';

interface OpeningBalancesProps {
  accounts: readonly BankAccount[];
  openings: readonly OpeningBalance[];
  userId: string;
  commandId: string;
  answer?: FormAnswer;
}

const funds = (['operating', 'reserve', 'pool'] as const).map((fund) => ({
  value: fund,
  label: finance[`fund_${fund}`],
}));
const tones = { proposed: 'attention', confirmed: 'home', rejected: 'plain' } as const;

/** What accounts held before this ledger began: proposed by one, confirmed by another. */
export function OpeningBalances({ accounts, openings, userId, commandId, answer }: OpeningBalancesProps) {
  const form = (
    <ActForm intent="opening" answer={answer}>
      {(question) => (
        <>
          <input type="hidden" name="id" value={commandId} />
          <Select
            {...question('bankCode')}
            label={words.openingBank}
            options={accounts.map(({ code, label }) => ({ value: code, label }))}
          />
          <TextInput
            {...question('currency', 'USD')}
            label={words.openingCurrency}
            width="short"
            maxLength={3}
            required
          />
          <TextInput {...question('amount')} label={words.openingAmount} inputMode="decimal" width="short" required />
          <Select {...question('fund')} label={words.openingFund} options={funds} />
          <DateInput {...question('effectiveOn')} label={words.openingOn} required />
          <Button>{words.openingPropose}</Button>
        </>
      )}
    </ActForm>
  );
  return (
    <section className="stack">
      {openings.length > 0 ? (
        <Table
          id="openings"
          caption={words.openingTitle}
          rows={openings}
          rowKey={(row) => row.id}
          columns={[
            { key: 'bank', head: words.openingBank, rowHead: true, cell: (row) => row.bankLabel },
            { key: 'fund', head: words.openingFund, cell: (row) => finance[`fund_${row.fund}`] },
            { key: 'on', head: words.openingOn, cell: (row) => dayWords(row.effectiveOn) },
            {
              key: 'amount',
              head: words.openingAmount,
              figure: true,
              cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
            },
            {
              key: 'state',
              head: words.openingState,
              cell: (row) => <Badge tone={tones[row.state]}>{words.openingStates[row.state]}</Badge>,
            },
            { key: 'acts', head: '', cell: (row) => <Acts opening={row} userId={userId} /> },
          ]}
        />
      ) : (
        <h2>{words.openingTitle}</h2>
      )}
      {answer?.intent === 'opening' ? (
        form
      ) : (
        <Disclosure summary={words.openingSummary} lead={words.openingText}>
          {form}
        </Disclosure>
      )}
    </section>
  );
}

function Acts({ opening, userId }: { opening: OpeningBalance; userId: string }) {
  if (opening.state !== 'proposed')
    return [opening.proposedByName, opening.decidedByName].filter((name) => name !== null).join(', ');
  const about = opening.bankLabel;
  return (
    <div className="cluster">
      {opening.proposedBy === userId ? (
        <span className="soft">{words.waitsForOther}</span>
      ) : (
        <RowAct intent="confirm" id={opening.id} kind="primary" about={about}>
          {words.openingConfirm}
        </RowAct>
      )}
      <RowAct intent="reject" id={opening.id} about={about}>
        {words.openingReject}
      </RowAct>
    </div>
  );
}
