import { json, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { GiftForm, OpenGiftFields } from '~/domain/giving';
import { openGiftChoice, openGiftForm, readOpenGiftForm } from '~/domain/giving/index.server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, PageHeading, Select, usePublicWords } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import { beginGift } from './begin-gift.server';

export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const choice = openGiftChoice(new URL(request.url).searchParams);
  return json({ lang, form: await openGiftForm(choice, lang), script: enhancementUrl('gift-proof') });
});

export const action = publicRoute(async ({ params, request }) => {
  const sent = await request.formData();
  return beginGift(request, sent, await readOpenGiftForm(sent, languageOf(params)), languageOf(params));
});

export const headers = noStore;

/** A page to send on, unlike the forms of single needs and all that follows: those are for nobody's index. */
export const meta: MetaFunction<typeof loader> = (place) => {
  const { giving } = publicWords(publicLanguage(place.params.lang));
  return pageHead(place, { title: giving.openPageTitle, description: giving.openLead });
};

export default function GiveOpenly() {
  const { lang, form, script } = useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  const sent = useActionData<typeof action>();
  const errors = sent?.errors ?? {};
  const here = `/${lang}/give`;
  return (
    <div className="give-page give-open">
      <PageHeading title={giving.openHeading} lead={giving.openLead} />
      <form className="currency-choice" method="get" action={here}>
        <input type="hidden" name="to" value={form.to} />
        <input type="hidden" name="every" value={form.every} />
        <Select
          id="currency"
          name="currency"
          label={giving.currencyLabel}
          defaultValue={form.currency}
          errors={errors.currency ? [errors.currency] : undefined}
          options={form.currencies.map((currency) => ({ value: currency, label: nameOf(currency, lang) }))}
        />
        <Button kind="quiet">{giving.currencyShow}</Button>
      </form>
      <GiftForm
        action={`${here}?index&currency=${form.currency}`}
        token={form}
        errors={errors}
        stuck={sent?.stuck ?? false}
        email={sent?.typed.email}
        back={{ href: `/${lang}/needs`, label: giving.openNeedInstead }}
      >
        <OpenGiftFields form={form} chosen={sent?.typed ?? {}} errors={errors} />
      </GiftForm>
      <section className="section" aria-labelledby="happens">
        <h2 id="happens">{giving.whatHappensTitle}</h2>
        <ul className="measure">
          {[giving.whatHappensArrives, giving.whatHappensReceipt, giving.whatHappensPool, giving.whatHappensBack].map(
            (sentence) => (
              <li key={sentence}>{sentence}</li>
            ),
          )}
        </ul>
      </section>
      <script type="module" src={script} />
    </div>
  );
}

/** "USD, US Dollar" */
function nameOf(currency: string, lang: string): string {
  return `${currency}, ${new Intl.DisplayNames([lang], { type: 'currency' }).of(currency) ?? ''}`;
}
