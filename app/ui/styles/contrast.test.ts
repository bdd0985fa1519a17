import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).match(/\{([^}]*)\}/)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]),
  );
}

const light = tokensOf(':root');
const darkByPreference = tokensOf(':root:not([data-theme="light"])');
const darkByChoice = tokensOf(':root[data-theme="dark"]');
const themes = { light, dark: { ...light, ...darkByChoice } };

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ['paper', 'paper-raised', 'water', 'land'];
/** Text colour and the surfaces that carry it. */
const textPairs: [string, string[]][] = [
  ['ink', [...surfaces, 'home-wash', 'amber-wash', 'loss-wash']],
  ['ink-soft', surfaces],
  ['home', ['paper', 'paper-raised', 'home-wash']],
  ['route', ['paper', 'paper-raised']],
  ['amber', ['paper', 'paper-raised', 'amber-wash']],
  ['loss', ['paper', 'paper-raised', 'loss-wash']],
  ['on-fill', ['home']],
];
const linePairs: [string, string[]][] = [
  ['hairline', ['paper', 'paper-raised']],
  ['focus', surfaces],
  ['route', surfaces],
  ['home', surfaces],
  ['ink-soft', surfaces],
];

describe.each(Object.entries(themes))('%s theme', (_, tokens) => {
  const ratio = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '');
  it.each(textPairs.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'text %s on %s is 7:1 or more',
    (text, ground) => expect(ratio(text, ground)).toBeGreaterThanOrEqual(7),
  );
  it.each(linePairs.flatMap(([line, grounds]) => grounds.map((ground) => [line, ground] as const)))(
    'line %s on %s is 3:1 or more',
    (line, ground) => expect(ratio(line, ground)).toBeGreaterThanOrEqual(3),
  );
});

describe('tokens', () => {
  it('computes contrast as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
  });

  it('gives the same night to those who choose it and those whose system does', () => {
    expect(Object.keys(darkByChoice).length).toBeGreaterThan(12);
    expect(darkByPreference).toEqual(darkByChoice);
  });
});
