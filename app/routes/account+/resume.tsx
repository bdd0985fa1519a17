import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { guarded } from '~/domain/access/index.server';
import { identity } from '~/platform/identity/index.server';
import { Button, Confirm, DefinitionList, EmptyState, fillMessage, LinkButton, Notice, PageHeading } from '~/ui';

export const meta = () => [{ title: `${account.resumeTitle} – Homeward` }];

export const loader = guarded({ permission: 'account.own' }, async ({ request, actor }) => {
  return { kept: (await identity().unstashForm(request, actor.userId)) ?? null };
});

export const action = guarded({ permission: 'account.own' }, async ({ request }) => {
  return redirect('/account/home', { headers: { 'Set-Cookie': await identity().dropStashedForm(request) } });
});

/** What somebody had written when their session ended, to be sent again where it was going. */
export default function Resume() {
  const { kept } = useLoaderData<typeof loader>();
  if (!kept) {
    return (
      <EmptyState
        title={account.resumeNothingTitle}
        action={<LinkButton href="/account/home">{account.goOn}</LinkButton>}
      >
        <p>{account.resumeNothing}</p>
      </EmptyState>
    );
  }
  const fields = kept.fields.map(([name, value], position) => ({ key: `${position}-${name}`, name, value }));
  return (
    <>
      <PageHeading title={account.resumeTitle} lead={account.resumeLead} />
      {kept.files.length > 0 ? (
        <Notice tone="attention">{fillMessage(account.resumeFiles, { files: kept.files.join(', ') })}</Notice>
      ) : null}
      <form method="post" action={kept.action} className="form">
        {fields.map((field) => (
          <input key={field.key} type="hidden" name={field.name} value={field.value} />
        ))}
        <DefinitionList
          items={fields
            .filter(isWritten)
            .map((field) => ({ term: wordsOf(field.name), value: <KeptText text={field.value} /> }))}
        />
        <div className="actions">
          <Button>{account.resumeSave}</Button>
        </div>
      </form>
      <Confirm summary={account.resumeDrop} consequences={<p>{account.resumeDropConsequence}</p>}>
        <form method="post">
          <Button kind="danger">{account.resumeDrop}</Button>
        </form>
      </Confirm>
    </>
  );
}

/** A field's name as words: `dateNeeded` is "Date needed". */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[[\]._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a person wrote, and not what the form says about itself. */
function isWritten({ name }: { name: string }): boolean {
  return name !== 'intent' && !name.startsWith('_');
}

/** Paragraphs as they were typed. */
function KeptText({ text }: { text: string }) {
  const lines = text.split(/\r?\n/);
  if (text.trim() === '') return <span className="soft">{account.emptyValue}</span>;
  return (
    <div className="prose" dir="auto">
      {lines.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that is shown once and never reordered
        <div key={position}>{line}</div>
      ))}
    </div>
  );
}
