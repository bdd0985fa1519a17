import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random name like `HW-7K3M-92QF` (40 bits): the only name of a case outside the private register. */
export function randomPseudonym(): string {
  const symbols = [...randomBytes(8)].map((byte) => CROCKFORD[byte % CROCKFORD.length]).join('');
  return `HW-${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}
