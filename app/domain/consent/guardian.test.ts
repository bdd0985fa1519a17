import { describe, expect, it } from 'vitest';
import { guardianConcern } from './guardian';

const person = {
  given: 'Lê',
  family: 'Thị Hoa',
  aliases: ['Hoa'],
  allegedPerpetrators: [{ name: 'Nguyễn Văn Đức' }, { name: 'Madame Rose Okafor' }],
};

describe('a guardian', () => {
  it.each(['Nguyen Van Duc', 'DUC NGUYEN VAN', 'Đức, Nguyễn Văn', 'Mr Nguyễn Văn Đức', 'Văn Đức', 'Okafor Rose'])(
    'who bears the name of an alleged perpetrator is one: %s',
    (name) => expect(guardianConcern(name, person)).toBe('alleged_perpetrator'),
  );

  it('is not the person', () => {
    expect(guardianConcern('Thi Hoa Le', person)).toBe('the_person');
  });

  it.each(['Trần Thị Mai', 'Ama Guardian', 'Rosemary Hall'])('may be somebody else: %s', (name) =>
    expect(guardianConcern(name, person)).toBeNull(),
  );
});
