import { Outlet, useLoaderData } from '@remix-run/react';
import { audit as words } from '~/catalogues/en/audit';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { readFindings } from '~/domain/audit/index.server';

export const loader = guarded({ permission: 'audit.read' }, async ({ actor }) => ({
  user: { name: actor.name, role: actor.role },
  answered: (await readFindings(actor)).filter(({ state }) => state === 'answered').length,
}));

export default function AuditLayout() {
  const { user, answered } = useLoaderData<typeof loader>();
  const waiting = answered > 0 ? [{ href: '/audit/findings', label: words.waitingAnswered, count: answered }] : [];
  return (
    <StaffFrame user={user} waiting={waiting}>
      <Outlet />
    </StaffFrame>
  );
}
