export { feeCoverOf } from './fee-cover';
export {
  type Destination,
  type GiftAsker,
  type GiftRefusal,
  GiftRefused,
  type GiftTerms,
  mailAddressSchema,
} from './schemas';
export { GiftHelp, GiftSteps } from './ui/after-gift';
export { GiftFields } from './ui/gift-fields';
export { GiftForm } from './ui/gift-form';
export { ChangeMonthly, StopMonthly } from './ui/monthly-forms';
export { GiftList, MonthlyList, Statements } from './ui/my-gifts';
export { OpenGiftFields } from './ui/open-gift-fields';
