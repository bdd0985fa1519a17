import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicSite } from '~/catalogues/en/public';
import { sharedRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';

export const loader = sharedRoute({}, async ({ params }) => ({ lang: languageOf(params) }));

export const meta: MetaFunction = () => [{ title: publicSite.howPageTitle }];

const steps = [
  { title: publicSite.howGift, text: publicSite.howGiftText },
  { title: publicSite.howFees, text: publicSite.howFeesText },
  { title: publicSite.howRequest, text: publicSite.howRequestText },
  { title: publicSite.howApprove, text: publicSite.howApproveText },
  { title: publicSite.howReceipt, text: publicSite.howReceiptText },
  { title: publicSite.howAudit, text: publicSite.howAuditText },
];

export default function HowItWorks() {
  const { lang } = useLoaderData<typeof loader>();
  return (
    <div className="stack-loose prose">
      <PageHeading title={publicSite.howHeading} lead={publicSite.siteDescription} />
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
      <section aria-labelledby="left-over">
        <h2 id="left-over">{publicSite.howLeftOver}</h2>
        <p>{publicSite.howLeftOverText}</p>
      </section>
      <section aria-labelledby="open-gift">
        <h2 id="open-gift">{publicSite.howOpenGift}</h2>
        <p>{publicSite.howOpenGiftText}</p>
        <p>
          <a href={`/${lang}/give`}>{publicSite.howOpenGiftLink}</a>
        </p>
      </section>
      <section aria-labelledby="privacy">
        <h2 id="privacy">{publicSite.howPrivacy}</h2>
        <p>{publicSite.howPrivacyText}</p>
      </section>
    </div>
  );
}
