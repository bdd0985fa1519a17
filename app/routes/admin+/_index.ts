import { redirect } from '@remix-run/node';
import { guarded } from '~/domain/access/index.server';

export const loader = guarded({ permission: 'user.manage' }, async () => redirect('/admin/users'));
