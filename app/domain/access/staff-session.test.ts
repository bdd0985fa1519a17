import { describe, expect, it } from 'vitest';
import { networkAddress } from './staff-session.server';

const from = (address?: string) =>
  networkAddress(
    new Request('http://localhost/', { headers: address === undefined ? {} : { 'x-homeward-client': address } }),
  );

describe('networkAddress', () => {
  it('is what the server wrote down', () => {
    expect(from('203.0.113.7')).toBe('203.0.113.7');
    expect(from('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  it.each(['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4'])(
    'is one /64 for %s: a subscriber has them all',
    (address) => {
      expect(from(address)).toBe('2001:db8:0:0::/64');
      expect(from('2001:db8:0:1::1')).not.toBe('2001:db8:0:0::/64');
    },
  );

  it.each([undefined, '', '127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'is unknown for %j: visitors behind it cannot be told apart',
    (address) => {
      expect(from(address)).toBeUndefined();
    },
  );
});
