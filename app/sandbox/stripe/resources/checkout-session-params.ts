import { z } from 'zod';
import { currency, flag, integer, metadata, text, webAddress } from '../api/params';

export const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.refine((count) => count >= 1 && count <= 36, 'must be from 1 to 36').default(1),
});

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    recurring: recurring.optional(),
    unit_amount: integer.refine((amount) => amount >= 0, 'must be at least 0'),
    product_data: z.strictObject({ name: text(250), description: text(500).optional(), metadata: metadata.optional() }),
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  }),
  quantity: integer.refine((count) => count > 0, 'must be at least 1').default(1),
});

/** What `POST /v1/checkout/sessions` takes here: single and recurring payments on the hosted page. */
export const createParams = z.strictObject({
  mode: z.enum(['payment', 'subscription']),
  ui_mode: z.literal('hosted_page', 'the sandbox has the hosted page (hosted_page) only').default('hosted_page'),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  expires_at: integer.optional(),
  client_reference_id: text(200).optional(),
  currency: currency.optional(),
  customer_email: text(512)
    .regex(/^[^@\s]+@[^@\s]+$/, 'Invalid email address')
    .optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  locale: text(10).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      description: text(1000).optional(),
      metadata: metadata.optional(),
      statement_descriptor_suffix: text(22).optional(),
    })
    .optional(),
  subscription_data: z.strictObject({ description: text(500).optional(), metadata: metadata.optional() }).optional(),
  adaptive_pricing: z.strictObject({ enabled: flag.optional() }).optional(),
  allowed_payment_method_types: z.array(z.string()).optional(),
  excluded_payment_method_types: z.array(z.string()).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  custom_text: z.strictObject({ submit: z.strictObject({ message: text(1200) }).optional() }).optional(),
  phone_number_collection: z.strictObject({ enabled: flag }).optional(),
});

export type CreateSession = z.output<typeof createParams>;
