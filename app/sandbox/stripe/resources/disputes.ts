import { z } from 'zod';
import type { Act } from '../act';
import { noSuch, notAllowed } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, flag, isCreatedWithin, listParams, metadata, readParams, text } from '../api/params';
import { type ApiRequest, idOf, type Resource } from '../api/routes';
import { closeDispute, isOpen } from '../payment/dispute';
import { emit } from '../webhooks/emit';

const updating = z.strictObject({
  evidence: z.strictObject({ uncategorized_text: text(150_000) }).optional(),
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
  const evidence = params.evidence?.uncategorized_text;
  const submitted = evidence !== undefined && params.submit !== false;
  const changed = act.store.put('dispute', {
    ...dispute,
    metadata: { ...dispute.metadata, ...params.metadata },
    evidence: { ...dispute.evidence, ...(evidence !== undefined && { uncategorized_text: evidence }) },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: evidence !== undefined || dispute.evidence_details.has_evidence,
      submission_count: dispute.evidence_details.submission_count + (submitted ? 1 : 0),
      submission_method: submitted ? 'manual' : dispute.evidence_details.submission_method,
    },
    status: submitted
      ? dispute.status.startsWith('warning_')
        ? 'warning_under_review'
        : 'under_review'
      : dispute.status,
  });
  const previous = {
    ...(changed.status !== dispute.status && { status: dispute.status }),
    ...(evidence !== undefined && { evidence: { uncategorized_text: dispute.evidence.uncategorized_text } }),
    ...(params.metadata && { metadata: dispute.metadata }),
  };
  if (Object.keys(previous).length > 0) emit(act, 'charge.dispute.updated', changed, previous);
  const verdict = submitted ? VERDICTS[evidence] : undefined;
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
