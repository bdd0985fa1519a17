/** Where money of the flow comes from, passes and ends. The stage is the column of the diagram. */
export const flowStages = [
  ['gifts_need', 'gifts_pool', 'gifts_operating', 'pool_before', 'reserve'],
  ['fund_lines', 'fund_pool', 'fund_operating'],
  [
    'safe_accommodation',
    'medical',
    'psychosocial',
    'legal',
    'return_travel',
    'education_skills',
    'job_placement',
    'small_business',
    'basic_needs',
    'family_support',
  ],
  ['paid', 'held', 'frozen', 'given_back'],
] as const;
export type FlowNodeName = (typeof flowStages)[number][number];

/** One stream, in minor units of the flow's currency. */
export interface FlowLink {
  from: FlowNodeName;
  to: FlowNodeName;
  amountMinor: bigint;
}

export interface DrawnNode {
  name: FlowNodeName;
  stage: number;
  x: number;
  y: number;
  width: number;
  height: number;
  amountMinor: bigint;
}
export interface DrawnLink extends FlowLink {
  path: string;
  thickness: number;
}
/** The flow as it is drawn: places in a sheet of `width` by `height`. */
export interface DrawnFlow {
  width: number;
  height: number;
  nodes: DrawnNode[];
  links: DrawnLink[];
}
