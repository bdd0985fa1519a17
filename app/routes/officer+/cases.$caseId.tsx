import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { concerns } from '~/catalogues/en/concerns';
import { pools } from '~/catalogues/en/pools';
import { toldLater } from '~/catalogues/en/told-later';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { caseProgress } from '~/domain/caseload/index.server';
import { Breadcrumbs, CaseLine, Tabs } from '~/ui';
import { orNotFound } from './answers.server';
import { dayWords } from './ui/words';

export const loader = guarded(
  { permission: 'case.read', params: z.object({ caseId: z.uuid() }) },
  async ({ actor, params }) => {
    const { id, pseudonym, progress } = await orNotFound(caseProgress(actor, params.caseId));
    return { id, pseudonym, progress };
  },
);

/** Around every screen of a case: where it stands, and its parts. Nothing here is decrypted. */
export default function CaseFrame() {
  const { id, pseudonym, progress } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const base = `/officer/cases/${id}`;
  const tab = (page: string, label: string) => ({ href: base + page, label, current: pathname === base + page });
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/officer', label: words.listTitle },
          { href: base, label: pseudonym },
        ]}
      />
      <CaseLine
        current={progress.stage}
        stopped={progress.stop === null ? undefined : words[`stop_${progress.stop}`]}
        note={
          progress.releaseAt === null
            ? undefined
            : message(words.waitsForRelease, { date: dayWords(progress.releaseAt) })
        }
        hrefs={{ consent: `${base}/consent`, needs: `${base}/needs`, story: `${base}/story`, gate: `${base}/gate` }}
      />
      <Tabs
        label={words.tabsLabel}
        items={[
          tab('', words.tabOverview),
          tab('/person', words.tabPerson),
          tab('/journey', words.tabJourney),
          tab('/needs', words.tabNeeds),
          tab('/consent', words.tabConsent),
          tab('/story', words.tabStory),
          ...(progress.stop === 'minor' ? [] : [tab('/told', toldLater.tab)]),
          ...(progress.stop === 'minor' ? [tab('/group', pools.caseTitle)] : []),
          tab('/code', concerns.codeTab),
        ]}
      />
      <Outlet />
    </>
  );
}
