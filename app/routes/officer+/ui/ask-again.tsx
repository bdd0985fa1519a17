import { consent as words } from '~/catalogues/en/consent';
import type { CaseFacts } from '~/domain/caseload';
import { daysLeft, REMINDER_DAYS } from '~/domain/consent';
import { Badge, Table } from '~/ui';
import { dayWords, say } from './words';

interface Row {
  id: string;
  pseudonym: string;
  title: string;
  facts: CaseFacts;
}

const [FIRST_REMINDER] = REMINDER_DAYS;

/** Consents that end soon, the nearest first: somebody goes and asks in person. Nothing stands here when none does. */
export function AskAgain({ cases, now }: { cases: readonly Row[]; now: Date }) {
  const soon = cases
    .flatMap(({ id, pseudonym, title, facts }) =>
      facts.consent === 'in_force' && facts.consentExpiresOn !== null && !facts.isClosed
        ? [
            {
              id,
              pseudonym,
              title,
              endsOn: facts.consentExpiresOn,
              days: daysLeft(new Date(facts.consentExpiresOn), new Date(now)),
            },
          ]
        : [],
    )
    .filter(({ days }) => days <= FIRST_REMINDER)
    .sort((a, b) => a.days - b.days);
  if (soon.length === 0) return null;
  return (
    <section className="section" aria-label={words.remindTitle}>
      <Table
        id="ask-again"
        caption={say(words.remindCaption, { days: FIRST_REMINDER })}
        rows={soon}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'case',
            head: words.remindCase,
            rowHead: true,
            cell: ({ id, title, pseudonym }) => (
              <>
                <a href={`/officer/cases/${id}/consent`}>{title}</a>
                <span className="small soft"> {pseudonym}</span>
              </>
            ),
          },
          {
            key: 'ends',
            head: words.remindEnds,
            cell: ({ endsOn, days }) => (
              <>
                {dayWords(endsOn)} <Badge tone="attention">{say(words.remindDays, { days })}</Badge>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
