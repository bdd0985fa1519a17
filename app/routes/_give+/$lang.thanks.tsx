import { json, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { needIn } from '~/domain/campaigns/index.server';
import { GiftHelp, GiftSteps } from '~/domain/giving';
import { fulfilCheckout, type PaymentSeen, readOutcome, thanksView } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { PaymentError } from '~/platform/payments/index.server';
import { LinkButton, PageHeading, usePublicWords, WayHome } from '~/ui';

/** Where Stripe sends the donor back to. It asks Stripe what is true, like the webhook does, and shows what was booked. */
export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const named = new URL(request.url).searchParams.get('session_id') ?? '';
  const sessionId = /^cs_\w{8,200}$/.test(named) ? named : '';
  const seen = (await readOutcome(sessionId))?.status === 'open' ? await look(sessionId) : 'seen';
  const outcome = await readOutcome(sessionId);
  const found = outcome?.needSlug === undefined ? null : await needIn(outcome.needSlug, lang);
  const need = found === null || found === 'gone' ? undefined : found.need;
  return json({ lang, ...thanksView({ outcome, seen }, need, lang) });
});

/** Books what Stripe says now. If it cannot be asked, the webhook will tell; the page says what is known. */
async function look(sessionId: string): Promise<PaymentSeen> {
  try {
    return (await fulfilCheckout(sessionId)) === 'not-ours' ? 'foreign' : 'seen';
  } catch (error) {
    if (error instanceof PaymentError) return 'unseen';
    throw error;
  }
}

export const headers = noStore;

export const meta: MetaFunction<typeof loader> = ({ params, data }) => [
  { title: `${data?.title ?? publicWords(publicLanguage(params.lang)).giving.thanksTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Thanks() {
  const { lang, outcome, title, sentence, details, way, steps, arrived, needSlug, again } =
    useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  return (
    <div className="stack-loose prose">
      <PageHeading title={title} lead={sentence} />
      {details.length > 0 ? (
        <ul className="measure">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
      {way ? <Way way={way} /> : null}
      {arrived ? <GiftSteps steps={steps} /> : null}
      {outcome !== null && !arrived ? <GiftHelp /> : null}
      <p className="actions">
        {again ? <LinkButton href={again.href}>{again.label}</LinkButton> : null}
        {needSlug ? (
          <LinkButton kind={again ? 'quiet' : 'primary'} href={`/${lang}/needs/${needSlug}`}>
            {giving.thanksBack}
          </LinkButton>
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

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['way']>;

/** The need's way, the gift's own part broad. */
function Way({ way }: { way: Shown }) {
  return (
    <WayHome
      progress={{ goalMinor: BigInt(way.goalMinor), givenMinor: BigInt(way.raisedMinor) }}
      stops={way.stops.map((stop) => ({
        ...stop,
        amountMinor: BigInt(stop.amountMinor),
        givenMinor: BigInt(stop.givenMinor),
      }))}
      own={way.own.map(BigInt)}
      label={[way.ownWords, way.progress].filter(Boolean).join(' ')}
    />
  );
}
