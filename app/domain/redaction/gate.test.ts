import { beforeAll, describe, expect, it } from 'vitest';
import { type GateInput, gateText } from './index.server';

const story = (text: string, more: Partial<GateInput> = {}): ReturnType<typeof gateText> =>
  gateText({
    text,
    locale: 'en',
    privateValues: [],
    purpose: 'story',
    grantedScopes: ['story', 'age_band', 'journey_country'],
    timeLimitMs: 60_000,
    ...more,
  });

// The dictionary is read before the clock of a test runs.
beforeAll(() => {
  story('They rest.');
}, 60_000);

describe('the gate', () => {
  it('lets a clean text through', () =>
    expect(story('A young woman from Nigeria asked for help and found it.')).toEqual({
      outcome: 'clean',
      findings: [],
    }));

  it('asks for a review, and blocks', () => {
    expect(story('She came in August.').outcome).toBe('review');
    expect(story('She is called Itohan.').outcome).toBe('blocked');
  });

  it('blocks private values whatever else is found', () => {
    const result = story('She sells comfort food with Comfort.', {
      privateValues: [{ kind: 'perpetrator', value: 'Comfort Ehigie' }],
    });
    expect(result.outcome).toBe('blocked');
    expect(result.findings.map(({ reason }) => reason)).toContain('private-value');
  });

  it('fails closed', () => {
    expect(story('Hello.', { locale: 'th' })).toEqual({ outcome: 'refused', findings: [], refusal: 'no-dictionary' });
    expect(story('Hello.', { timeLimitMs: -1 })).toEqual({ outcome: 'refused', findings: [], refusal: 'timed-out' });
    expect(story('a '.repeat(200_001)).refusal).toBe('failed');
    expect(story(' \n').refusal).toBe('no-text');
    const broken = {
      get value(): string {
        throw new Error('unreadable');
      },
      kind: 'name' as const,
    };
    expect(story('Hello.', { privateValues: [broken] })).toEqual({
      outcome: 'refused',
      findings: [],
      refusal: 'failed',
    });
  });

  it('keeps to the consent', () => {
    expect(story('She asked for help.', { grantedScopes: ['needs'] }).refusal).toBe('no-scope');
    const noAge = story('A young man asked for help.', { grantedScopes: ['story', 'journey_country'] });
    expect(noAge.findings.map(({ reason }) => reason)).toEqual(['no-scope-age']);
    const noCountry = story('She left Honduras for a Mexican town in Asia.', { grantedScopes: ['story', 'age_band'] });
    expect(noCountry.findings.filter(({ reason }) => reason === 'no-scope-country')).toHaveLength(3);
    expect(story('He has a hernia.').outcome).toBe('review');
    expect(story('He has a hernia.', { refusedScopes: ['health'] }).outcome).toBe('blocked');
    expect(
      gateText({ text: 'School fees', locale: 'en', privateValues: [], purpose: 'needs', grantedScopes: ['needs'] })
        .outcome,
    ).toBe('clean');
  });
});
