import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { FinanceException } from '~/domain/reconciliation';
import { Button, Confirm, DateInput, fillMessage, formatMoney, Notice, Select, TextArea } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';
import { RowAct } from './row-act';

interface ExceptionActsProps {
  exception: FinanceException;
  officers: readonly { userId: string; name: string }[];
  userId: string;
  commandId: string;
  answer?: FormAnswer;
}

/** Who sees to it and until when; then either a note, or a write-off that a second person confirms. */
export function ExceptionActs({ exception, officers, userId, commandId, answer }: ExceptionActsProps) {
  const { currency, inSuspenseMinor, writeOff } = exception;
  const suspended = inSuspenseMinor !== 0n && currency !== null ? formatMoney(inSuspenseMinor, currency, 'en') : null;
  const waiting = writeOff?.state === 'proposed' ? writeOff : null;
  return (
    <div className="stack-loose">
      <section className="stack">
        <h2>{words.ownTitle}</h2>
        <ActForm intent="own" answer={answer}>
          {(question) => (
            <>
              <Select
                {...question('owner', exception.owner ?? userId)}
                label={words.ownOwner}
                options={officers.map(({ userId: value, name }) => ({ value, label: name }))}
              />
              <DateInput {...question('dueOn', exception.dueOn)} label={words.ownDue} required />
              <Button kind="quiet">{words.ownButton}</Button>
            </>
          )}
        </ActForm>
      </section>
      {suspended === null ? (
        <section className="stack">
          <h2>{words.resolveTitle}</h2>
          <p>{words.resolveText}</p>
          <ActForm intent="resolve" answer={answer}>
            {(question) => (
              <>
                <TextArea {...question('note')} label={words.resolveNote} rows={3} required />
                <Button>{words.resolveButton}</Button>
              </>
            )}
          </ActForm>
        </section>
      ) : (
        <section className="stack">
          <h2>{words.writeOffTitle}</h2>
          <p>{fillMessage(words.resolveSuspense, { amount: suspended })}</p>
          {waiting ? (
            <>
              <Notice>
                {fillMessage(words.writeOffWaits, {
                  amount: formatMoney(waiting.amountMinor, currency ?? 'USD', 'en'),
                  reason: waiting.reason,
                })}
              </Notice>
              <div className="cluster">
                {waiting.proposedBy === userId ? (
                  <span className="soft">{words.waitsForOther}</span>
                ) : (
                  <RowAct intent="confirm" id={waiting.id} kind="danger" about="">
                    {words.writeOffConfirm}
                  </RowAct>
                )}
                <RowAct intent="reject" id={waiting.id} about="">
                  {words.writeOffReject}
                </RowAct>
              </div>
            </>
          ) : (
            <Confirm
              summary={words.writeOffTitle}
              consequences={<p>{fillMessage(words.writeOffText, { amount: suspended })}</p>}
            >
              <ActForm intent="write-off" answer={answer}>
                {(question) => (
                  <>
                    <input type="hidden" name="id" value={commandId} />
                    <TextArea {...question('reason')} label={words.writeOffReason} rows={3} required />
                    <Button kind="danger">{words.writeOffButton}</Button>
                  </>
                )}
              </ActForm>
            </Confirm>
          )}
        </section>
      )}
    </div>
  );
}
