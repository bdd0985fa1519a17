export { feeCoverOf } from './fee-cover';
export {
  type Destination,
  type GiftForm,
  type GiftInput,
  type GiftRefusal,
  GiftRefused,
  giftFormSchema,
} from './schemas';
export { GiftFields } from './ui/gift-fields';
