import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { Badge, DefinitionList, Table } from '~/ui';
import type { ReviewView } from '../review-view.server';

/** What the survivor agreed to, scope by scope. */
export function ConsentPanel({ consent }: { consent: NonNullable<ReviewView['consent']> }) {
  return (
    <div className="columns">
      <div className="stack">
        <p>{message(words.consentVersion, { version: consent.version, language: consent.language })}</p>
        <DefinitionList items={consent.facts} />
      </div>
      <Table
        id="scopes"
        caption={words.scopesCaption}
        rows={consent.scopes}
        rowKey={({ name }) => name}
        columns={[
          { key: 'scope', head: words.scope, rowHead: true, cell: ({ name }) => name },
          {
            key: 'state',
            head: words.columnDecision,
            cell: ({ granted }) => (
              <Badge tone={granted ? 'home' : 'plain'}>{granted ? words.granted : words.refused}</Badge>
            ),
          },
        ]}
      />
    </div>
  );
}
