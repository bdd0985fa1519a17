import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, digitsOf, groupedCode, isCode } from './code';
import { pinFault } from './pin';

const random = fc.stringMatching(/^\d{16}$/);

describe('a code', () => {
  it('is known as one, also in groups and in the digits of another script', () => {
    fc.assert(
      fc.property(random, fc.constantFrom(0x30, 0x660, 0x6f0, 0x9e6), (digits, zero) => {
        const code = codeOf(digits);
        const typed = [...groupedCode(code)]
          .map((digit) => (digit === ' ' ? '-' : String.fromCodePoint(zero + Number(digit))))
          .join('');
        expect([isCode(code), digitsOf(typed)]).toEqual([true, code]);
      }),
    );
  });

  it('safeguard: the check digits notice every wrong digit and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(random, fc.nat(17), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const code = codeOf(digits);
        const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(isCode(wrong)).toBe(false);
        const [one = '', other = ''] = [code[at], code[at + 1]];
        if (other !== '' && one !== other)
          expect(isCode(code.slice(0, at) + other + one + code.slice(at + 2))).toBe(false);
      }),
    );
  });
});

describe('a PIN', () => {
  it.each(['111111', '123456', '654321', '890123', '112233', '121212', '123123', '998877'])('%s is easy', (pin) => {
    expect(pinFault(pin)).toBe('easy');
  });
  it('is long enough and no longer than people remember', () => {
    expect([pinFault('48291'), pinFault('482917'), pinFault('4829174829174')]).toEqual(['length', null, 'length']);
  });
});
