export { clientHashOf } from './client-hash.server';
export { type Fulfilment, fulfilCheckout } from './fulfil-checkout.server';
export { type GiftErrors, type GiftFormView, giftForm, type ReadGift, readGiftForm } from './gift-form.server';
export { type GiftLimit, type GiftOutcome, readLimit, readOutcome } from './giving.queries.server';
export { givingHandlers } from './jobs.server';
export { receiveWebhook } from './receive-webhook.server';
export { startGift } from './start-gift.server';
