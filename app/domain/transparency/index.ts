export type { GiftShare } from './gift-share.server';
export { type Measure, measures, type ShownNow, saidRules, type ToldCurrency } from './measures';
export { GiftStream } from './ui/gift-stream';
export { NeedMoney } from './ui/need-money';
export { SignedRoots } from './ui/signed-roots';
export { ShownNowTable, ToldTotals } from './ui/told-totals';
