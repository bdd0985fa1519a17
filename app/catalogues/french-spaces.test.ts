import { expect, it } from 'vitest';
import { withFrenchSpaces } from './french-spaces';

it('sets the spaces that no line ends at, at any depth, and leaves patterns alone', () => {
  expect(
    withFrenchSpaces({
      question: 'Où va « {label} » ? Ici ; là : partout !',
      share: 'trace {share, number, ::percent .0} du chemin',
      notes: [{ title: 'Une : deux' }],
    }),
  ).toEqual({
    question: 'Où va «\u00a0{label}\u00a0»\u00a0? Ici\u00a0; là\u00a0: partout\u00a0!',
    share: 'trace {share, number, ::percent .0} du chemin',
    notes: [{ title: 'Une\u00a0: deux' }],
  });
});
