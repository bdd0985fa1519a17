import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeOverview } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { readRefundPlan, refundSchema } from '~/domain/finance';
import { readGift, refundGift } from '~/domain/finance/index.server';
import { Breadcrumbs, fillMessage, formatMoney, Notice, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { AskRefund, ConfirmRefund } from './ui/refund-steps';

const params = z.object({ giftId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.refundTitle} · Homeward` }];

// Two steps without script: the first is an address that says what is wanted, the second shows what it means and does it.
export const loader = guarded(
  { permission: 'refund.request', params },
  async ({ actor, request, params: { giftId } }) => {
    const open = await readGift(actor, giftId);
    if (!open) throw new Response(null, { status: 404 });
    const { gift, payments } = open;
    const spentMinor = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return { gift, spentMinor, plan: readRefundPlan(new URL(request.url), gift), commandId: randomUUID() };
  },
);

export const action = guarded(
  { permission: 'refund.request', params },
  async ({ actor, request, params: { giftId } }) =>
    answerForm(await request.formData(), refundSchema, async ({ id, amountMinor, reason }) => {
      await refundGift(actor, { id, giftId, amountMinor: BigInt(amountMinor), reason });
      return `/finance/gifts/${giftId}?done=refunded`;
    }),
);

export default function RefundGift() {
  const { gift, spentMinor, plan, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const money = (amountMinor: bigint) => formatMoney(amountMinor, gift.currency, 'en');
  const crumbs = (
    <Breadcrumbs
      items={[
        { href: '/finance/gifts', label: financeOverview.tabGifts },
        { href: `/finance/gifts/${gift.id}`, label: fillMessage(words.giftTitle, { amount: money(gift.amountMinor) }) },
      ]}
    />
  );
  if (gift.refundableMinor <= 0n || gift.disputedMinor > 0n) {
    return (
      <>
        {crumbs}
        <PageHeading title={words.refundTitle} />
        <Notice>{gift.disputedMinor > 0n ? words.refundDisputed : words.refundNothing}</Notice>
      </>
    );
  }
  return (
    <>
      {crumbs}
      {plan.step === 'confirm' ? (
        <ConfirmRefund gift={gift} spentMinor={spentMinor} plan={plan} commandId={commandId} answer={answer} />
      ) : (
        <AskRefund gift={gift} plan={plan} />
      )}
    </>
  );
}
