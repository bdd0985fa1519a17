import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { safety } from '~/catalogues/en/safety';
import { guarded } from '~/domain/access/index.server';
import type { CaseProgress } from '~/domain/caseload';
import { caseProgress } from '~/domain/caseload/index.server';
import { openCase, samePersonOf } from '~/domain/cases/index.server';
import { DefinitionList, LinkButton, Notice, PageHeading } from '~/ui';
import { orNotFound } from './answers.server';
import { SamePersonNotice } from './ui/same-person';
import { dayWords, nextHref, nextWords, say } from './ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.pseudonym ?? ''} · Homeward` }];

export const loader = guarded(
  { permission: 'case.read', params: z.object({ caseId: z.uuid() }) },
  async ({ actor, params }) => {
    const { progress } = await orNotFound(caseProgress(actor, params.caseId));
    const opened = await orNotFound(openCase(actor, params.caseId, ['title', 'journey', 'needs', 'draft'], 'overview'));
    const { id, pseudonym, ageClass, createdAt, title, journey, needs, draft } = opened;
    return {
      samePerson: await samePersonOf(actor, id),
      id,
      pseudonym,
      ageClass,
      createdAt,
      title,
      progress,
      stops: journey.length,
      lines: needs?.lines.length ?? 0,
      draft: draft && { revision: draft.revision, updatedAt: draft.updatedAt },
    };
  },
);

export default function CaseOverview() {
  const { id, pseudonym, ageClass, createdAt, title, progress, stops, lines, draft, samePerson } =
    useLoaderData<typeof loader>();
  const ends = progress.stage === 'public' || progress.stage === 'closed';
  return (
    <>
      <PageHeading title={title} above={pseudonym} />
      <Notice tone={progress.waitsFor === 'officer' ? 'attention' : 'info'} title={titleOf(progress)}>
        {ends || progress.waitsFor !== 'officer' || progress.stop === 'minor' ? null : (
          <p>
            <LinkButton href={nextHref(id, progress)} small>
              {nextWords(progress)}
            </LinkButton>
          </p>
        )}
      </Notice>
      <SamePersonNotice found={samePerson} />
      <div className="section">
        <DefinitionList
          items={[
            { term: words.factAge, value: ageClass === 'adult' ? words.factAdult : words.factMinor },
            { term: words.factOpened, value: dayWords(createdAt) },
            { term: words.factStops, value: say(words.factStopsValue, { count: stops }) },
            { term: words.factNeeds, value: say(words.factNeedsValue, { count: lines }) },
            {
              term: words.factDraft,
              value: draft
                ? say(words.factDraftValue, { revision: draft.revision, date: dayWords(draft.updatedAt) })
                : words.factDraftNone,
            },
          ]}
        />
      </div>
      <p className="section small soft">{words.readRecorded}</p>
      <p className="small">
        <a href={`/officer/cases/${id}/erase`}>{safety.eraseLink}</a>
      </p>
    </>
  );
}

function titleOf(progress: CaseProgress): string {
  if (progress.stop !== null) return sentence(words[`stop_${progress.stop}`]);
  return progress.waitsFor === 'officer' ? words.overviewNext : nextWords(progress);
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
