import { json, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { donorRoute, forgetDonorCookie } from '~/domain/access/index.server';
import { forgetDonor, ownAddress, ownMonthly } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, Checkboxes, ErrorSummary, PageHeading, usePublicWords } from '~/ui';

export const loader = donorRoute(async ({ actor, params }) => {
  const lang = languageOf(params);
  const { donors } = publicWords(lang);
  const [{ keptUntil, rules }, monthly] = await Promise.all([ownAddress(actor), ownMonthly(actor)]);
  const until = keptUntil
    ? message(donors.deleteUntil, { years: rules.receiptYears, date: dayInWords(keptUntil, lang) }, lang)
    : donors.deleteUntilNow;
  const goesOn = monthly.some(({ status }) => status !== 'cancelled');
  return json({ lang, until, goesOn });
});

export const action = donorRoute(async ({ actor, params, request }) => {
  const { donors } = publicWords(languageOf(params));
  if ((await request.formData()).get('confirmed') !== 'yes')
    return json({ error: donors.deleteNeeded }, { status: 422 });
  const outcome = await forgetDonor(actor);
  if (outcome.goesOn) return json({ error: donors.notYet }, { status: 503 });
  return redirect(`/${languageOf(params)}/my-gifts/deleted${outcome.keptUntil ? '?later' : ''}`, {
    status: 303,
    headers: { 'Set-Cookie': forgetDonorCookie() },
  });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.deleteTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Delete() {
  const { lang, until, goesOn } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  const answer = useActionData<typeof action>();
  const base = `/${lang}/my-gifts`;
  const goes = [donors.deleteGoesFind, ...(goesOn ? [donors.deleteGoesMonthly] : []), donors.deleteGoesMail];
  return (
    <div className="give-page stack-loose">
      <PageHeading title={donors.deleteTitle} lead={donors.deleteLead} />
      <Told title={donors.deleteGoes} sentences={goes} />
      <Told title={donors.deleteStays} sentences={[donors.deleteStaysMoney, until, donors.deleteStaysProvider]} />
      <p>{donors.deleteReceipts}</p>
      <form className="form" method="post" action={`${base}/delete`}>
        {answer ? (
          // biome-ignore lint/a11y/noAutofocus: after a form came back, what is wrong comes first for everybody
          <div autoFocus tabIndex={-1}>
            <ErrorSummary errors={[{ fieldId: 'confirmed', message: answer.error }]} />
          </div>
        ) : null}
        <Checkboxes
          id="confirmed"
          name="confirmed"
          label={donors.deleteTitle}
          errors={answer ? [answer.error] : undefined}
          options={[{ value: 'yes', label: donors.deleteConfirm }]}
        />
        <div className="actions">
          <Button kind="danger">{donors.deleteButton}</Button>
          <a href={base}>{donors.back}</a>
        </div>
      </form>
    </div>
  );
}

function Told({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="measure">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
