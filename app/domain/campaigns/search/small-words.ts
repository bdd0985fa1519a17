/** Words that say nothing by themselves, in the languages of stories and readers: looked for only where nothing else was typed. */
const SMALL = new Set(
  `a an and the of for to in on with or de la el los las un una y o en con para por le les des du et ou pour avec dan di
  ke untuk yang va của cho và і та в у на для من في على الى`.split(/\s+/),
);

export const isSmallWord = (word: string): boolean => SMALL.has(word.toLowerCase());
