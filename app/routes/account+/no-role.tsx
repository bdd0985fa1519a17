import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { publicRoute, requireAccount } from '~/domain/access/index.server';
import { Button, fillMessage, PageHeading } from '~/ui';

export const meta = () => [{ title: `${account.noRoleTitle} – Homeward` }];

export const loader = publicRoute(async ({ request }) => {
  const { name, role } = await requireAccount(request);
  if (role !== null) throw redirect('/account/home');
  return { name };
});

export default function NoRole() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={account.noRoleTitle} />
      <p>{fillMessage(account.noRoleText, { name })}</p>
      <p>
        <a href="/account/two-factor">{account.appTitle}</a>
      </p>
      <form method="post" action="/account/sign-out">
        <Button kind="quiet">{account.signOut}</Button>
      </form>
    </>
  );
}
