import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { listCases } from '~/domain/caseload/index.server';
import { GuardiansWait } from '~/domain/consent';
import { guardiansToConfirm } from '~/domain/consent/index.server';
import { EmptyState, LinkButton, PageHeading } from '~/ui';
import { AskAgain } from './ui/ask-again';
import { CaseTable } from './ui/case-table';
import { say } from './ui/words';

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.read' }, async ({ actor }) => {
  const { cases, now } = await listCases(actor);
  const guardians = (await guardiansToConfirm(actor)).filter(({ mayDecide }) => mayDecide).length;
  return { cases, now, guardians };
});

export default function Cases() {
  const { cases, now, guardians } = useLoaderData<typeof loader>();
  const mine = cases.filter(({ progress }) => progress.waitsFor === 'officer');
  const others = cases.filter(({ progress }) => progress.waitsFor !== 'officer');
  const actions = (
    <>
      <LinkButton href="/officer/cases/new">{words.newCase}</LinkButton>
      <LinkButton href="/officer/cases/import" kind="quiet">
        {words.importCases}
      </LinkButton>
    </>
  );
  if (cases.length === 0) {
    return (
      <>
        <PageHeading title={words.listTitle} />
        <EmptyState title={words.emptyTitle} action={<span className="cluster">{actions}</span>}>
          <p>{words.emptyText}</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title={words.listTitle} lead={words.listLead} actions={actions} />
      <GuardiansWait count={guardians} href="/officer/guardians" />
      <AskAgain cases={cases} now={now} />
      <div className="section">
        <CaseTable id="waiting" caption={say(words.listWaiting, { count: mine.length })} cases={mine} now={now} />
      </div>
      {others.length > 0 ? (
        <div className="section">
          <CaseTable id="elsewhere" caption={words.listElsewhere} cases={others} now={now} />
        </div>
      ) : null}
    </>
  );
}
