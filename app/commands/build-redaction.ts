/**
 * Compiles the word lists of the story languages into small files in app/domain/redaction/data:
 * `npx tsx app/commands/build-redaction.ts [en es fr id vi uk] [--ukrainian FOLDER]`, where FOLDER holds `uk_UA.aff` and
 * `uk_UA.dic` of Debian's package hunspell-uk (`apt-get download hunspell-uk`, `dpkg-deb -x`).
 *
 * `xx.txt.gz` holds lists to read, `xx.graph.gz` the inflected forms as an automaton. Sources and licences are in
 * public/LICENCES.md.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bytesOf, graphOf } from '../domain/redaction/word-graph';
import { englishSections } from './build-redaction/english';
import { SOURCES, wordLists } from './build-redaction/others';

const target = join(dirname(fileURLToPath(import.meta.url)), '../domain/redaction/data');
const { positionals, values } = parseArgs({ allowPositionals: true, options: { ukrainian: { type: 'string' } } });
const codes = positionals.length > 0 ? positionals : ['en', ...Object.keys(SOURCES)];

function write(file: string, bytes: Buffer): void {
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(target, file), packed);
  process.stdout.write(`${file}: ${bytes.length} bytes, ${packed.length} packed\n`);
}

function writeSections(code: string, sections: Record<string, string[]>): void {
  const blocks = Object.entries(sections).map(([name, lines]) => `#${name}\n${lines.join('\n')}`);
  write(`${code}.txt.gz`, Buffer.from(blocks.join('\n')));
  process.stdout.write(
    `  ${Object.entries(sections)
      .map(([name, lines]) => `${lines.length} ${name}`)
      .join(', ')}\n`,
  );
}

for (const code of codes) {
  if (code === 'en') {
    writeSections('en', englishSections());
    continue;
  }
  if (code === 'uk' && values.ukrainian === undefined) {
    process.stdout.write('uk is left as it is: name the folder of hunspell-uk with --ukrainian\n');
    continue;
  }
  const { words, sections } = wordLists(code, values.ukrainian ?? '');
  writeSections(code, sections);
  process.stdout.write(`  ${words.length} words\n`);
  write(`${code}.graph.gz`, bytesOf(graphOf(words)));
}
