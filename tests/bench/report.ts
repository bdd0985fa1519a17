import { loadavg } from 'node:os';
import process from 'node:process';

/** One line of the report. `holds` is undefined where a figure is reported without a bound. */
export interface Figure {
  name: string;
  measured: string;
  floor: string;
  ratio: string;
  bound: string;
  holds: boolean | undefined;
}

export const say = (text: string) => process.stdout.write(`${text}\n`);

/** How busy the machine is besides: figures mean little without it. */
export const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

/** Says figures as soon as they are known: a run that is broken off has not been for nothing. */
export function sayAtOnce(figures: readonly Figure[]): Figure[] {
  for (const { name, measured, ratio, holds } of figures)
    say(`    ${holds === false ? 'missed: ' : ''}${name}: ${measured}${ratio && `, ${ratio} of the floor`}`);
  return [...figures];
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Prints the figures as one table; answers how many bounds were missed. */
export function printFigures(figures: readonly Figure[]): number {
  const head: Figure = {
    name: 'figure',
    measured: 'measured',
    floor: 'floor',
    ratio: 'ratio',
    bound: 'bound',
    holds: undefined,
  };
  const verdict = ({ holds }: Figure) => (holds === undefined ? '' : holds ? 'holds' : 'MISSED');
  const cells = [head, ...figures].map((one) => [
    one.name,
    one.measured,
    one.floor,
    one.ratio,
    one.bound,
    verdict(one),
  ]);
  const widths = head
    ? [0, 1, 2, 3, 4, 5].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
    : [];
  say('');
  for (const row of cells)
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  return figures.filter(({ holds }) => holds === false).length;
}
