import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountForInput } from '../../money';
import { decimalSignOf, plainAmount, writtenAmount } from './amount';
import { parseCamt053 } from './camt053.server';
import { dayOf, parseCsvStatement } from './csv.server';
import { FILE_BYTES_MAX, StatementRefused } from './statement';

const file = (name: string) => readFileSync(`tests/fixtures/bank/${name}`);
const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof StatementRefused) return error.problems;
    throw error;
  }
  return 'accepted';
};

describe('CAMT.053', () => {
  it('version 02: what is booked, with what the bank says that it is; what is pending is no line', () => {
    const [statement, ...more] = parseCamt053(file('camt053-v02.xml'));
    expect(more).toEqual([]);
    expect(statement).toMatchObject({
      reference: 'ST-2026-11-A/1',
      currency: 'USD',
      accountLast4: '7890',
      fromOn: '2026-11-16',
      toOn: '2026-11-21',
      openingMinor: 4_000_000n,
      closingMinor: 3_909_875n,
    });
    expect(
      statement?.lines.map(({ amountMinor, bankReference, isCharge }) => [bankReference, amountMinor, isCharge]),
    ).toEqual([
      ['B1001', 36_125n, false],
      ['B1002', -1_250n, true],
      ['B1003', -150_000n, false],
      ['B1004', 25_000n, false],
    ]);
    expect(statement?.lines[2]).toMatchObject({
      text: 'Invoice paid TRX 2026/4711',
      counterparty: 'Clinic of the Lotus',
    });
  });

  it('version 08 with a prefix: wrapped status and parties, a return told as such', () => {
    const [statement] = parseCamt053(file('camt053-v08-overlap.xml'));
    expect(statement?.lines.map(({ bankReference, isReturn }) => [bankReference, isReturn])).toEqual([
      ['B1003', false],
      ['B1004', false],
      ['B1006', true],
    ]);
    expect(statement?.lines[0]?.counterparty).toBe('Clinic of the Lotus');
  });

  it('currencies without and with three decimals, and several statements in one file', () => {
    expect(parseCamt053(file('camt053-jpy.xml'))[0]).toMatchObject({
      openingMinor: 100_000n,
      closingMinor: 103_500n,
      fromOn: '2026-11-16',
    });
    expect(parseCamt053(file('camt053-kwd-two-statements.xml')).map(({ closingMinor }) => closingMinor)).toEqual([
      11_250n,
      11_245n,
    ]);
  });

  it.each([
    ['wrong-external-entity.xml', 'doctype', null, null],
    ['wrong-many-entities.xml', 'doctype', null, null],
    ['wrong-other-message.xml', 'not_camt053', null, null],
    ['wrong-version.xml', 'unknown_version', null, null],
    ['wrong-cut-off.xml', 'not_xml', null, null],
    ['wrong-sum.xml', 'does_not_add_up', null, null],
    ['wrong-currency.xml', 'other_currency', 1, 'Amt'],
    ['wrong-no-opening.xml', 'no_balance', null, 'OPBD'],
    ['wrong-decimals.xml', 'too_many_decimals', 1, 'Amt'],
    ['wrong-day.xml', 'not_a_day', 1, 'BookgDt'],
    ['csv-english.csv', 'not_xml', null, null],
  ])('safeguard: %s is refused as %s', (name, problem, row, column) => {
    expect(refusalOf(() => parseCamt053(file(name)))).toEqual([{ row, column, problem }]);
  });

  it('safeguard: a file that is too large is not even read', () => {
    expect(refusalOf(() => parseCamt053(Buffer.alloc(FILE_BYTES_MAX + 1, '<')))).toEqual([
      { row: null, column: null, problem: 'too_large' },
    ]);
    expect(refusalOf(() => parseCsvStatement(Buffer.alloc(FILE_BYTES_MAX + 1, 'a'), { currency: 'USD' }))).toEqual([
      { row: null, column: null, problem: 'too_large' },
    ]);
  });
});

describe('CSV', () => {
  it('German: semicolons, decimal comma, the latest first, Windows letters, notes above', () => {
    const statement = parseCsvStatement(file('csv-german.csv'), { currency: 'EUR' });
    expect(statement).toMatchObject({
      openingMinor: 1_000_500n,
      closingMinor: 889_000n,
      fromOn: '2026-11-16',
      toOn: '2026-11-18',
    });
    expect(statement.lines.map(({ amountMinor, text }) => [amountMinor, text])).toEqual([
      [-500n, 'Kontoführung'],
      [12_450n, 'STRIPE PAYOUT'],
      [-123_450n, 'Strom; Abschlag'],
    ]);
  });

  it('English: commas, columns in and out, two lines that look alike', () => {
    const statement = parseCsvStatement(file('csv-english.csv'), { currency: 'USD' });
    expect(statement).toMatchObject({ openingMinor: 1_000_000n, closingMinor: 1_249_501n });
    expect(statement.lines.map(({ amountMinor }) => amountMinor)).toEqual([125_000n, 125_000n, -499n]);
  });

  it('tabs, debit and credit as words, three decimals, no balance: the opening is told', () => {
    const statement = parseCsvStatement(file('csv-no-balance.csv'), { currency: 'KWD', openingMinor: 5_000n });
    expect(statement).toMatchObject({ openingMinor: 5_000n, closingMinor: 6_250n });
    expect(refusalOf(() => parseCsvStatement(file('csv-no-balance.csv'), { currency: 'KWD' }))).toEqual([
      { row: null, column: 'balance', problem: 'no_balance' },
    ]);
  });

  it('Spanish: bars, no decimals, the day of value apart', () => {
    const statement = parseCsvStatement(file('csv-spanish.csv'), { currency: 'JPY' });
    expect(statement.lines[0]).toMatchObject({
      amountMinor: 2_500n,
      bookedOn: '2026-11-16',
      valueOn: '2026-11-17',
      text: 'ABONO STRIPE',
    });
    expect(refusalOf(() => parseCsvStatement(file('csv-spanish.csv'), { currency: 'USD' }))).toEqual([
      { row: 2, column: 'Divisa', problem: 'other_currency' },
      { row: 3, column: 'Divisa', problem: 'other_currency' },
    ]);
  });

  it('safeguard: names every wrong cell by row and column, and never what stands in it', () => {
    expect(refusalOf(() => parseCsvStatement(file('wrong-csv-cells.csv'), { currency: 'USD' }))).toEqual([
      { row: 3, column: 'Date', problem: 'not_a_day' },
      { row: 4, column: 'Amount', problem: 'not_an_amount' },
      { row: 5, column: 'Amount', problem: 'too_many_decimals' },
      { row: 6, column: 'Currency', problem: 'other_currency' },
      { row: 7, column: 'Amount', problem: 'missing' },
    ]);
  });

  it.each([
    ['wrong-csv-sum.csv', [{ row: 3, column: 'Balance', problem: 'does_not_add_up' }]],
    ['wrong-csv-header.csv', [{ row: null, column: null, problem: 'no_header' }]],
  ])('safeguard: %s is refused', (name, problems) => {
    expect(refusalOf(() => parseCsvStatement(file(name), { currency: 'USD' }))).toEqual(problems);
  });

  it.each([
    ['2026-11-16', '2026-11-16'],
    ['16.11.2026', '2026-11-16'],
    ['6/1/26', '2026-01-06'],
    ['2026-11-16 10:00', '2026-11-16'],
    ['31.11.2026', undefined],
    ['11/16/2026', undefined],
    ['', undefined],
  ])('reads the day %j as %j', (cell, day) => {
    expect(dayOf(cell)).toBe(day);
  });
});

describe('amounts', () => {
  it.each([
    ['-1.234,50', 'EUR', ',', -123_450n],
    ["1'234.50", 'CHF', '.', 123_450n],
    ['(50.00)', 'USD', '.', -5_000n],
    ['50.00-', 'USD', '.', -5_000n],
    ['USD 1,000', 'USD', '.', 100_000n],
    ['1.250', 'KWD', '.', 1_250n],
    ['12,34,567.00', 'USD', '.', 123_456_700n],
    ['1,234', 'JPY', '.', 1_234n],
  ] as const)('reads %j in %s with %s', (cell, currency, sign, amountMinor) => {
    expect(writtenAmount(cell, currency, sign)).toEqual({ amountMinor });
  });

  it.each([
    [['1,234'], 'USD', '.'],
    [['1,234'], 'KWD', ','],
    [['1,234', '5,5'], 'USD', ','],
    [['1.234.567'], 'EUR', ','],
    [['1,234,567'], 'USD', '.'],
    [['100', '-20'], 'USD', '.'],
  ] as const)('takes the column %j in %s to be written with %s', (cells, currency, sign) => {
    expect(decimalSignOf(cells, currency)).toBe(sign);
  });

  it('reads back every amount that is written plainly, in every kind of currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_999n }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (amountMinor, currency) => {
          const plain = amountForInput(amountMinor, currency).replaceAll(',', '');
          expect(plainAmount(plain, currency)).toEqual({ amountMinor });
        },
      ),
    );
  });
});
