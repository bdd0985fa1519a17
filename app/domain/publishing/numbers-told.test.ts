import { describe, expect, it } from 'vitest';
import { numbersTold } from './numbers-told';

describe('numbers that words tell', () => {
  it.each([
    ['en', 'for six months', [6]],
    ['en', 'thirty-one years, 3 hundred days', [31, 300]],
    ['es', 'treinta y un años', [31]],
    ['es', 'alquiler de seis meses', [6]],
    ['fr', 'deux ans et trois cents jours', [2, 300]],
    ['id', 'dua tahun', [2]],
    ['id', 'lima belas tahun', [15]],
    ['vi', 'hai mươi năm', [20]],
    ['vi', 'mười bốn năm', [14]],
    ['uk', 'три роки', [3]],
    ['uk', 'у 2022 році', [2022]],
    ['en', 'for some time', []],
  ])('%s: %s', (locale, text, numbers) => {
    expect(numbersTold(text, locale)).toEqual(numbers);
  });
});
