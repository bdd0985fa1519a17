import { expect, it } from 'vitest';
import { countedIn } from './counted-units';

it.each([
  ['en', 'A safe room for six months', 6, 'month'],
  ['en', 'Twelve counselling sessions', 12, 'session'],
  ['en', '10 group sessions', 10, 'session'],
  ['es', 'Alquiler de seis meses', 6, 'month'],
  ['es', 'Doce sesiones de consejería', 12, 'session'],
  ['fr', 'Douze séances d’écoute', 12, 'session'],
  ['fr', 'Une chambre sûre pour trois mois', 3, 'month'],
  ['id', 'Kamar yang aman selama enam bulan', 6, 'month'],
  ['id', 'Dua belas sesi konseling', 12, 'session'],
  ['vi', 'Phòng an toàn trong sáu tháng', 6, 'month'],
  ['vi', 'Mười hai buổi tư vấn', 12, 'session'],
  ['uk', 'Безпечна кімната на шість місяців', 6, 'month'],
  ['uk', 'Дванадцять сеансів із психологом', 12, 'session'],
] as const)('%s: “%s” counts %i of a %s', (locale, label, count, unit) => {
  expect(countedIn(label, locale)).toEqual({ count, unit });
});

it.each([
  ['en', 'Two cows and a shed'],
  ['en', 'A month of rent'],
  ['en', 'One session'],
  ['en', 'Six months of rent and two months of food'],
  ['en', 'A course in engine repair'],
  ['en', 'Counselling after some months'],
  ['en', 'Room 12 for sixmonths'],
  ['ar', 'غرفة آمنة لستة أشهر'],
  ['en', ''],
])('%s: “%s” counts nothing of which a part could be paid', (locale, label) => {
  expect(countedIn(label, locale)).toBeUndefined();
});
