import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { needIn } from '~/domain/campaigns/index.server';
import { GiftFields, GiftForm } from '~/domain/giving';
import { amountInAddress, giftForm, readGiftForm } from '~/domain/giving/index.server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { PageHeading, usePublicWords } from '~/ui';
import { beginGift } from './begin-gift.server';

async function openNeed({ params }: Pick<LoaderFunctionArgs, 'params'>) {
  const found = await needIn(params.slug ?? '', languageOf(params));
  if (found === 'gone') throw new Response(null, { status: 410 });
  if (found === null) throw new Response(null, { status: 404 });
  return found.need;
}

export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const need = await openNeed({ params });
  const search = new URL(request.url).searchParams;
  const asked = { lineId: search.get('line') ?? '', amountMinor: amountInAddress(search) };
  return json({ lang, form: await giftForm(need, lang, asked), script: enhancementUrl('gift-proof') });
});

export const action = publicRoute(async ({ params, request }) => {
  const need = await openNeed({ params });
  const sent = await request.formData();
  return beginGift(request, sent, await readGiftForm(sent, need, languageOf(params)), languageOf(params));
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: publicWords(publicLanguage(params.lang)).publicSite.givePageTitle },
  { name: 'robots', content: 'noindex' },
];

export default function Give() {
  const { lang, form, script } = useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  const sent = useActionData<typeof action>();
  const errors = sent?.errors ?? {};
  const back = `/${lang}/needs/${form.slug}`;
  return (
    <div className="give-page">
      <PageHeading
        above={<span lang={form.locale}>{form.title}</span>}
        title={giving.giveHeading}
        lead={giving.nextStep}
      />
      <GiftForm
        action={form.line ? `${back}/give?line=${form.line}` : `${back}/give`}
        token={form}
        errors={errors}
        stuck={sent?.stuck ?? false}
        email={sent?.typed.email}
        back={{ href: back, label: giving.thanksBack }}
      >
        <GiftFields
          form={form}
          chosen={{ line: form.line, amount: form.amount, other: form.other, ...(sent?.typed ?? {}) }}
          errors={errors}
        />
      </GiftForm>
      <script type="module" src={script} />
    </div>
  );
}
