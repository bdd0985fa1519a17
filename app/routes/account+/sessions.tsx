import { parseWithZod } from '@conform-to/zod/v4';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { endSessionSchema } from '~/domain/access';
import { guarded, requireAccount } from '~/domain/access/index.server';
import { identity, type OpenSession } from '~/platform/identity/index.server';
import { Badge, Button, type Column, fillMessage, Notice, PageHeading, Table } from '~/ui';
import { Moment } from './ui/moment';

export const meta = () => [{ title: `${account.sessionsTitle} – Homeward` }];

export const loader = guarded({ permission: 'account.own' }, async ({ request }) => {
  const sessions = await identity().listSessions(await requireAccount(request));
  return { sessions, ended: new URL(request.url).searchParams.has('ended') };
});

export const action = guarded({ permission: 'account.own' }, async ({ request }) => {
  const own = await requireAccount(request);
  const form = await request.formData();
  if (form.get('intent') === 'end-others') await identity().endOtherSessions(own);
  else {
    const submission = parseWithZod(form, { schema: endSessionSchema });
    if (submission.status !== 'success') throw new Response(null, { status: 404 });
    await identity().endSession(own, submission.value.sessionId);
  }
  return redirect('/account/sessions?ended=1');
});

/** The browser and system out of a User-Agent line, as far as one can say; the line itself is no use to people. */
function browserName(userAgent: string): string {
  const browser = /(Firefox|Edg|OPR|SamsungBrowser|Chrome|Safari)\//.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const known = [browser?.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter((part) => part !== undefined);
  return known.length > 0 ? known.join(', ') : account.unknownBrowser;
}

const columns: Column<OpenSession>[] = [
  { key: 'browser', head: account.browser, rowHead: true, cell: (session) => browserName(session.userAgent) },
  { key: 'begun', head: account.begun, cell: (session) => <Moment at={session.startedAt} /> },
  { key: 'used', head: account.lastUsed, cell: (session) => <Moment at={session.lastUsedAt} /> },
  { key: 'end', head: account.endSession, cell: (session) => <EndSession session={session} /> },
];

function EndSession({ session }: { session: OpenSession }) {
  if (session.isThisOne) return <Badge tone="home">{account.thisOne}</Badge>;
  return (
    <form method="post">
      <input type="hidden" name="sessionId" value={session.id} />
      <Button
        kind="quiet"
        small
        aria-label={fillMessage(account.endSessionOf, { browser: browserName(session.userAgent) })}
      >
        {account.endSession}
      </Button>
    </form>
  );
}

export default function Sessions() {
  const { sessions, ended } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={account.sessionsTitle} lead={account.sessionsLead} />
      {ended ? (
        <Notice tone="done" live>
          {account.sessionEnded}
        </Notice>
      ) : null}
      <Table
        id="sessions"
        caption={account.sessionsCaption}
        columns={columns}
        rows={sessions}
        rowKey={(session) => session.id}
      />
      {sessions.length > 1 ? (
        <form method="post" className="actions">
          <Button name="intent" value="end-others">
            {account.endOthers}
          </Button>
        </form>
      ) : (
        <p className="soft">{account.onlyThis}</p>
      )}
      <p>
        <a href="/account">{account.toAccount}</a>
      </p>
    </>
  );
}
