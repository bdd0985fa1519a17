import { json, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { donorRoute } from '~/domain/access/index.server';
import { ChangeMonthly, StopMonthly } from '~/domain/giving';
import { changeMonthlyFromForm, monthlyForm } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Notice, PageHeading, usePublicWords } from '~/ui';

export const loader = donorRoute(async ({ actor, params }) => {
  const lang = languageOf(params);
  const form = await monthlyForm(actor, params.monthlyId ?? '', lang);
  if (!form) throw new Response(null, { status: 404 });
  return json({ lang, form });
});

export const action = donorRoute(async ({ actor, params, request }) => {
  const lang = languageOf(params);
  const sent = Object.fromEntries(await request.formData());
  const answer = await changeMonthlyFromForm(actor, params.monthlyId ?? '', sent, lang);
  if (answer === 'unknown') throw new Response(null, { status: 404 });
  if (answer === 'done') return redirect(`/${lang}/my-gifts`, { status: 303 });
  return json(answer, { status: answer.later ? 202 : 422 });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.monthlyHeading} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Monthly() {
  const { lang, form } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  const answer = useActionData<typeof action>();
  const base = `/${lang}/my-gifts`;
  return (
    <div className="give-page stack-loose">
      <PageHeading title={donors.monthlyHeading} lead={form.words} />
      {answer?.later ? <Notice tone="info">{donors.notYet}</Notice> : null}
      {answer?.ended ? <Notice tone="attention">{donors.refusedEnded}</Notice> : null}
      {form.goesOn ? (
        <>
          <ChangeMonthly action={`${base}/monthly/${form.id}`} form={form} error={answer?.amountError} />
          <StopMonthly action={`${base}/monthly/${form.id}`} form={form} />
        </>
      ) : null}
      <p>
        <a href={base}>{donors.back}</a>
      </p>
    </div>
  );
}
