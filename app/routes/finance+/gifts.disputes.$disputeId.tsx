import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { guarded } from '~/domain/access/index.server';
import { Entries } from '~/domain/disbursements';
import { evidenceSchema } from '~/domain/finance';
import { answerDispute, readDispute } from '~/domain/finance/index.server';
import { previewDisputeEvidence } from '~/domain/giving/index.server';
import { environment } from '~/platform/env/index.server';
import { Breadcrumbs, fillMessage, formatMoney, Notice, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DisputeFacts } from './ui/dispute-facts';
import { DoneNotice } from './ui/done-notice';
import { EvidenceForm } from './ui/evidence-form';

const params = z.object({ disputeId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.disputesTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { disputeId } }) => {
  const dispute = await readDispute(actor, disputeId);
  if (!dispute) throw new Response(null, { status: 404 });
  const mayAnswer = dispute.outcome === null && dispute.evidenceAt === null && dispute.dueBy !== null;
  return {
    dispute,
    evidence: mayAnswer ? await previewDisputeEvidence(actor, disputeId) : null,
    isDemonstration: environment().HOMEWARD_MODE !== 'live',
  };
});

export const action = guarded(
  { permission: 'dispute.answer', params },
  async ({ actor, request, params: { disputeId } }) => {
    return answerForm(await request.formData(), evidenceSchema, async ({ demonstrationVerdict }) => {
      await answerDispute(actor, disputeId, demonstrationVerdict);
      return `/finance/gifts/disputes/${disputeId}?done=sent`;
    });
  },
);

export default function Dispute() {
  const { dispute, evidence, isDemonstration } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ href: '/finance/gifts/disputes', label: words.disputesTitle }]} />
      <PageHeading
        title={fillMessage(words.disputeTitle, { amount: formatMoney(dispute.amountMinor, dispute.currency, 'en') })}
        above={fillMessage(words.disputeAbove, { id: dispute.stripeDisputeId })}
      >
        <DoneNotice sentences={{ sent: words.evidenceDone }} />
        {dispute.isInquiry && dispute.outcome === null ? <Notice>{words.inquiry}</Notice> : null}
      </PageHeading>
      <div className="columns columns-main">
        <div className="stack-loose">
          {evidence ? <EvidenceForm evidence={evidence} isDemonstration={isDemonstration} answer={answer} /> : null}
          {dispute.evidenceAt !== null && dispute.outcome === null ? <Notice>{words.evidenceWas}</Notice> : null}
          <section className="stack">
            <h2>{words.entriesTitle}</h2>
            <Entries entries={dispute.entries} />
          </section>
        </div>
        <DisputeFacts dispute={dispute} />
      </div>
    </>
  );
}
