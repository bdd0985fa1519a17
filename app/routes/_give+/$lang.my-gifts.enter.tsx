import { json, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { enterByLink } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, LinkButton, PageHeading, usePublicWords } from '~/ui';

const codeOf = (text: unknown) => (typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? text : '');

/** Opening the link does nothing: programs that look through mails open links too. The button uses it. */
export const loader = publicRoute(async ({ params, request }) =>
  json({ lang: languageOf(params), code: codeOf(new URL(request.url).searchParams.get('code')) }),
);

export const action = publicRoute(async ({ params, request }) => {
  const code = codeOf((await request.formData()).get('code'));
  const cookie = code === '' ? undefined : await enterByLink(code);
  if (cookie === undefined) return json({ used: true }, { status: 410 });
  return redirect(`/${languageOf(params)}/my-gifts`, { status: 303, headers: { 'Set-Cookie': cookie } });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.signInTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Enter() {
  const { lang, code } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  const answer = useActionData<typeof action>();
  const base = `/${lang}/my-gifts`;
  if (code === '' || answer?.used)
    return (
      <div className="stack-loose prose">
        <PageHeading title={donors.enterUsedTitle} lead={donors.enterUsedText} />
        <p>
          <LinkButton href={`${base}/sign-in`}>{donors.enterAgain}</LinkButton>
        </p>
      </div>
    );
  return (
    <div className="stack-loose prose">
      <PageHeading title={donors.enterTitle} lead={donors.enterText} />
      <form method="post" action={`${base}/enter`}>
        <input type="hidden" name="code" value={code} />
        <Button>{donors.enterButton}</Button>
      </form>
    </div>
  );
}
