import { json, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { type PublicLanguage, publicLanguage } from '~/catalogues/public-languages';
import { type PublicWords, publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { needBySlug } from '~/domain/campaigns/index.server';
import { fulfilCheckout, type GiftOutcome, readOutcome } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { PaymentError } from '~/platform/payments/index.server';
import { formatMoney, LinkButton, PageHeading, usePublicWords, WayHome } from '~/ui';

/** Where Stripe sends the donor back to. It asks Stripe what is true, like the webhook does, and shows what was booked. */
export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const sessionId = new URL(request.url).searchParams.get('session_id') ?? '';
  if (/^cs_[\w]{8,200}$/.test(sessionId) && (await readOutcome(sessionId))?.status === 'open') {
    // If Stripe cannot be asked now, the webhook will tell; the page says what is known.
    await fulfilCheckout(sessionId).catch((error: unknown) => {
      if (!(error instanceof PaymentError)) throw error;
    });
  }
  const outcome = await readOutcome(sessionId);
  return json({ lang, outcome: outcome ? await shownOutcome(outcome, lang) : null });
});

/** What the page says: the amount in words, and how far the need's way is drawn now, where the need is still public. */
async function shownOutcome({ amountMinor, currency, ...outcome }: GiftOutcome, lang: PublicLanguage) {
  const { giving } = publicWords(lang);
  const need = outcome.needSlug === undefined ? null : await needBySlug(outcome.needSlug);
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  const shown = need === null || need === 'gone' ? undefined : need;
  return {
    ...outcome,
    needSlug: shown?.slug,
    amount: money(amountMinor),
    progress: shown && {
      goalMinor: shown.goalMinor.toString(),
      givenMinor: shown.raisedMinor.toString(),
      words: message(
        giving.progress,
        { given: money(shown.raisedMinor), goal: money(shown.goalMinor), missing: money(shown.missingMinor) },
        lang,
      ),
    },
  };
}

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).giving.thanksTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

const nothingCharged = { open: 'thanksOpen', expired: 'thanksExpired', failed: 'thanksFailed' } as const;

export default function Thanks() {
  const { lang, outcome } = useLoaderData<typeof loader>();
  const words = usePublicWords();
  const { giving } = words;
  const arrived = outcome?.status === 'paid' || outcome?.status === 'pending';
  return (
    <div className="stack-loose prose">
      <PageHeading title={outcome === null || arrived ? giving.thanksTitle : giving.cancelledTitle} />
      <p className="lead">{sentence(outcome, lang, words)}</p>
      {outcome?.status === 'paid' && outcome.lineLabel ? (
        <p>{message(giving.thanksPaidLine, { label: outcome.lineLabel }, lang)}</p>
      ) : null}
      {outcome?.status === 'paid' ? <OpenGift destination={outcome.destination} monthly={outcome.monthly} /> : null}
      {outcome?.progress ? <Way progress={outcome.progress} /> : null}
      {arrived ? (
        <section aria-labelledby="next">
          <h2 id="next">{giving.thanksNextTitle}</h2>
          <ol className="way-steps">
            {[giving.thanksReceipt, giving.thanksSpent, giving.thanksShown].map((step) => (
              <li key={step}>
                <p>{step}</p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <p className="actions">
        {outcome?.needSlug ? (
          <LinkButton href={`/${lang}/needs/${outcome.needSlug}`}>{giving.thanksBack}</LinkButton>
        ) : null}
        {arrived ? (
          <LinkButton kind="quiet" href={`/${lang}/my-gifts`}>
            {giving.thanksAccount}
          </LinkButton>
        ) : null}
        <LinkButton kind="quiet" href={`/${lang}/needs`}>
          {giving.thanksHome}
        </LinkButton>
      </p>
    </div>
  );
}

type Outcome = ReturnType<typeof useLoaderData<typeof loader>>['outcome'];

function sentence(outcome: Outcome, lang: PublicLanguage, { giving }: PublicWords): string {
  if (outcome === null) return giving.thanksUnknown;
  if (outcome.status === 'paid') return message(giving.thanksPaid, { amount: outcome.amount }, lang);
  if (outcome.status === 'pending') return message(giving.thanksPending, { amount: outcome.amount }, lang);
  return giving[nothingCharged[outcome.status]];
}

/** A gift that no need was chosen for: where it goes, and that it comes again. */
function OpenGift({ destination, monthly }: { destination: string; monthly: boolean }) {
  const { giving } = usePublicWords();
  if (destination !== 'pool' && destination !== 'operating') return null;
  return (
    <p>
      {destination === 'pool' ? giving.thanksDestinationPool : giving.thanksDestinationOperating}{' '}
      {monthly ? giving.thanksMonthly : null}
    </p>
  );
}

type WayProps = { progress: { goalMinor: string; givenMinor: string; words: string } };

function Way({ progress }: WayProps) {
  const drawn = { goalMinor: BigInt(progress.goalMinor), givenMinor: BigInt(progress.givenMinor) };
  return <WayHome progress={drawn} variant="card" label={progress.words} />;
}
