/** How many people share what a page would tell, in plain words. */
export const anonymity = {
  title: 'How many people this could be',
  lead: 'Whoever reads the page must think of many people, never of one. {least} who share everything it tells are needed, from {incidents} incidents or more. All offices are counted together; nobody is opened for it.',
  few: 'fewer than {from}',
  between: '{from} to {to}',
  atLeast: 'at least {people}',
  holds:
    'In the register {first} share everything that consent covers; {least} are needed. With {step} it is {people}, so the page says that.',
  holdsAll: 'It could be many people: {people} share everything that consent covers. Nothing is given up.',
  holdsIn: 'It could be many people: {people} in “{population}” share what is left.',
  tooRare:
    'In the register {people} share even the most general form; {least} are needed. This page cannot be published.',
  givenUpTitle: 'Given up on this page, so that enough share the rest',
  givenUpWords: 'The words may not tell it either; what does is marked in the text.',
  coarser:
    '{count, plural, one {Write the general words in the text (one place)} other {Write the general words in the texts (# places)}}',
  coarserDone:
    '{count, plural, one {One place now says it in general words.} other {# places now say it in general words.}}',
  coarserNone: 'No text tells what was given up.',
  howTitle: 'How this is counted',
  howLadder:
    'The page gives up one fact after the other, always in the same order, until enough people share the rest; then it takes back what was given up for nothing. If the most general form is still too rare, nothing helps but other facts, or no page.',
  howDifferencing:
    'Everything that was ever public counts as well. A page that tells a little less than an earlier one could show who the difference is, so the two must differ by nobody or by many.',
  howRounding:
    'A number below {from} is told to nobody, and others are rounded down: a case of another office cannot be read from them.',
  howMinors: 'Children are not counted here. They have no page: their needs are told for a group of at least eleven.',
  tableCaption: 'People in the register who share what the page would tell',
  columnPage: 'What the page would tell',
  columnPeople: 'People',
  everything: 'Everything that consent covers',
  and: 'With {step}',
  stands: 'enough',
  fewIncidents: 'enough, but of too few incidents',
  isolates: 'enough, but few beside another page',
  step_goal_range: 'amounts counted in wider bands (the page shows them as they are)',
  step_period_spans: 'spans of five years instead of the years',
  step_places_country: 'countries ({areas}) instead of regions',
  step_age_adult: 'no age but “adult”',
  step_period_none: 'no years',
  step_way_none: 'no place on the way',
  step_places_subregion: '{areas} instead of the countries',
  step_form_group: 'labour or other instead of the form',
  step_places_continent: '{areas} instead of parts of continents',
  step_form_none: 'nothing of the form',
  step_places_none: 'no place at all',
  helpTitle: 'What would help',
  helpSex:
    'The words tell whether this is a woman or a man. Without that (“this person”, “they”) it would be {people}.',
  helpSexUnknown:
    'The words tell whether this is a woman or a man, and the case does not know it. Enter it, or write “this person”.',
  helpIncidents:
    'Enough people share this, but they come from fewer than {incidents} incidents, so that whoever knows of one could guess.',
  helpIsolates: 'Enough people share this, but beside a page that was public before, only a few would be left.',
  helpTop:
    'Ask the person again whether a finer fact matters to them: every fact that is not told makes the page safer. What remains can be paid for without a page.',
  helpLines:
    'A line for medical care or for the family tells something of the person. Fewer kinds of lines are shared by more people.',
  helpPool: 'If nothing helps, help the person without a page: the solidarity pool needs no story.',
} as const;
