import type { NeedCardProps, WayStop } from '../index';

/** Samples of needs for the specimen pages: typical, met, beyond, nothing told, overfull. */
export const stops: WayStop[] = [
  { label: 'A safe room for three months', amountMinor: 54_000n, givenMinor: 54_000n, state: 'paid' },
  { label: 'Physiotherapy, twelve sessions', amountMinor: 24_000n, givenMinor: 24_000n, state: 'funded' },
  { label: 'Two dairy cows and feed', amountMinor: 96_000n, givenMinor: 38_000n, state: 'open' },
  { label: 'Legal help to recover the land deed', amountMinor: 40_000n, givenMinor: 0n, state: 'open' },
];
export const progress = { goalMinor: 214_000n, givenMinor: 116_000n };

const manyStops: WayStop[] = Array.from({ length: 40 }, (_, index) => ({
  label: `Line ${index + 1}`,
  amountMinor: BigInt(1000 + ((index * 7919) % 9000)),
  givenMinor: BigInt(index < 22 ? 1000 + ((index * 7919) % 9000) : 0),
  state: index < 12 ? 'paid' : index < 22 ? 'funded' : 'open',
}));

export const needs: NeedCardProps[] = [
  {
    href: '/en/needs/a',
    title: 'Cattle instead of a building site',
    kinds: ['safe_accommodation', 'medical', 'small_business', 'legal'],
    area: 'Southern Asia',
    progress,
    currency: 'USD',
    locale: 'en',
    stops,
  },
  {
    href: '/en/needs/b',
    title: 'A sewing workshop of her own, and the course before it',
    kinds: ['education_skills', 'psychosocial'],
    area: 'Viet Nam',
    progress: { goalMinor: 260_000n, givenMinor: 260_000n },
    currency: 'USD',
    locale: 'en',
  },
  {
    href: '/en/needs/c',
    title: 'A year of school for a group of children',
    kinds: ['education_skills', 'basic_needs', 'family_support'],
    progress: { goalMinor: 1_200_000n, givenMinor: 1_490_000n },
    currency: 'EUR',
    locale: 'en',
  },
  {
    href: '/en/needs/d',
    title: 'The journey home',
    kinds: ['return_travel'],
    area: 'South-eastern Asia to Southern Asia',
    progress: { goalMinor: 180_000n, givenMinor: 0n },
    currency: 'JPY',
    locale: 'en',
  },
  {
    href: '/en/needs/e',
    title:
      'Reintegration after a long time away, with training, tools, treatment, a room, and help for an extended family',
    kinds: [
      'safe_accommodation',
      'medical',
      'psychosocial',
      'legal',
      'return_travel',
      'education_skills',
      'job_placement',
      'small_business',
      'basic_needs',
      'family_support',
    ],
    area: 'Autonomous Region of Bougainville to Southern Nations, Nationalities and Peoples’ Region',
    progress: { goalMinor: 220_000n, givenMinor: 120_000n },
    currency: 'KWD',
    locale: 'en',
    stops: manyStops,
  },
];
