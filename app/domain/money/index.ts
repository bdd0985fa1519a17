export { type AmountFault, amountForInput, type ParsedAmount, parseAmount } from './amount-input';
export { decimalsOf } from './currency';
