import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { type DrawnFlow, type FlowLink, type FlowNodeName, flowStages } from './flow';

interface Node {
  name: FlowNodeName;
  stage: number;
}
interface Link {
  value: number;
  link: FlowLink;
}

const WIDTH = 1000;
const NODE_WIDTH = 12;
const LABEL_ROOM = 170;
const ROW_HEIGHT = 58;
const NODE_PADDING = 36;

const stageOf = (name: FlowNodeName) => flowStages.findIndex((names) => (names as readonly string[]).includes(name));
const placeOf = (name: FlowNodeName) => (flowStages[stageOf(name)] as readonly string[]).indexOf(name);

/**
 * Places the streams in a sheet. Heights are shares of the whole and only a picture: the figures beside it are exact.
 * Undefined when nothing flowed.
 */
export function drawFlow(links: readonly FlowLink[]): DrawnFlow | undefined {
  const flowing = links.filter(({ amountMinor }) => amountMinor > 0n);
  if (flowing.length === 0) return undefined;
  const names = [...new Set(flowing.flatMap(({ from, to }) => [from, to]))];
  const largestStage = Math.max(
    ...flowStages.map((_, stage) => names.filter((name) => stageOf(name) === stage).length),
  );
  const height = Math.max(200, largestStage * ROW_HEIGHT + 20);
  const layout = sankey<Node, Link>()
    .nodeId((node) => node.name)
    .nodeAlign((node) => node.stage)
    .nodeSort((a, b) => placeOf(a.name) - placeOf(b.name))
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_PADDING)
    .extent([
      [1, 10],
      [WIDTH - LABEL_ROOM, height - 10],
    ]);
  const whole = flowing.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const placed = layout({
    nodes: names.map((name) => ({ name, stage: stageOf(name) })),
    links: flowing.map((link) => ({
      source: link.from,
      target: link.to,
      value: Number((link.amountMinor * 1_000_000n) / whole) + 1,
      link,
    })),
  });
  const line = sankeyLinkHorizontal<Node, Link>();
  const sumOf = (name: FlowNodeName) => {
    const sum = (side: 'from' | 'to') =>
      flowing.reduce((total, link) => (link[side] === name ? total + link.amountMinor : total), 0n);
    const [out, into] = [sum('from'), sum('to')];
    if (out > into) return out;
    return into;
  };
  return {
    width: WIDTH,
    height,
    nodes: placed.nodes.map((node) => ({
      name: node.name,
      stage: node.stage,
      x: round(node.x0 ?? 0),
      y: round(node.y0 ?? 0),
      width: round((node.x1 ?? 0) - (node.x0 ?? 0)),
      height: Math.max(1, round((node.y1 ?? 0) - (node.y0 ?? 0))),
      amountMinor: sumOf(node.name),
    })),
    links: placed.links.map((link) => ({
      ...link.link,
      path: (line(link) ?? '').replace(/-?\d+\.\d+/g, (number) => String(round(Number(number)))),
      thickness: Math.max(1, round(link.width ?? 1)),
    })),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
