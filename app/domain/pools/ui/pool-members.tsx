import { Form } from '@remix-run/react';
import { dayWords } from '~/catalogues/day-words';
import { pools as words } from '~/catalogues/en/pools';
import { review } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { Badge, Button, Checkboxes, Table } from '~/ui';
import type { OpenPool } from '../pools.queries.server';

/** A child of a group by pseudonym; dates come as text. */
export type ListedMember = Omit<OpenPool['members'][number], 'givenOn' | 'countsUntil'> & {
  givenOn: Date | string;
  countsUntil: Date | string;
};

/** The children of a group by pseudonym, and the conditions of guardians that wait for this reviewer. */
export function PoolMembers({ members }: { members: readonly ListedMember[] }) {
  const waiting = members.filter(({ conditions }) => conditions.length > 0);
  return (
    <>
      <Table
        id="members"
        caption={words.membersCaption}
        rows={members}
        rowKey={({ caseId }) => caseId}
        columns={[
          { key: 'case', head: words.columnPseudonym, rowHead: true, cell: ({ pseudonym }) => pseudonym },
          { key: 'office', head: words.columnOffice, cell: ({ office }) => office },
          {
            key: 'consent',
            head: words.columnConsent,
            cell: ({ givenOn, medium }) =>
              message(words.consentSince, { date: dayWords(givenOn), medium: review[`consentMedium_${medium}`] }),
          },
          { key: 'until', head: words.columnCountsUntil, figure: true, cell: (row) => dayWords(row.countsUntil) },
          {
            key: 'state',
            head: words.columnState,
            cell: (member) => (
              <>
                <Badge tone={member.isReady ? 'home' : 'attention'}>{stateWords(member)}</Badge>
                {member.isOwn ? <span className="small soft"> {words.memberOwn}</span> : null}
              </>
            ),
          },
        ]}
      />
      {members.some(({ isReady }) => !isReady) ? <p className="soft">{words.notReadyText}</p> : null}
      {waiting.length === 0 ? null : (
        <section className="section">
          <h2>{words.conditionsTitle}</h2>
          <p className="prose">{words.conditionsText}</p>
          {waiting.map(({ caseId, pseudonym, conditions }) => (
            <Form key={caseId} method="post" className="form">
              <input type="hidden" name="intent" value="conditions" />
              <input type="hidden" name="caseId" value={caseId} />
              <Checkboxes
                id={`conditions-${caseId}`}
                name="conditions"
                label={pseudonym}
                options={conditions.map(({ id, text }) => ({ value: id, label: text }))}
              />
              <Button kind="quiet">{message(words.conditionsButton, { pseudonym })}</Button>
            </Form>
          ))}
        </section>
      )}
    </>
  );
}

function stateWords({ isReady, refusal }: ListedMember): string {
  if (isReady) return words.memberReady;
  if (refusal === 'guardian_not_confirmed' || refusal === 'condition_open') return words[`member_${refusal}`];
  return words.memberNoNeed;
}
