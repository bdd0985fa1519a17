import { expect, it } from 'vitest';
import { pooledWording } from './en/pooled-page';
import { groupWordsIn } from './group-words';
import { publicLanguageCodes } from './public-languages';
import { publicWords } from './public-words';

it('says what is said of a group in the reader’s language, and leaves what a person wrote', () => {
  for (const language of publicLanguageCodes) {
    const words = publicWords(language).pooledWording;
    for (const [category, { title, label }] of Object.entries(pooledWording)) {
      expect(groupWordsIn(title, language)).toBe(words[category as keyof typeof words].title);
      expect(groupWordsIn(label, language)).toBe(words[category as keyof typeof words].label);
    }
    expect(groupWordsIn('Two cows', language)).toBe('Two cows');
  }
});
