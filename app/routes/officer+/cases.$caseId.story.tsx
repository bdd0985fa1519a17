import { type LinksFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { EditConflictError, type StoryDraft } from '~/domain/cases';
import { openCase, saveDraft } from '~/domain/cases/index.server';
import { personFacts } from '~/domain/publishing/index.server';
import styles from '~/domain/publishing/ui/publishing.css?url';
import { Notice, PageHeading } from '~/ui';
import { orNotFound } from './answers.server';
import { readStoryForm, withLanguageAsked } from './story-form.server';
import { NextLink } from './ui/next-link';
import { SavedNotice } from './ui/saved-notice';
import { StoryForm } from './ui/story-form';

const params = z.object({ caseId: z.uuid() });
const empty: StoryDraft = { title: '', story: '', stops: {}, labels: {} };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${words.storyTitle} · Homeward` }];

export const loader = guarded({ permission: 'draft.write', params }, async ({ actor, params }) => {
  const { id, person, journey, needs, draft } = await orNotFound(
    openCase(actor, params.caseId, ['person', 'journey', 'needs', 'draft'], 'write the story'),
  );
  return {
    id,
    person: personFacts({ person }),
    stops: journey.map(({ id, kind, place }) => ({ id, kind, place })),
    lines: (needs?.lines ?? []).map(({ id, category, description }) => ({ id, category, description })),
    draft: { locale: draft?.locale ?? 'en', revision: draft?.revision ?? 0, content: draft?.content ?? empty },
  };
});

export const action = guarded({ permission: 'draft.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const read = readStoryForm(form);
  if (!read.ok) return { message: words.storyInvalid, typed: null };
  const { ok, ...draft } = read;
  const { content, added } = withLanguageAsked(form, draft);
  try {
    await orNotFound(saveDraft(actor, { caseId: params.caseId, ...draft, content }));
  } catch (error) {
    if (!(error instanceof EditConflictError)) throw error;
    return { message: words.conflict, typed: draft.content };
  }
  return redirect(`/officer/cases/${params.caseId}/story?saved${added ? `#translation-${added}` : ''}`);
});

export default function StoryPage() {
  const { id, person, stops, lines, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.storyTitle} lead={words.storyLead} />
      {answer ? <Notice tone="attention" live title={answer.message} /> : <SavedNotice />}
      <StoryForm
        key={id}
        caseId={id}
        stops={stops}
        lines={lines}
        person={person}
        draft={{ ...draft, content: answer?.typed ?? draft.content }}
      />
      <NextLink href={`/officer/cases/${id}/gate`} name={words.storyRunGate} />
    </>
  );
}
