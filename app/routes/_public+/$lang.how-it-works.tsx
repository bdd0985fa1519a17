import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { GROUP_CHILDREN_MIN } from '~/domain/campaigns';
import { GiftStream } from '~/domain/transparency';
import { giftShare } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading, usePublicWords } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';

export const loader = sharedRoute({}, async ({ params }) => ({ lang: languageOf(params), share: giftShare('USD') }));

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).publicSite.howPageTitle });

export default function HowItWorks() {
  const { lang, share } = useLoaderData<typeof loader>();
  const { publicSite } = usePublicWords();
  const { howParts } = trustWords(lang);
  const fill = (text: string) => message(text, { people: GROUP_CHILDREN_MIN }, lang);
  const before = [
    { id: 'consent', title: howParts.consent, text: [howParts.consentText] },
    { id: 'gate', title: howParts.gate, text: [howParts.gateText, fill(howParts.gateCrowd)] },
    { id: 'eyes', title: howParts.eyes, text: [howParts.eyesText] },
    { id: 'children', title: howParts.children, text: [fill(howParts.childrenText)] },
  ];
  const steps = [
    { title: publicSite.howGift, text: publicSite.howGiftText },
    { title: publicSite.howFees, text: publicSite.howFeesText },
    { title: publicSite.howRequest, text: publicSite.howRequestText },
    { title: publicSite.howApprove, text: publicSite.howApproveText },
    { title: publicSite.howReceipt, text: publicSite.howReceiptText },
    { title: publicSite.howAudit, text: publicSite.howAuditText },
  ];
  return (
    <div className="stack-loose prose trust-page">
      <PageHeading title={publicSite.howHeading} lead={publicSite.siteDescription} />
      <div className="stack-loose" {...saidIn(lang)}>
        {before.map((part) => (
          <Part key={part.id} {...part} />
        ))}
      </div>
      <section aria-labelledby="money">
        <h2 id="money">{publicSite.howMoney}</h2>
        <ol className="way-steps">
          {steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <div className="stack-loose" {...saidIn(lang)}>
        <Part id="share" title={howParts.share} text={[howParts.shareText]}>
          <GiftStream share={share} lang={lang} />
          <p>
            <a href={`/${lang}/transparency`}>{howParts.shareLink}</a>
          </p>
        </Part>
      </div>
      <Part id="left-over" title={publicSite.howLeftOver} text={[publicSite.howLeftOverText]} />
      <Part id="open-gift" title={publicSite.howOpenGift} text={[publicSite.howOpenGiftText]}>
        <p>
          <a href={`/${lang}/give`}>{publicSite.howOpenGiftLink}</a>
        </p>
      </Part>
      <Part id="privacy" title={publicSite.howPrivacy} text={[publicSite.howPrivacyText]} />
      <div {...saidIn(lang)}>
        <Part id="withdrawal" title={howParts.withdrawal} text={[howParts.withdrawalText]} />
      </div>
    </div>
  );
}

type PartProps = { id: string; title: string; text: readonly string[]; children?: ReactNode };

function Part({ id, title, text, children }: PartProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </section>
  );
}
