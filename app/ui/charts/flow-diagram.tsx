/** A box of the diagram: a name and an amount in words, in a column of its own. */
export interface FlowBox {
  key: string;
  /** From 0, left to right; the colour repeats it. */
  stage: number;
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
  figure: string;
}
export interface FlowStream {
  key: string;
  path: string;
  thickness: number;
  /** The column that it comes from. */
  stage: number;
  /** The whole stream in one sentence: shown when it is pointed at. */
  words: string;
}

interface FlowDiagramProps {
  width: number;
  height: number;
  boxes: readonly FlowBox[];
  streams: readonly FlowStream[];
  /** What the picture shows; a table with the same figures stands beside it. */
  label: string;
}

/** Streams of money between columns of boxes. A picture beside a table, never instead of it. */
export function FlowDiagram({ width, height, boxes, streams, label }: FlowDiagramProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="flow-scroll" aria-label={label} tabIndex={0}>
      <svg className="flow" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {streams.map(({ key, path, thickness, stage, words }) => (
          <path key={key} d={path} strokeWidth={thickness} className={`flow-stream flow-stream-${stage}`}>
            <title>{words}</title>
          </path>
        ))}
        {boxes.map(({ key, stage, x, y, width: boxWidth, height: boxHeight, label: name, figure }) => (
          <g key={key}>
            <rect x={x} y={y} width={boxWidth} height={boxHeight} className={`flow-box flow-box-${stage}`} />
            <text x={x + boxWidth + 6} y={y + boxHeight / 2} className="flow-label">
              <tspan x={x + boxWidth + 6} dy="-0.15em">
                {name}
              </tspan>
              <tspan x={x + boxWidth + 6} dy="1.15em" className="flow-figure">
                {figure}
              </tspan>
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}
