import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeOverview } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { Entries } from '~/domain/disbursements';
import { readGift } from '~/domain/finance/index.server';
import { Breadcrumbs, fillMessage, formatMoney, LinkButton, Notice, PageHeading } from '~/ui';
import { DoneNotice } from './ui/done-notice';
import { GiftFacts } from './ui/gift-facts';
import { GiftHistory } from './ui/gift-history';
import { GiftParts } from './ui/gift-parts';

export const meta: MetaFunction = () => [{ title: `${financeOverview.tabGifts} · Homeward` }];

export const loader = guarded(
  { permission: 'finance.read', params: z.object({ giftId: z.uuid() }) },
  async ({ actor, params }) => {
    const open = await readGift(actor, params.giftId);
    if (!open) throw new Response(null, { status: 404 });
    return open;
  },
);

export default function Gift() {
  const { gift, parts, payments, receipts, settlement, refunds, disputes, entries } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs items={[{ href: '/finance/gifts', label: financeOverview.tabGifts }]} />
      <PageHeading
        title={fillMessage(words.giftTitle, { amount: formatMoney(gift.amountMinor, gift.currency, 'en') })}
        above={gift.receipt}
        actions={
          gift.refundableMinor > 0n && gift.disputedMinor === 0n ? (
            <LinkButton kind="quiet" href={`/finance/gifts/${gift.id}/refund`}>
              {words.refundButton}
            </LinkButton>
          ) : null
        }
      >
        <DoneNotice sentences={{ refunded: words.refundDone }} />
        {gift.differs ? <Notice tone="attention">{words.factDiffers}</Notice> : null}
        {gift.disputedMinor > 0n ? <Notice tone="attention">{words.refundDisputed}</Notice> : null}
      </PageHeading>
      <div className="columns columns-main">
        <GiftFacts gift={gift} settlement={settlement} />
        <GiftHistory currency={gift.currency} receipts={receipts} refunds={refunds} disputes={disputes} />
      </div>
      <div className="stack-loose section">
        <GiftParts currency={gift.currency} parts={parts} payments={payments} />
        <section className="stack">
          <h2>{words.entriesTitle}</h2>
          <Entries entries={entries} />
        </section>
      </div>
    </>
  );
}
