import { json, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { donorRoute } from '~/domain/access/index.server';
import { GiftList, MonthlyList, Statements } from '~/domain/giving';
import { myGifts } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, EmptyState, PageHeading, usePublicWords } from '~/ui';

export const loader = donorRoute(async ({ actor, params }) => json(await myGifts(actor, languageOf(params))));

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.title} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function MyGifts() {
  const { lang, email, sessionMinutes, gifts, monthly, years } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  const base = `/${lang}/my-gifts`;
  return (
    <div className="my-gifts stack-loose">
      <PageHeading
        title={donors.title}
        lead={message(donors.signedInAs, { email, minutes: sessionMinutes }, lang)}
        actions={
          <form method="post" action={`${base}/sign-out`}>
            <Button kind="quiet" small>
              {donors.signOut}
            </Button>
          </form>
        }
      />
      {monthly.length > 0 ? (
        <section aria-labelledby="monthly">
          <h2 id="monthly">{donors.monthlyTitle}</h2>
          <MonthlyList monthly={monthly} base={base} />
        </section>
      ) : null}
      {gifts.length > 0 ? <GiftList gifts={gifts} base={base} /> : <EmptyState title={donors.none} />}
      {years.length > 0 ? (
        <section aria-labelledby="statements">
          <h2 id="statements">{donors.statementsTitle}</h2>
          <p className="soft">{donors.statementText}</p>
          <Statements years={years} base={base} />
        </section>
      ) : null}
      <p>
        <a href={`${base}/delete`}>{donors.deleteLink}</a>
      </p>
    </div>
  );
}
