import { Form } from '@remix-run/react';
import { anonymity as words } from '~/catalogues/en/anonymity';
import { message } from '~/catalogues/message';
import { Button, Notice, Table } from '~/ui';
import type { AnonymityView } from '../anonymity-view.server';

/** How many people share what the page would tell, what was given up until enough do, and what would help. */
export function AnonymityPanel({ view, coarser }: { view: AnonymityView; coarser?: CoarserProps }) {
  return (
    <section className="section stack" aria-labelledby="anonymity">
      <h2 id="anonymity">{words.title}</h2>
      <p>{view.lead}</p>
      <Notice tone={view.isEnough ? 'done' : 'loss'} title={view.verdict}>
        {view.givenUp.length > 0 ? (
          <>
            <p>{words.givenUpTitle}</p>
            <Sentences sentences={view.givenUp} />
            <p>{words.givenUpWords}</p>
            {coarser ? <TakeCoarser {...coarser} /> : null}
          </>
        ) : null}
      </Notice>
      {view.rungs.length > 1 || !view.isEnough ? (
        <Table
          id="anonymity-rungs"
          caption={words.tableCaption}
          rows={view.rungs}
          rowKey={({ key }) => key}
          columns={[
            { key: 'tells', head: words.columnPage, rowHead: true, cell: ({ tells }) => tells },
            {
              key: 'people',
              head: words.columnPeople,
              cell: ({ people, note }) => (note === '' ? people : `${people} (${note})`),
            },
          ]}
        />
      ) : null}
      {view.help.length > 0 ? (
        <>
          <h3>{words.helpTitle}</h3>
          <Sentences sentences={view.help} />
        </>
      ) : null}
      <details>
        <summary>{words.howTitle}</summary>
        <Sentences sentences={view.how} />
      </details>
    </section>
  );
}

interface CoarserProps {
  /** Places in the texts that tell what was given up, and have general words at hand. */
  count: number;
  revision: number;
}

/** Writes what is told instead wherever the texts still tell what was given up. */
function TakeCoarser({ count, revision }: CoarserProps) {
  if (count === 0) return <p>{words.coarserNone}</p>;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="coarser" />
      <input type="hidden" name="revision" value={revision} />
      <Button small>{message(words.coarser, { count })}</Button>
    </Form>
  );
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="facts-list">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
