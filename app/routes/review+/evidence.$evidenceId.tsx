import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { checkSchema } from '~/domain/disbursements';
import { checkEvidence, readEvidence } from '~/domain/disbursements/index.server';
import { answerForm } from '../finance+/answer-form.server';
import { ReceiptCheck } from '../finance+/ui/receipt-check';

const params = z.object({ evidenceId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.checkOneTitle} · Homeward` }];

export const loader = guarded({ permission: 'evidence.check', params }, async ({ actor, params: { evidenceId } }) => {
  const receipt = await readEvidence(actor, evidenceId);
  if (!receipt) throw new Response(null, { status: 404 });
  const { uploadedBy, checkedBy, ...shown } = receipt;
  return { receipt: shown, isOwn: uploadedBy === actor.userId };
});

export const action = guarded(
  { permission: 'evidence.check', params },
  async ({ actor, request, params: { evidenceId } }) =>
    answerForm(await request.formData(), checkSchema, async ({ accepted }) => {
      await checkEvidence(actor, evidenceId, accepted === 'yes');
      return '/review/evidence?done=checked';
    }),
);

export default function CheckReceipt() {
  const { receipt, isOwn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ReceiptCheck base="/review/evidence" receipt={receipt} isOwn={isOwn} answer={answer} />;
}
