import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { giving } from '~/catalogues/en/giving';
import { publicSite } from '~/catalogues/en/public';
import { publicActor } from '~/domain/access';
import { publicRoute } from '~/domain/access/index.server';
import { needBySlug } from '~/domain/campaigns/index.server';
import { GiftFields, GiftRefused } from '~/domain/giving';
import { clientHashOf, type GiftErrors, giftForm, readGiftForm, startGift } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { Button, ErrorSummary, LinkButton, PageHeading } from '~/ui';

async function openNeed({ params }: Pick<LoaderFunctionArgs, 'params'>) {
  const need = await needBySlug(params.slug ?? '');
  if (need === 'gone') throw new Response(null, { status: 410 });
  if (need === null) throw new Response(null, { status: 404 });
  return need;
}

export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const need = await openNeed({ params });
  const asked = new URL(request.url).searchParams.get('line');
  const line = need.lines.some(({ id }) => id === asked) ? asked : '';
  return json(
    { lang, line, form: await giftForm(need, lang, line ?? '') },
    { headers: { 'Cache-Control': 'no-store' } },
  );
});

const refusals = {
  amount: giving.errorAmountNeeded,
  'not-visible': giving.errorNotVisible,
  'too-many': giving.errorTooMany,
  unavailable: giving.errorUnavailable,
} as const;

const statusOf = { amount: 422, 'not-visible': 422, 'too-many': 429, unavailable: 503 } as const;

export const action = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const need = await openNeed({ params });
  const sent = await request.formData();
  const typed = Object.fromEntries(
    [...sent].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const gift = await readGiftForm(sent, need, lang);
  if (!gift.ok) return json({ typed, errors: gift.errors }, { status: 422 });
  try {
    const { url } = await startGift(publicActor, {
      destination: gift.lineId
        ? { kind: 'line', campaignId: need.id, campaignLineId: gift.lineId }
        : { kind: 'need', campaignId: need.id },
      amountMinor: gift.amountMinor,
      coverFee: gift.coverFee,
      currency: need.currency,
      leftOver: gift.leftOver,
      language: lang,
      clientHash: clientHashOf(request),
    });
    return redirect(url, { status: 303 });
  } catch (error) {
    if (!(error instanceof GiftRefused)) throw error;
    const errors: GiftErrors = error.why === 'amount' ? { amount: refusals.amount } : { form: refusals[error.why] };
    return json({ typed, errors }, { status: statusOf[error.why] });
  }
});

export const meta: MetaFunction = () => [{ title: publicSite.givePageTitle }, { name: 'robots', content: 'noindex' }];

export default function Give() {
  const { lang, line, form } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = sent?.errors ?? {};
  const summary = [
    ...(errors.form ? [{ fieldId: 'gift', message: errors.form }] : []),
    ...(errors.amount ? [{ fieldId: 'other', message: errors.amount }] : []),
    ...(errors.line ? [{ fieldId: 'line', message: errors.line }] : []),
  ];
  const back = `/${lang}/needs/${form.slug}`;
  return (
    <div className="give-page">
      <PageHeading
        above={<span lang={form.locale}>{form.title}</span>}
        title={giving.giveHeading}
        lead={giving.nextStep}
      />
      <form
        id="gift"
        className="form"
        method="post"
        action={line ? `${back}/give?line=${line}` : `${back}/give`}
        noValidate
      >
        {summary.length > 0 ? (
          // biome-ignore lint/a11y/noAutofocus: after a form came back, what is wrong comes first for everybody
          <div autoFocus tabIndex={-1}>
            <ErrorSummary errors={summary} />
          </div>
        ) : null}
        <GiftFields form={form} chosen={{ line, ...(sent?.typed ?? {}) }} errors={errors} />
        <div className="actions">
          <Button>{giving.continueToPayment}</Button>
          <LinkButton kind="quiet" href={back}>
            {giving.thanksBack}
          </LinkButton>
        </div>
      </form>
    </div>
  );
}
