import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { GROUP_CHILDREN_MIN } from '~/domain/campaigns';
import { GiftStream } from '~/domain/transparency';
import { giftShare } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';
import { usePublicWords } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { TrustPage, TrustPart } from './ui/trust-page';

export const loader = sharedRoute({}, async ({ params }) => ({ lang: languageOf(params), share: giftShare('USD') }));

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).publicSite.howPageTitle });

export default function HowItWorks() {
  const { lang, share } = useLoaderData<typeof loader>();
  const { publicSite } = usePublicWords();
  const { howParts } = publicWords(lang);
  const fill = (text: string) => message(text, { people: GROUP_CHILDREN_MIN }, lang);
  const page = [
    { id: 'consent', title: howParts.consent, text: [howParts.consentText] },
    { id: 'privacy', title: publicSite.howPrivacy, text: [publicSite.howPrivacyText] },
    { id: 'gate', title: howParts.gate, text: [howParts.gateText, fill(howParts.gateCrowd)] },
    { id: 'eyes', title: howParts.eyes, text: [howParts.eyesText] },
    { id: 'children', title: howParts.children, text: [fill(howParts.childrenText)] },
    { id: 'withdrawal', title: howParts.withdrawal, text: [howParts.withdrawalText] },
  ];
  const money = { id: 'money', title: publicSite.howMoney };
  const arrives = { id: 'share', title: howParts.share };
  const leftOver = { id: 'left-over', title: publicSite.howLeftOver };
  const openGift = { id: 'open-gift', title: publicSite.howOpenGift };
  const steps = [
    { title: publicSite.howGift, text: publicSite.howGiftText },
    { title: publicSite.howFees, text: publicSite.howFeesText },
    { title: publicSite.howRequest, text: publicSite.howRequestText },
    { title: publicSite.howApprove, text: publicSite.howApproveText },
    { title: publicSite.howReceipt, text: publicSite.howReceiptText },
    { title: publicSite.howAudit, text: publicSite.howAuditText },
  ];
  return (
    <TrustPage
      title={publicSite.howHeading}
      lead={publicSite.siteDescription}
      parts={[...page, money, arrives, leftOver, openGift]}
    >
      {page.map(({ id, title, text }) => (
        <TrustPart key={id} id={id} title={title}>
          {text.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </TrustPart>
      ))}
      <TrustPart {...money}>
        <ol className="way-steps">
          {steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </TrustPart>
      <TrustPart {...arrives}>
        <p>{howParts.shareText}</p>
        <GiftStream share={share} lang={lang} />
        <p>
          <a href={`/${lang}/transparency`}>{howParts.shareLink}</a>
        </p>
      </TrustPart>
      <TrustPart {...leftOver}>
        <p>{publicSite.howLeftOverText}</p>
      </TrustPart>
      <TrustPart {...openGift}>
        <p>{publicSite.howOpenGiftText}</p>
        <p>
          <a href={`/${lang}/give`}>{publicSite.howOpenGiftLink}</a>
        </p>
      </TrustPart>
    </TrustPage>
  );
}
