import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersOf } from './identifiers';
import { personSchema } from './schemas';

const of = (person: object) => identifiersOf(personSchema.parse(person)).map(({ kind, text }) => `${kind} ${text}`);

describe('exact identifiers', () => {
  it('are the same however a document or phone is typed', () => {
    const one = of({ idNumbers: [{ kind: 'passport', value: 'EP 778-123' }], phones: ['+855 12 345 678'] });
    const other = of({
      idNumbers: [{ kind: 'Passport no.', value: 'ep778123' }],
      phones: ['012-345-678', '០១២ ៣៤៥ ៦៧៨'],
    });
    expect(one).toEqual(['document EP778123', 'phone 12345678']);
    expect(other).toEqual(one);
  });

  it('take a name only with its day of birth, in any order and with or without accents', () => {
    expect(of({ given: 'Linh', family: 'Nguyễn' })).toEqual([]);
    const born = '1994-03-28';
    expect(of({ given: 'Linh', family: 'Nguyễn', dateOfBirth: born })).toEqual(
      of({ given: 'nguyen', family: 'LINH', dateOfBirth: born }),
    );
    expect(of({ given: 'A', aliases: ['Linh Nguyen'], dateOfBirth: born })).toContain(
      `name_and_birth linh nguyen/${born}`,
    );
  });

  it('leave out what is shared by chance', () => {
    expect(of({ idNumbers: [{ kind: '', value: '12/3' }], phones: ['117', 'none'] })).toEqual([]);
  });

  it('name each once, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 10 }),
        (typed) => {
          const values = typed.filter((value) => value.trim() !== '');
          const found = of({ phones: values, idNumbers: values.map((value) => ({ kind: '', value })) });
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});
