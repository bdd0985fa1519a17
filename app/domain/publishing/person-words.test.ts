import { describe, expect, it } from 'vitest';
import { storyLocales } from '../redaction/index.server';
import { personTold } from './person-words';

/** Of each story language: of a woman, of a man, and of nobody in particular. */
const STORIES: Readonly<Record<string, readonly [string, string, string]>> = {
  en: [
    'She supports her two children and her mother.',
    'He left school and went to sea.',
    'People were kept there without pay.',
  ],
  es: [
    'Ella mantiene a sus hijos y a su madre.',
    'Él dejó la escuela y se fue al mar.',
    'Allí retenían a la gente sin pagar.',
  ],
  fr: [
    'Elle fait vivre ses enfants et sa mère.',
    "Il a quitté l'école pour la mer.",
    "Il fallait travailler sans salaire, et il n'y avait pas de repos.",
  ],
  id: [
    'Perempuan ini menghidupi anak-anaknya dan ibunya.',
    'Pria ini putus sekolah dan melaut.',
    'Orang-orang ditahan di sana tanpa upah.',
  ],
  vi: ['Cô nuôi các con và mẹ già.', 'Anh bỏ học và đi biển.', 'Mọi người bị giữ ở đó và không được trả lương.'],
  uk: ['Вона утримує дітей і матір.', 'Він залишив школу й пішов у море.', 'Людей тримали там без платні.'],
};

describe.each(storyLocales())('a story in %s', (locale) => {
  const [woman = '', man = '', nobody = ''] = STORIES[locale] ?? [];

  it('tells of a woman and her family', () => {
    const told = personTold(woman, locale);
    expect(told).toMatchObject({ man: false, woman: true });
    expect(told.kin.length).toBeGreaterThanOrEqual(2);
  });
  it('tells of a man', () => expect(personTold(man, locale)).toEqual({ man: true, woman: false, kin: [] }));
  it('tells of nobody in particular', () =>
    expect(personTold(nobody, `${locale}-XX`)).toEqual({ man: false, woman: false, kin: [] }));
});
