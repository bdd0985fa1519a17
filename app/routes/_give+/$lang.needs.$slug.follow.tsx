import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { needBySlug } from '~/domain/campaigns/index.server';
import { CONFIRM_HOURS, FollowForm } from '~/domain/following';
import { askFollow } from '~/domain/following/index.server';
import { mailAddressSchema } from '~/domain/giving';
import { addressHashOf, clientHashOf, newChallenge, readProof } from '~/domain/giving/index.server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { PageHeading } from '~/ui';
import trustStyles from '~/ui/trust.css?url';

async function openNeed({ params }: Pick<LoaderFunctionArgs, 'params'>): Promise<string> {
  const need = await needBySlug(params.slug ?? '');
  if (need === 'gone') throw new Response(null, { status: 410 });
  if (need === null) throw new Response(null, { status: 404 });
  return need.slug;
}

export const loader = publicRoute(async ({ params }) =>
  json({
    lang: languageOf(params),
    slug: await openNeed({ params }),
    challenge: JSON.stringify(newChallenge()),
    script: enhancementUrl('gift-proof'),
  }),
);

/** Answers the same whether an address follows or not. */
export const action = publicRoute(async ({ params, request }) => {
  const language = languageOf(params);
  const { following } = publicWords(language);
  const slug = await openNeed({ params });
  const sent = Object.fromEntries(await request.formData());
  const refuse = (error: string, status: number) =>
    json({ sent: false, error, email: typeof sent.email === 'string' ? sent.email.slice(0, 254) : '' }, { status });
  const address = mailAddressSchema.safeParse(sent);
  if (!address.success) return refuse(following.emailWrong, 422);
  const answer = await askFollow(
    { slug, email: address.data.email, language },
    {
      clientHash: clientHashOf(request),
      addressHash: addressHashOf(request),
      proof: readProof(typeof sent.proof === 'string' ? sent.proof : ''),
    },
  );
  if (answer === 'gone') throw new Response(null, { status: 410 });
  if (answer === 'too_many') return refuse(following.tooMany, 429);
  return json({ sent: true, error: '', email: '' });
});

export const headers = noStore;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = ({ params }) => [
  { title: publicWords(publicLanguage(params.lang)).following.pageTitle },
  { name: 'robots', content: 'noindex' },
];

export default function Follow() {
  const { lang, slug, challenge, script } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { following } = publicWords(lang);
  const isAsked = answer?.sent === true;
  return (
    <div className="give-page">
      {isAsked ? (
        <PageHeading title={following.askedTitle} lead={message(following.askedText, { hours: CONFIRM_HOURS }, lang)} />
      ) : (
        <>
          <PageHeading title={following.heading} lead={following.lead} />
          <FollowForm
            lang={lang}
            slug={slug}
            challenge={challenge}
            error={answer?.error || undefined}
            email={answer?.email}
          />
          <script type="module" src={script} />
        </>
      )}
      <p>
        <a href={`/${lang}/needs/${slug}`}>{following.back}</a>
      </p>
    </div>
  );
}
