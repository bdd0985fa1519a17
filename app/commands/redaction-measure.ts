/**
 * Measures the detector on texts marked by people: `npx tsx app/commands/redaction-measure.ts PATH [--misses]`, where
 * PATH is a `.jsonl` file of `{text, gold, locale?}` a folder of case files `{narrative, gold,
 * safeVersion}`, or a corpus such as app/domain/redaction/corpus/es.txt.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { detect } from '../domain/redaction/detect.server';
import { type GoldSpan, isCovered, otherWords } from '../domain/redaction/gold-scoring';
import { readCorpus } from '../domain/redaction/marked-texts';

interface Marked {
  name: string;
  locale: string;
  text: string;
  gold: GoldSpan[];
  safe?: string;
}

const [path, ...flags] = process.argv.slice(2);
if (!path) throw new Error('Name a .jsonl file or a folder of case files');
const showMisses = flags.includes('--misses');

/** `es.txt` or `es.held-out.txt`: the language is in the name of the file. */
function readTexts(from: string): Marked[] {
  const locale = basename(from).slice(0, 2);
  const { marked, clean } = readCorpus(readFileSync(from, 'utf8'));
  return [
    ...marked.map(({ text, gold }, index) => ({ name: `${locale} ${index + 1}`, locale, text, gold })),
    ...clean.map((safe, index) => ({ name: `${locale} clean ${index + 1}`, locale, text: '', gold: [], safe })),
  ];
}

function read(from: string): Marked[] {
  if (from.endsWith('.txt')) return readTexts(from);
  if (!statSync(from).isDirectory()) {
    const lines = readFileSync(from, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines
      .map((line) => JSON.parse(line))
      .map(({ id, locale = 'en', text, gold, safe }) => ({ name: String(id), locale, text, gold, safe }));
  }
  const files = readdirSync(from)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.map((file) => {
    const { locale = 'en', narrative, gold, safeVersion } = JSON.parse(readFileSync(join(from, file), 'utf8'));
    return { name: file, locale, text: narrative, gold, safe: safeVersion };
  });
}

const share = (part: number, whole: number): string =>
  `${part}/${whole} (${((100 * part) / Math.max(1, whole)).toFixed(2)} %)`;
const total = {
  direct: [0, 0],
  quasi: [0, 0],
  block: [0, 0],
  either: [0, 0],
  other: [0, 0],
  otherReview: [0, 0],
  safeBlock: [0, 0],
  safeReview: [0, 0],
} satisfies Record<string, [number, number]>;
const add = (key: keyof typeof total, part: number, whole: number): void => {
  total[key] = [(total[key][0] ?? 0) + part, (total[key][1] ?? 0) + whole];
};
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const falseWords = new Map<string, number>();
const started = performance.now();

for (const { name, locale, text, gold, safe } of read(path)) {
  const findings = detect(text, locale);
  const block = findings.filter((finding) => finding.level === 'block');
  const marked = gold.filter((span) => span.risk !== 'no_mask');
  for (const span of marked) {
    const direct = span.risk === 'direct';
    const found = isCovered(text, span, direct ? block : findings);
    add(direct ? 'direct' : 'quasi', Number(found), 1);
    add('either', Number(isCovered(text, span, findings)), 1);
    if (showMisses && !found)
      print(
        `missed ${span.risk} ${span.type} in ${name}: ${JSON.stringify(text.slice(span.start, span.end))} … ${JSON.stringify(text.slice(span.start - 40, span.end + 20))}`,
      );
  }
  const others = otherWords(text, marked, block);
  add('other', others.flagged, others.total);
  for (const word of others.examples) falseWords.set(word, (falseWords.get(word) ?? 0) + 1);
  const wider = otherWords(text, marked, findings);
  add('otherReview', wider.flagged, wider.total);
  if (safe === undefined) continue;
  const safeFindings = detect(safe, locale);
  const safeBlock = otherWords(
    safe,
    [],
    safeFindings.filter((finding) => finding.level === 'block'),
  );
  const safeAll = otherWords(safe, [], safeFindings);
  add('safeBlock', safeBlock.flagged, safeBlock.total);
  add('safeReview', safeAll.flagged, safeAll.total);
  if (showMisses)
    for (const finding of safeFindings)
      print(`safe ${finding.level} ${finding.type} in ${name}: ${safe.slice(finding.start, finding.end)}`);
}

print(`direct in block: ${share(total.direct[0], total.direct[1])}`);
print(`quasi in block or review: ${share(total.quasi[0], total.quasi[1])}`);
print(`direct and quasi in block or review: ${share(total.either[0], total.either[1])}`);
print(
  `other words in block: ${share(total.other[0], total.other[1])}; in block or review: ${share(total.otherReview[0], total.otherReview[1])}`,
);
print(
  `safe versions: words in block ${share(total.safeBlock[0], total.safeBlock[1])}; in block or review ${share(total.safeReview[0], total.safeReview[1])}`,
);
print(`${Math.round(performance.now() - started)} ms`);
if (showMisses)
  print(
    [...falseWords]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 150)
      .map(([word, count]) => `${word} ${count}`)
      .join(', '),
  );
