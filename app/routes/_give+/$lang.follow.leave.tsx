import { json, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { leavePath } from '~/domain/following';
import { leaveFollow, readCode } from '~/domain/following/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, LinkButton, PageHeading } from '~/ui';

const codeOf = (request: Request) => readCode(new URL(request.url).searchParams.get('code'));

export const loader = publicRoute(async ({ params, request }) =>
  json({ lang: languageOf(params), code: codeOf(request) }),
);

/** The button of this page, or the one click of a mail program (RFC 8058): it proves itself by the code in its address. */
export const action = publicRoute(async ({ request }) => {
  const code = codeOf(request);
  if (code !== '') await leaveFollow(code);
  return json({ left: true });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: publicWords(publicLanguage(params.lang)).following.pageTitle },
  { name: 'robots', content: 'noindex' },
];

export default function Leave() {
  const { lang, code } = useLoaderData<typeof loader>();
  const left = useActionData<typeof action>()?.left === true;
  const { following } = publicWords(lang);
  const [title, lead] = left
    ? [following.leftTitle, following.leftText]
    : code === ''
      ? [following.confirmUsedTitle, following.leaveBroken]
      : [following.leaveTitle, following.leaveText];
  return (
    <div className="stack-loose prose">
      <PageHeading title={title} lead={lead} />
      {left || code === '' ? (
        <p>
          <LinkButton kind="quiet" href={`/${lang}/needs`}>
            {following.toNeeds}
          </LinkButton>
        </p>
      ) : (
        <form method="post" action={leavePath(lang, code)}>
          <Button>{following.leaveButton}</Button>
        </form>
      )}
    </div>
  );
}
