import { redirect } from '@remix-run/node';
import { homeOf } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';

/** Where one's role begins its day. */
export const loader = guarded({ permission: 'account.own' }, async ({ actor }) => redirect(homeOf(actor.role)));
