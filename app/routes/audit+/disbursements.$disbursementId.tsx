import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { audit as words } from '~/catalogues/en/audit';
import { finance } from '~/catalogues/en/finance';
import { mayRole } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { raiseFindingSchema, respondSchema } from '~/domain/audit';
import { closeFinding, raiseFinding, readAuditedDisbursement, readFindings } from '~/domain/audit/index.server';
import { Entries, PaymentSteps } from '~/domain/disbursements';
import { entriesOfSubject } from '~/domain/ledger/index.server';
import { Breadcrumbs, PageHeading } from '~/ui';
import { answerForm } from '../finance+/answer-form.server';
import { DoneNotice } from '../finance+/ui/done-notice';
import { AuditedFacts } from './ui/audited-facts';
import { Findings } from './ui/findings';
import { Gifts } from './ui/gifts';
import { HandsTimeline } from './ui/hands-timeline';
import { HashedReceipts } from './ui/hashed-receipts';
import { RaiseFinding } from './ui/raise-finding';
import { TrailTable } from './ui/trail-table';

const params = z.object({ disbursementId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded(
  { permission: 'audit.read', params },
  async ({ actor, params: { disbursementId: id } }) => {
    const payment = await readAuditedDisbursement(actor, id);
    if (!payment) throw new Response(null, { status: 404 });
    const entries = await entriesOfSubject(actor, 'disbursement', id);
    const findings = await readFindings(actor, { disbursementId: id });
    return { payment, entries, findings, findingId: randomUUID(), mayWrite: mayRole(actor.role, 'audit.write') };
  },
);

export const action = guarded(
  { permission: 'audit.write', params },
  async ({ actor, request, params: { disbursementId: id } }) => {
    const form = await request.formData();
    const here = `/audit/disbursements/${id}`;
    if (String(form.get('intent')).startsWith('close-')) {
      return answerForm(form, respondSchema, async (input) => {
        await closeFinding(actor, input);
        return `${here}?done=closed`;
      });
    }
    return answerForm(form, raiseFindingSchema, async (input) => {
      await raiseFinding(actor, id, input);
      return `${here}?done=raised`;
    });
  },
);

export default function AuditedDisbursement() {
  const { payment, entries, findings, findingId, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ href: '/audit', label: words.listTitle }]} />
      <PaymentSteps state={payment.state} wasApproved={payment.approvals.length > 0} />
      <PageHeading title={payment.label} above={payment.pseudonym}>
        <DoneNotice sentences={{ raised: words.doneRaised, closed: words.doneClosed }} />
      </PageHeading>
      <div className="columns columns-main">
        <AuditedFacts payment={payment} />
        <HandsTimeline payment={payment} />
      </div>
      <div className="columns columns-main section">
        <div className="stack-loose">
          <section className="stack">
            <h2>{finance.entriesTitle}</h2>
            <Entries entries={entries} />
          </section>
          <Gifts gifts={payment.gifts} currency={payment.currency} />
        </div>
        <HashedReceipts evidence={payment.evidence} />
      </div>
      <section className="section stack-loose">
        <h2>{words.findingsTitle}</h2>
        <Findings findings={findings} respond="close" answer={answer} />
        {mayWrite ? <RaiseFinding key={findings.length} findingId={findingId} answer={answer} /> : null}
      </section>
      <section className="section">
        <TrailTable id="trail" caption={words.trailTitleOf} rows={payment.trail} />
      </section>
    </>
  );
}
