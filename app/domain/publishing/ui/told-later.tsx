import { publishing } from '~/catalogues/en/publishing';
import { toldLater as words } from '~/catalogues/en/told-later';
import { message } from '~/catalogues/message';
import { Button, Checkboxes, EditedText, Notice, Table, TextArea, TextInput } from '~/ui';
import type { FindingView } from '../gate-view.server';
import type { ToldLaterStatus } from '../told-later';

export interface MarkedText {
  key: string;
  text: string;
  locale: string;
  findings: FindingView[];
}

/** The words as everybody would read them, with the gate's marks and the reasons given for them. */
export function MarkedWords({ fields }: { fields: readonly MarkedText[] }) {
  return fields
    .filter(({ text }) => text !== '')
    .map(({ key, text, locale, findings }) => (
      <EditedText
        key={key}
        text={text}
        lang={locale}
        findings={findings.map(({ id, start, end, level, why, justification }) => ({
          id,
          start,
          end,
          level,
          why: justification ? `${why} ${message(publishing.justifiedBecause, { reason: justification.reason })}` : why,
          resolved: justification !== null,
        }))}
      />
    ));
}

/** What the gate said of words that were not sent. */
export function StoppedWords({ fields }: { fields: readonly MarkedText[] }) {
  const isBlocked = fields.some(({ findings }) => findings.some(({ level }) => level === 'block'));
  return (
    <Notice tone="attention" title={isBlocked ? words.blockedTitle : words.askedTitle} live>
      <p>{isBlocked ? words.blockedText : words.askedText}</p>
      <MarkedWords fields={fields.filter(({ findings }) => findings.length > 0)} />
    </Notice>
  );
}

interface WriteFieldsProps {
  typed: Record<string, string>;
  errors: Record<string, string[]>;
}

/** The questions of an update, or of a question with its answer. */
export function ToldLaterFields({ typed, errors }: WriteFieldsProps) {
  return (
    <>
      <TextInput
        id="question"
        name="question"
        label={words.question}
        hint={words.questionHint}
        optional
        maxLength={300}
        defaultValue={typed.question}
        errors={errors.question}
      />
      <TextArea
        id="text"
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={6}
        maxLength={2000}
        defaultValue={typed.text}
        errors={errors.text}
      />
      <TextArea
        id="reason"
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        optional
        rows={2}
        maxLength={1000}
        defaultValue={typed.reason}
        errors={errors.reason}
      />
      <Checkboxes
        id="agreed"
        name="agreed"
        label={words.agreedLegend}
        errors={errors.agreed}
        options={[{ value: 'yes', label: words.agreed }]}
      />
      <Button>{words.send}</Button>
    </>
  );
}

interface ToldTableProps {
  rows: readonly { id: string; question: string; text: string; locale: string; status: ToldLaterStatus }[];
}

/** What was written, where each stands, and the way to take it back. A form around it sends the id. */
export function ToldTable({ rows }: ToldTableProps) {
  return (
    <Table
      id="told"
      caption={words.list}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'text',
          head: words.columnText,
          rowHead: true,
          cell: ({ question, text, locale }) => (
            <span lang={locale}>
              {question === '' ? null : <strong>{question} </strong>}
              {text}
            </span>
          ),
        },
        { key: 'state', head: words.columnState, cell: ({ status }) => words[`status_${status}`] },
        {
          key: 'act',
          head: words.columnAct,
          cell: ({ id, status, text }) =>
            status === 'stopped' ? null : (
              <Button small kind="danger" name="stop" value={id} aria-label={`${words.stop}: ${text.slice(0, 60)}`}>
                {words.stop}
              </Button>
            ),
        },
      ]}
    />
  );
}
