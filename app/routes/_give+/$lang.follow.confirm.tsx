import { json, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { confirmFollow, readCode } from '~/domain/following/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, LinkButton, PageHeading } from '~/ui';

/** Opening the link does nothing: programs that look through mails open links too. The button uses it. */
export const loader = publicRoute(async ({ params, request }) =>
  json({ lang: languageOf(params), code: readCode(new URL(request.url).searchParams.get('code')) }),
);

export const action = publicRoute(async ({ request }) => {
  const code = readCode((await request.formData()).get('code'));
  const slug = code === '' ? undefined : await confirmFollow(code);
  return slug === undefined ? json({ slug: null }, { status: 410 }) : json({ slug });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: publicWords(publicLanguage(params.lang)).following.pageTitle },
  { name: 'robots', content: 'noindex' },
];

export default function Confirm() {
  const { lang, code } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { following } = publicWords(lang);
  const asks = code !== '' && answer === undefined;
  const [title, lead] = asks
    ? [following.confirmTitle, following.confirmText]
    : answer?.slug
      ? [following.confirmedTitle, following.confirmedText]
      : [following.confirmUsedTitle, following.confirmUsedText];
  return (
    <div className="stack-loose prose">
      <PageHeading title={title} lead={lead} />
      {asks ? (
        <form method="post" action={`/${lang}/follow/confirm`}>
          <input type="hidden" name="code" value={code} />
          <Button>{following.confirmButton}</Button>
        </form>
      ) : (
        <p>
          <LinkButton kind="quiet" href={answer?.slug ? `/${lang}/needs/${answer.slug}` : `/${lang}/needs`}>
            {answer?.slug ? following.toNeed : following.toNeeds}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
