import { redirect } from '@remix-run/node';
import { guarded } from '~/domain/access/index.server';
import { homeOf } from '~/domain/access/navigation';

/** Where one's role begins its day. */
export const loader = guarded({ permission: 'account.own' }, async ({ actor }) => redirect(homeOf(actor.role)));
