import { consent as words } from '~/catalogues/en/consent';
import { Table } from '~/ui';
import { dayWords } from './words';

/** Pages that ended by themselves, by their reference alone. Nothing stands here when none did. */
export function EndedTable({ ended }: { ended: readonly { pseudonym: string; expiresOn: Date | string }[] }) {
  if (ended.length === 0) return null;
  return (
    <div className="section">
      <Table
        id="ended"
        caption={words.endedCaption}
        rows={ended}
        rowKey={({ pseudonym, expiresOn }) => `${pseudonym}${String(expiresOn)}`}
        columns={[
          { key: 'case', head: words.endedReference, rowHead: true, cell: ({ pseudonym }) => pseudonym },
          { key: 'on', head: words.endedOn, figure: true, cell: ({ expiresOn }) => dayWords(expiresOn) },
        ]}
      />
    </div>
  );
}
