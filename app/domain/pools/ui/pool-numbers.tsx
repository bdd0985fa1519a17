import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { Badge, Table } from '~/ui';
import { POOL_CHILDREN_MIN, POOL_INCIDENTS_MIN } from '../pool';

interface Numbers {
  ready: number;
  incidents: number;
  offices: number;
  difference: string | null;
}

/** How many stand behind a group that gathers, beside how many must. */
export function PoolNumbers({ ready, incidents, offices, difference }: Numbers) {
  const needed = POOL_CHILDREN_MIN;
  const rows = [
    {
      key: 'children',
      term: words.numberChildren,
      hint: message(words.numberChildrenHint, { needed }),
      count: ready,
      isMet: ready >= needed,
    },
    {
      key: 'incidents',
      term: words.numberIncidents,
      hint: message(words.numberIncidentsHint, { needed: POOL_INCIDENTS_MIN }),
      count: incidents,
      isMet: incidents >= POOL_INCIDENTS_MIN,
    },
    { key: 'offices', term: words.numberOffices, hint: words.numberOfficesHint, count: offices, isMet: offices >= 1 },
    ...(difference === null
      ? []
      : [
          {
            key: 'difference',
            term: words.numberDifference,
            hint: message(words.numberDifferenceHint, { needed }),
            count: Number(difference),
            isMet: Number(difference) >= needed,
          },
        ]),
  ];
  return (
    <Table
      id="numbers"
      caption={words.numbers}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'what',
          head: words.columnWhat,
          rowHead: true,
          cell: ({ term, hint }) => (
            <>
              {term}
              <br />
              <span className="small soft">{hint}</span>
            </>
          ),
        },
        { key: 'count', head: words.columnCount, figure: true, cell: ({ count }) => count },
        {
          key: 'met',
          head: words.columnState,
          cell: ({ isMet }) => (
            <Badge tone={isMet ? 'home' : 'attention'}>{isMet ? words.numberMet : words.numberMissing}</Badge>
          ),
        },
      ]}
    />
  );
}
