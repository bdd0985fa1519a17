import { describe, expect, it } from 'vitest';
import { safeNextPath } from './next-path';

describe('safeNextPath', () => {
  it.each(['/officer', '/officer/cases/7/story?part=2', '/review/%2F%2Fevil', '/finance?next=//evil.example'])(
    'goes to %s',
    (path) => {
      expect(safeNextPath(path, '/account')).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/officer',
    'javascript:alert(1)',
    'evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /officer',
    '/account/sign-out',
    '',
    null,
    undefined,
    `/${'a'.repeat(3000)}`,
  ])('falls back for %j', (path) => {
    expect(safeNextPath(path, '/account')).toBe('/account');
  });
});
