import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords, momentWords } from '~/domain/disbursements';
import type { FinanceException } from '~/domain/reconciliation';
import { type Definition, DefinitionList, Money } from '~/ui';

/** What is known of it: ids and amounts, who owns it, how it ended. */
export function ExceptionFacts({ exception }: { exception: FinanceException }) {
  const { currency, amountMinor } = exception;
  const money = (minor: bigint) =>
    currency === null ? null : <Money amountMinor={minor} currency={currency} locale="en" />;
  const items: (Definition | false)[] = [
    amountMinor !== null && { term: words.exceptionAmount, value: money(amountMinor) },
    exception.inSuspenseMinor !== 0n && { term: words.exceptionSuspense, value: money(exception.inSuspenseMinor) },
    exception.subjectKind === 'bank_line' && {
      term: words.exceptionSubject,
      value: <a href={`/finance/reconciliation/lines/${exception.subjectId}`}>{words.exceptionLine}</a>,
    },
    { term: words.exceptionOpened, value: momentWords(exception.openedAt) },
    { term: words.exceptionOwner, value: exception.ownerName ?? words.exceptionNobody },
    { term: words.exceptionDue, value: dayWords(exception.dueOn) },
    { term: words.exceptionState, value: words.exceptionStates[exception.state] },
    exception.closedAt !== null && {
      term: words.exceptionClosedBy,
      value: `${exception.closedByName ?? words.machine}, ${momentWords(exception.closedAt)}`,
    },
    exception.note !== null && { term: words.exceptionNote, value: exception.note },
    ...Object.entries(exception.detail).map(([term, value]) => ({ term, value: String(value) })),
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}
