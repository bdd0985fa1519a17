import { json, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { mailAddressSchema } from '~/domain/giving';
import { askSignInLink, clientHashOf } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { Button, ErrorSummary, PageHeading, TextInput, usePublicWords } from '~/ui';

export const loader = publicRoute(async ({ params }) => json({ lang: languageOf(params) }));

/** Answers the same whether gifts were made with this address or not. */
export const action = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  const { donors } = publicWords(lang);
  const parsed = mailAddressSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return json({ sent: false, error: donors.emailWrong }, { status: 422 });
  const asked = await askSignInLink(parsed.data.email, clientHashOf(request), lang);
  return asked ? json({ sent: true, error: '' }) : json({ sent: false, error: donors.askedTooMany }, { status: 429 });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.signInTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function SignIn() {
  const { lang } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  const answer = useActionData<typeof action>();
  if (answer?.sent)
    return (
      <div className="stack-loose prose">
        <PageHeading title={donors.sentTitle} lead={donors.sentText} />
      </div>
    );
  return (
    <div className="give-page">
      <PageHeading title={donors.signInTitle} lead={donors.signInLead} />
      <form className="form" method="post" action={`/${lang}/my-gifts/sign-in`} noValidate>
        {answer?.error ? (
          // biome-ignore lint/a11y/noAutofocus: after a form came back, what is wrong comes first for everybody
          <div autoFocus tabIndex={-1}>
            <ErrorSummary errors={[{ fieldId: 'email', message: answer.error }]} />
          </div>
        ) : null}
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          label={donors.emailLabel}
          errors={answer?.error ? [answer.error] : undefined}
        />
        <div className="actions">
          <Button>{donors.emailSend}</Button>
        </div>
      </form>
    </div>
  );
}
