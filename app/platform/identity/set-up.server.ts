import type { IdentityContext } from './context.server';
import { hashPassword } from './password.server';
import { recorded } from './pool.server';

/** Makes an account with a password if the address has none yet; answers its id. For set-up, never for a screen. */
export async function ensureAccount(
  context: IdentityContext,
  input: { name: string; email: string; password: string },
): Promise<string> {
  const email = input.email.trim().toLowerCase();
  const found = await findAccountId(context, email);
  if (found !== undefined) return found;
  const password = await hashPassword(input.password);
  return recorded(context.pool, { actorId: null, action: 'account.created', subject: (id) => id }, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO identity."user" (name, email, email_verified) VALUES ($1, $2, true) RETURNING id',
      [input.name, email],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The account was not made.');
    await client.query(
      `INSERT INTO identity.account (account_id, provider_id, user_id, password) VALUES ($1::text, 'credential', $1::uuid, $2)`,
      [id, password],
    );
    return id;
  });
}

/** The id of the account with this address; undefined when there is none. For set-up. */
export async function findAccountId(context: IdentityContext, email: string): Promise<string | undefined> {
  const { rows } = await context.pool.query<{ id: string }>('SELECT id FROM identity."user" WHERE email = $1', [
    email.trim().toLowerCase(),
  ]);
  return rows[0]?.id;
}

/** Whether anybody holds, or ever held, a role here. */
export async function hasRoles(context: IdentityContext): Promise<boolean> {
  const { rows } = await context.pool.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT FROM identity.role_grant) AS some',
  );
  return rows[0]?.some ?? true;
}

/** The very first two administrators of an empty installation; the database refuses a second time (HW001). */
export async function appointFirstAdministrators(context: IdentityContext, one: string, other: string): Promise<void> {
  await context.pool.query('SELECT identity.appoint_first_administrators($1, $2)', [one, other]);
}
