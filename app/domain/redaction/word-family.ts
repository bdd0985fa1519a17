const SUFFIXES =
  /(?:ations?|izations?|ments?|nesses|ness|ities|ity|ingly|ings|ing|edly|ed|ers|er|ors|or|ies|es|ly|s|ful|less|able|al|e|y)$/;

/**
 * A crude stem that brings the forms and the American and British spellings of one word together, so that
 * "labouring" is as frequent as "labor". Merging too much only makes a word look more common than it is.
 */
export function familyKey(word: string): string {
  let key = word
    .replace(/our/g, 'or')
    .replace(/isation/g, 'ization')
    .replace(/is(e[drs]?|ing)$/, 'iz$1')
    .replace(/ae|oe/g, 'e')
    .replace(/men$/, 'man')
    .replace(/(\p{L})\1/gu, '$1')
    .replace(/tre$/, 'ter');
  for (let round = 0; round < 2; round += 1) {
    const shorter = key.replace(SUFFIXES, '');
    if (shorter.length < 3 || shorter === key) break;
    key = shorter;
  }
  return key;
}
