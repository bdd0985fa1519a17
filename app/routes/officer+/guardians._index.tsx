import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import { GuardianList } from '~/domain/consent';
import { guardiansToConfirm } from '~/domain/consent/index.server';

export const meta: MetaFunction = () => [{ title: `${words.guardiansTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.read' }, async ({ actor }) => ({
  guardians: await guardiansToConfirm(actor),
}));

export default function Guardians() {
  return <GuardianList {...useLoaderData<typeof loader>()} href="/officer/guardians" />;
}
