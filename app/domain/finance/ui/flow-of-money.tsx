import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { FlowDiagram, fillMessage, formatMoney } from '~/ui';
import type { DrawnFlow } from '../flow';
import { flowNodeWord } from '../state-words';

const stageOf = (flow: DrawnFlow, name: string) => flow.nodes.find((node) => node.name === name)?.stage ?? 0;

/** The flow of money as a picture. Its table stands below it and says the same. */
export function FlowOfMoney({ flow, currency, label }: { flow: DrawnFlow; currency: string; label: string }) {
  const money = (amountMinor: bigint) => formatMoney(amountMinor, currency, 'en');
  return (
    <FlowDiagram
      width={flow.width}
      height={flow.height}
      label={label}
      boxes={flow.nodes.map(({ name, amountMinor, ...place }) => ({
        key: name,
        label: flowNodeWord(name),
        figure: money(amountMinor),
        ...place,
      }))}
      streams={flow.links.map(({ from, to, amountMinor, path, thickness }) => ({
        key: `${from}-${to}`,
        path,
        thickness,
        stage: stageOf(flow, from),
        words: fillMessage(words.flowStream, {
          from: flowNodeWord(from),
          to: flowNodeWord(to),
          amount: money(amountMinor),
        }),
      }))}
    />
  );
}
