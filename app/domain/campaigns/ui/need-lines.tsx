import { publicSite } from '~/catalogues/en/public';
import { Badge, formatMoney, NeedIcon, Table } from '~/ui';
import type { NeedCategory } from '../need';

export interface ShownLine {
  id: string;
  category: NeedCategory;
  label: string;
  goalMinor: string;
  raisedMinor: string;
  missingMinor: string;
  state: 'open' | 'funded' | 'paid';
}

const stateWords = { open: publicSite.stateOpen, funded: publicSite.stateFunded, paid: publicSite.statePaid } as const;

interface NeedLinesProps {
  lines: ShownLine[];
  currency: string;
  lang: string;
  /** Where one gives to a line; undefined where giving is not offered (a preview). */
  giveHref?: (lineId: string) => string;
}

/** The needs assessment as published: every line with its cost, what is given and where it stands. */
export function NeedLines({ lines, currency, lang, giveHref }: NeedLinesProps) {
  const money = (minor: string | bigint) => formatMoney(minor, currency, lang, { bare: true });
  const total = (key: 'goalMinor' | 'raisedMinor' | 'missingMinor') => money(lines.reduce((sum, line) => sum + BigInt(line[key]), 0n));
  return (
    <Table
      id="lines"
      caption={publicSite.linesCaption}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'need',
          head: publicSite.lineNeed,
          rowHead: true,
          total: publicSite.linesTotal,
          cell: (line) => (
            <span className="line-label">
              <NeedIcon category={line.category} />
              <span>
                {line.label}
                {giveHref && line.state === 'open' ? (
                  <a className="line-give" href={giveHref(line.id)}>
                    {publicSite.giveToLine}
                    <span className="sr-only">: {line.label}</span>
                  </a>
                ) : null}
              </span>
            </span>
          ),
        },
        { key: 'state', head: publicSite.lineState, cell: (line) => <Badge tone={line.state === 'open' ? 'plain' : 'home'}>{stateWords[line.state]}</Badge> },
        { key: 'goal', head: publicSite.lineGoal, unit: currency, figure: true, cell: (line) => money(line.goalMinor), total: total('goalMinor') },
        { key: 'raised', head: publicSite.lineRaised, unit: currency, figure: true, cell: (line) => money(line.raisedMinor), total: total('raisedMinor') },
        { key: 'missing', head: publicSite.lineMissing, unit: currency, figure: true, cell: (line) => money(line.missingMinor), total: total('missingMinor') },
      ]}
    />
  );
}
