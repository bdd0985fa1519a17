import { Badge, fillMessage, formatMoney, NeedIcon, Still, usePublicWords } from '~/ui';
import { decimalsOf } from '../../money';
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

const stateWords = { open: 'stateOpen', funded: 'stateFunded', paid: 'statePaid' } as const;

const amounts = [
  { key: 'goalMinor', head: 'lineGoal' },
  { key: 'raisedMinor', head: 'lineRaised' },
  { key: 'missingMinor', head: 'lineMissing' },
] as const;

interface NeedLinesProps {
  /** In place of the caption of one person's assessment; `{currency}` is filled in. */
  caption?: string;
  lines: ShownLine[];
  /** The language of the labels. */
  locale: string;
  currency: string;
  lang: string;
  /** Where one gives to a line; undefined where giving is not offered (a preview). */
  giveHref?: (lineId: string) => string;
}

// biome-ignore-start lint/a11y/noRedundantRoles: a table laid out as a grid loses its roles without them
/**
 * The needs assessment as published: every line with its cost, what is given and where it stands. On a narrow screen
 * each row becomes a label with its figures below; the roles keep it a table for assistive technology there.
 */
export function NeedLines({ caption, lines, locale, currency, lang, giveHref }: NeedLinesProps) {
  const { publicSite } = usePublicWords();
  const unit = 10n ** BigInt(decimalsOf(currency));
  const whole = lines.every((line) => amounts.every(({ key }) => BigInt(line[key]) % unit === 0n));
  const money = (minor: string | bigint) => formatMoney(minor, currency, lang, { bare: true, trim: whole });
  const total = (key: (typeof amounts)[number]['key']) => lines.reduce((sum, line) => sum + BigInt(line[key]), 0n);
  return (
    <table className="table lines" id="lines" role="table">
      <caption>{fillMessage(caption ?? publicSite.linesCaption, { currency })}</caption>
      <Still as="thead" role="rowgroup" of={publicSite} name="heads of lines">
        <LineHeads />
      </Still>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr key={line.id} role="row">
            <th scope="row" role="rowheader">
              <LineLabel line={line} locale={locale} href={line.state === 'open' ? giveHref?.(line.id) : undefined} />
            </th>
            <td role="cell" className="line-state">
              <Badge tone={line.state === 'open' ? 'plain' : 'home'}>{publicSite[stateWords[line.state]]}</Badge>
            </td>
            {amounts.map(({ key, head }) => (
              <td key={key} role="cell" className="figure" data-head={publicSite[head]}>
                {money(line[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th scope="row" role="rowheader" colSpan={2}>
            {publicSite.linesTotal}
          </th>
          {amounts.map(({ key, head }) => (
            <td key={key} role="cell" className="figure" data-head={publicSite[head]}>
              {money(total(key))}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function LineHeads() {
  const { publicSite } = usePublicWords();
  return (
    <tr role="row">
      <th scope="col" role="columnheader">
        {publicSite.lineNeed}
      </th>
      <th scope="col" role="columnheader">
        {publicSite.lineState}
      </th>
      {amounts.map(({ key, head }) => (
        <th key={key} scope="col" role="columnheader" className="figure">
          {publicSite[head]}
        </th>
      ))}
    </tr>
  );
}
// biome-ignore-end lint/a11y/noRedundantRoles: as above

function LineLabel({ line, locale, href }: { line: ShownLine; locale: string; href: string | undefined }) {
  const { publicSite } = usePublicWords();
  return (
    <span className="line-label">
      <NeedIcon category={line.category} />
      <span>
        <bdi lang={locale}>{line.label}</bdi>
        {href ? (
          <a className="line-give" href={href}>
            {publicSite.giveToLine}
            <span className="sr-only">
              : <bdi lang={locale}>{line.label}</bdi>
            </span>
          </a>
        ) : null}
      </span>
    </span>
  );
}
