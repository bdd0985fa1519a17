import { Form } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords, momentWords } from '~/domain/disbursements';
import { Button, Confirm, fillMessage, Table, TextInput } from '~/ui';
import { RowAct } from './row-act';

interface FailedEvent {
  eventId: string;
  type: string;
  attempts: number;
  lastError: string | null;
  receivedAt: Date;
  givenUpAt: Date | null;
  givenUpWhy: string | null;
}
interface FailedJob {
  jobId: string;
  kind: string;
  subject: string;
  attempts: number;
  attemptsMax: number;
  lastError: string | null;
  createdAt: Date;
  nextAt: Date | null;
}

/** Events and jobs that failed: what went wrong, and the two things that can be done about it. */
export function FailedWork({ events, jobs }: { events: readonly FailedEvent[]; jobs: readonly FailedJob[] }) {
  return (
    <>
      {events.length > 0 ? (
        <Table
          id="events"
          caption={words.eventsTitle}
          rows={events}
          rowKey={(row) => row.eventId}
          columns={[
            {
              key: 'type',
              head: words.eventType,
              rowHead: true,
              cell: (row) => (
                <>
                  {row.type}
                  <div className="small soft">{row.eventId}</div>
                </>
              ),
            },
            { key: 'received', head: words.eventReceived, cell: (row) => momentWords(row.receivedAt) },
            { key: 'tries', head: words.eventTries, figure: true, cell: (row) => row.attempts },
            { key: 'error', head: words.eventError, cell: (row) => row.lastError },
            {
              key: 'acts',
              head: '',
              cell: (row) =>
                row.givenUpWhy ? (
                  <span className="soft">
                    {fillMessage(words.givenUp, {
                      date: row.givenUpAt ? dayWords(row.givenUpAt) : '',
                      why: row.givenUpWhy,
                    })}
                  </span>
                ) : (
                  <Acts kind="event" id={row.eventId} about={row.type} />
                ),
            },
          ]}
        />
      ) : null}
      {jobs.length > 0 ? (
        <Table
          id="jobs"
          caption={words.jobsTitle}
          rows={jobs}
          rowKey={(row) => row.jobId}
          columns={[
            {
              key: 'kind',
              head: words.jobKind,
              rowHead: true,
              cell: (row) => (
                <>
                  {row.kind}
                  <div className="small soft">{row.subject}</div>
                </>
              ),
            },
            { key: 'tries', head: words.eventTries, figure: true, cell: (row) => `${row.attempts}/${row.attemptsMax}` },
            {
              key: 'next',
              head: words.jobNext,
              cell: (row) => (row.nextAt ? momentWords(row.nextAt) : words.jobGaveUp),
            },
            { key: 'error', head: words.eventError, cell: (row) => row.lastError },
            { key: 'acts', head: '', cell: (row) => <Acts kind="job" id={row.jobId} about={row.kind} /> },
          ]}
        />
      ) : null}
    </>
  );
}

function Acts({ kind, id, about }: { kind: 'event' | 'job'; id: string; about: string }) {
  return (
    <div className="stack">
      <RowAct intent={`retry-${kind}`} id={id} about={about}>
        {words.retry}
      </RowAct>
      <Confirm summary={words.giveUp} consequences={null}>
        <Form method="post" className="stack">
          <input type="hidden" name="intent" value={`give-up-${kind}`} />
          <input type="hidden" name="id" value={id} />
          <TextInput id={`why-${id}`} name="why" label={words.giveUpReason} required minLength={3} maxLength={500} />
          <Button kind="danger" small>
            {words.giveUp} <span className="sr-only">{about}</span>
          </Button>
        </Form>
      </Confirm>
    </div>
  );
}
