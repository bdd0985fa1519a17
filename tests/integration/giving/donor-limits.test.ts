import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { endPools, refusal, rows, value, visitor, type Who, worker } from '../ledger/scene';

afterAll(endPools);

interface Asked {
  id?: string | null;
  amountMinor?: bigint;
  client?: Buffer | null;
  proof?: Buffer | null;
  link?: Buffer | null;
  address?: Buffer | null;
}

const open = ({ id = null, amountMinor = 500n, client = null, proof = null, link = null, address = null }: Asked) =>
  value<string>(
    visitor,
    `SELECT giving.open_checkout(NULL, NULL, 'pool', $1, 0, 'USD', 'pool', $2, false, $3, $4, $5, $6)`,
    [amountMinor, client, id, proof, link, address],
  );
const hash = () => Buffer.from(randomUUID().replaceAll('-', ''));
const times = async (count: number, ask: () => Asked) => {
  for (let done = 0; done < count; done += 1) await open(ask());
};
const nobody: Who = { role: 'donor' };

describe('limits against the testing of cards', () => {
  it('safeguard: opened_per_hour, a browser with solved proofs opens 20 an hour', async () => {
    const client = hash();
    await times(20, () => ({ client, proof: hash() }));
    expect(await refusal(open({ client, proof: hash() }))).toBe('HW009');
  });

  it('safeguard: spent_proof, a proof counts once; after that its browser is as without', async () => {
    const client = hash();
    const proof = hash();
    await times(7, () => ({ client, proof }));
    expect(await refusal(open({ client, proof }))).toBe('HW009');
    expect(await refusal(open({ client, proof: hash() }))).toBe('accepted');
  });

  it('safeguard: limits by address hold whatever a browser calls itself', async () => {
    const address = hash();
    await times(20, () => ({ client: hash(), address }));
    expect(await refusal(open({ client: hash(), address }))).toBe('HW009');
    await times(40, () => ({ client: hash(), address, proof: hash() }));
    expect(await refusal(open({ client: hash(), address, proof: hash() }))).toBe('HW009');
  });
});

describe('a form that is sent again', () => {
  it('safeguard: open_checkout by id, five clicks at once are one checkout', async () => {
    const id = randomUUID();
    const opened = await Promise.all(Array.from({ length: 5 }, () => open({ id, client: hash() })));
    expect(new Set(opened)).toEqual(new Set([id]));
    expect(await refusal(open({ id, amountMinor: 600n }))).toBe('HW004');
  });

  it('is a gift of its own once the first came to its end', async () => {
    const id = await open({ id: randomUUID() });
    await value(worker, `SELECT giving.close_checkout($1, 'expired')`, [id]);
    expect(await refusal(open({ id }))).toBe('HW004');
  });
});

describe('a mailed link that continues a gift', () => {
  const mail = async (client = hash()) => {
    const token = hash();
    const id = randomUUID();
    const asked = await value<boolean>(nobody, `SELECT giving.ask_link($1, 'gift', $2, $3, $4, '\\x00', '{}')`, [
      ...[id, hash(), token],
      client,
    ]);
    return { token, id, asked };
  };

  it('opens one checkout beyond the limit, once', async () => {
    const client = hash();
    await times(6, () => ({ client }));
    expect(await refusal(open({ client }))).toBe('HW009');
    const { token, id } = await mail();
    expect(await open({ client, link: token, id })).toBe(id);
    expect(await open({ client, link: token, id })).toBe(id);
    expect(await refusal(open({ client, link: token }))).toBe('HW007');
    expect(await refusal(open({ client, link: hash() }))).toBe('HW007');
  });

  it('safeguard: links_per_client_hour, nobody asks for many', async () => {
    const client = hash();
    for (let asked = 0; asked < 12; asked += 1) expect((await mail(client)).asked).toBe(true);
    expect((await mail(client)).asked).toBe(false);
  });

  it('is worth nothing to others: a link to continue a gift is no way to sign in', async () => {
    const { token } = await mail();
    expect(await value(nobody, 'SELECT giving.use_sign_in_link($1, $2)', [token, hash()])).toBeNull();
    expect(await rows(nobody, 'SELECT gift FROM giving.gift_of_link($1)', [token])).toEqual([{ gift: {} }]);
    expect(await rows(nobody, 'SELECT gift FROM giving.gift_of_link($1)', [hash()])).toEqual([]);
  });
});
