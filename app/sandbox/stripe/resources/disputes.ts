import { z } from 'zod';
import type { Act } from '../act';
import { noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, flag, isCreatedWithin, listParams, metadata, readParams, text } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { closeDispute, isOpen } from '../payment/dispute';
import { emit } from '../webhooks/emit';

/** The pieces of evidence that are text. */
const EVIDENCE = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const;

const updating = z.strictObject({
  evidence: z.partialRecord(z.enum(EVIDENCE), text(150_000)).optional(),
  intended_submission_method: text(50).optional(),
  metadata: metadata.optional(),
  submit: flag.optional(),
});
const listing = z.strictObject({
  ...listParams,
  ...createdFilter,
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
});

/** The words with which Stripe's test mode decides a dispute. */
const VERDICTS: Record<string, 'won' | 'lost'> = { winning_evidence: 'won', losing_evidence: 'lost' };

function find(act: Act, request: ApiRequest) {
  const dispute = act.store.get('dispute', idOf(request));
  if (!dispute) throw noSuch('dispute', idOf(request), 'dispute');
  return dispute;
}

function findOpen(act: Act, request: ApiRequest) {
  const dispute = find(act, request);
  if (!isOpen(dispute)) throw notAllowed('This dispute is already closed', undefined, 'dispute');
  return dispute;
}

function update(act: Act, request: ApiRequest) {
  const params = readParams(updating, request.form);
  const dispute = findOpen(act, request);
  if (dispute.evidence_details.submission_count > 0 && params.evidence)
    throw notAllowed('The evidence of this dispute has been submitted already.', undefined, 'evidence');
  const evidence = { ...dispute.evidence, ...params.evidence };
  const hasEvidence = Object.entries(evidence).some(([name, piece]) => name !== 'enhanced_evidence' && piece !== null);
  const submitted = hasEvidence && params.submit !== false && (params.submit === true || params.evidence !== undefined);
  const awaited = dispute.status.startsWith('warning_') ? 'warning_under_review' : 'under_review';
  const changed = act.store.put('dispute', {
    ...dispute,
    metadata: { ...dispute.metadata, ...params.metadata },
    evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: hasEvidence,
      submission_count: dispute.evidence_details.submission_count + (submitted ? 1 : 0),
      submission_method: submitted ? 'manual' : dispute.evidence_details.submission_method,
    },
    status: submitted ? awaited : dispute.status,
  });
  const before = Object.keys(params.evidence ?? {}) as (typeof EVIDENCE)[number][];
  const previous = {
    ...(changed.status !== dispute.status && { status: dispute.status }),
    ...(before.length > 0 && { evidence: Object.fromEntries(before.map((name) => [name, dispute.evidence[name]])) }),
    ...(params.metadata && { metadata: dispute.metadata }),
  };
  if (Object.keys(previous).length > 0) emit(act, 'charge.dispute.updated', changed, previous);
  const verdict = submitted ? VERDICTS[evidence.uncategorized_text ?? ''] : undefined;
  return verdict ? closeDispute(act, changed, verdict) : changed;
}

export const disputes: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/disputes',
      handle: (act, { form }) => {
        const params = readParams(listing, form);
        return listPage(
          act.store,
          'dispute',
          '/v1/disputes',
          params,
          (dispute) =>
            isCreatedWithin(dispute.created, params.created) &&
            (params.charge === undefined || dispute.charge === params.charge) &&
            (params.payment_intent === undefined || dispute.payment_intent === params.payment_intent),
        );
      },
    },
    { method: 'GET', path: '/v1/disputes/:id', handle: find },
    { method: 'POST', path: '/v1/disputes/:id', handle: update },
    {
      method: 'POST',
      path: '/v1/disputes/:id/close',
      handle: (act, request) => closeDispute(act, findOpen(act, request), 'lost'),
    },
  ],
};
