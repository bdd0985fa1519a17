import { databaseErrorCode } from '~/platform/db/index.server';
import { type Identity, identity } from '~/platform/identity/index.server';

export interface NewAdministrator {
  name: string;
  email: string;
}

/**
 * Makes two people the administrators of an installation that has none, and mails each a link to choose a password.
 * Safe to run again until it succeeded. `taken`: somebody holds a role already, and gives all further ones.
 */
export async function appointFirstAdministrators(
  people: readonly [NewAdministrator, NewAdministrator],
  service: Identity = identity(),
): Promise<'appointed' | 'taken' | 'same-person'> {
  const addresses = people.map(({ email }) => email.trim().toLowerCase());
  if (new Set(addresses).size < people.length) return 'same-person';
  // Before anybody is mailed: a mistaken call makes no accounts. The database says it again.
  if (await service.hasRoles()) return 'taken';
  const ids: string[] = [];
  for (const person of people) {
    const id = (await service.inviteAccount({ userId: null }, person)) ?? (await service.findAccountId(person.email));
    if (id === undefined) throw new Error('The account was not made.');
    ids.push(id);
  }
  try {
    await service.appointFirstAdministrators(ids[0] ?? '', ids[1] ?? '');
    return 'appointed';
  } catch (error) {
    const code = databaseErrorCode(error);
    if (code === 'HW001') return 'taken';
    if (code === 'HW005') return 'same-person';
    throw error;
  }
}
