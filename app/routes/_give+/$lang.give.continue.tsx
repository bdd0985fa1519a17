import { json, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { type PublicLanguage, publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicActor } from '~/domain/access';
import { publicRoute } from '~/domain/access/index.server';
import { GiftRefused, type GiftTerms } from '~/domain/giving';
import { addressHashOf, clientHashOf, giftOfLink, linkHash, startGift } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, formatMoney, LinkButton, PageHeading, usePublicWords } from '~/ui';

const codeOf = (text: unknown) => (typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? text : '');

export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const code = codeOf(new URL(request.url).searchParams.get('code'));
  const gift = code === '' ? undefined : await giftOfLink(code);
  return json({ lang, code, gift: gift ? inWords(gift.terms, lang) : null });
});

/** The very gift that was begun: the link carries it, the form carries nothing but the link. */
export const action = publicRoute(async ({ params, request }) => {
  const { giving } = publicWords(languageOf(params));
  const code = codeOf((await request.formData()).get('code'));
  const gift = await giftOfLink(code);
  if (!gift) return json({ error: giving.errorLink }, { status: 410 });
  try {
    const asker = { giftId: gift.linkId, clientHash: clientHashOf(request), addressHash: addressHashOf(request) };
    const { url } = await startGift(publicActor, gift.terms, { ...asker, link: linkHash(code) });
    return redirect(url, { status: 303 });
  } catch (error) {
    if (!(error instanceof GiftRefused)) throw error;
    return json({ error: giving[errors[error.why]] }, { status: error.why === 'too-many' ? 429 : 422 });
  }
});
const errors = {
  amount: 'errorAmountNeeded',
  'not-visible': 'errorNotVisible',
  'too-many': 'errorTooMany',
  unavailable: 'errorUnavailable',
  link: 'errorLink',
} as const;

const targets = {
  need: 'continueNeed',
  line: 'continueNeed',
  pool: 'continuePool',
  operating: 'continueOperating',
} as const;

function inWords({ amountMinor, currency, destination, monthly }: GiftTerms, lang: PublicLanguage): string {
  const { giving } = publicWords(lang);
  const amount = formatMoney(amountMinor, currency, lang, { trim: true });
  return message(
    monthly ? giving.continueMonthly : giving.continueOnce,
    { amount, to: giving[targets[destination.kind]] },
    lang,
  );
}

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).giving.continueTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Continue() {
  const { lang, code, gift } = useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  const sent = useActionData<typeof action>();
  const error = sent?.error ?? (gift === null ? giving.errorLink : undefined);
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.continueTitle} lead={gift ?? undefined} />
      {error ? <p role="alert">{error}</p> : null}
      {gift !== null && sent === undefined ? (
        <form method="post" action={`/${lang}/give/continue?code=${code}`}>
          <input type="hidden" name="code" value={code} />
          <Button>{giving.continueToPayment}</Button>
        </form>
      ) : (
        <p>
          <LinkButton href={`/${lang}/give`}>{giving.openHeading}</LinkButton>
        </p>
      )}
    </div>
  );
}
