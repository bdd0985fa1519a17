import PDFDocument from 'pdfkit';
import { artifact, type Doc, rule, type Structure, scoped } from './marks.server';
import { drawLines, isRightToLeft, LINE_HEIGHT, linesOf, type Setting } from './right-to-left.server';
import { type Face, registerFaces, runsOf } from './typefaces.server';

/** What a paper of ours is called, and when it was made: the same paper made twice says the same. */
export interface PaperInfo {
  title: string;
  language: string;
  madeAt: Date;
  author: string;
  /** Foot of each page, with {page} and {pages}. */
  foot: string;
}

export interface PaperColumn {
  head: string;
  /** In points; the columns fill the page's 483. */
  width: number;
  figure?: boolean;
}

const MARGIN = 56;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - 72;
const INK = '#131f30';
const SOFT = '#3d4856';
const HOME = '#0a5652';
const ROUTE = '#8a2c17';
const LOSS = '#8f0f2d';
const HAIRLINE = '#868c90';
const TERM_WIDTH = 170;
const VALUE_WIDTH = WIDTH - 190;
const RIGHT_TO_LEFT = new Set(['ar']);

/**
 * A sheet of A4 in the house's hand, tagged, so that it can be read aloud: heading, paragraphs, pairs, tables. The
 * drawing at its head is an ornament and says nothing. In a language that runs from right to left the sheet does, too.
 */
export class Paper {
  private readonly doc: Doc;
  private readonly root: Structure;
  private readonly chunks: Buffer[] = [];
  private readonly base: 'ltr' | 'rtl';
  private y = MARGIN;

  constructor(private readonly info: PaperInfo) {
    this.base = RIGHT_TO_LEFT.has(info.language) ? 'rtl' : 'ltr';
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
      bufferPages: true,
      pdfVersion: '1.7',
      // The library knows this subset; its types do not yet.
      ...({ subset: 'PDF/UA' } as object),
      tagged: true,
      displayTitle: true,
      lang: info.language,
      info: {
        Title: info.title,
        Author: info.author,
        Creator: 'Homeward',
        CreationDate: info.madeAt,
        ModDate: info.madeAt,
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    registerFaces(this.doc);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.ornament();
  }

  heading(text: string): void {
    this.block('H1', text, { face: 'serif', size: 27, after: 12 });
  }

  subheading(text: string): void {
    this.y += 12;
    this.block('H2', text, { face: 'serif', size: 15, after: 2, follows: 40 });
  }

  paragraph(text: string, tone: 'plain' | 'soft' = 'plain'): void {
    this.block('P', text, { face: 'sans', size: 10.5, color: tone === 'soft' ? SOFT : INK, after: 5 });
  }

  /** What nobody may miss: that a paper is void, or that it is of a demonstration. */
  notice(text: string, tone: 'loss' | 'home'): void {
    const color = tone === 'loss' ? LOSS : HOME;
    const height = this.heightOf(text, 'bold', 10.5, WIDTH - 24);
    this.room(height + 20);
    const top = this.y;
    artifact(this.doc, () => this.doc.rect(this.inward(MARGIN, 3), top, 3, height + 12).fill(color));
    this.y += 6;
    this.block('P', text, { face: 'bold', size: 10.5, color, indent: 14, after: 14 });
  }

  /** A word across the sheet, behind everything; the notice says it for those who do not see it. */
  stamp(word: string): void {
    artifact(this.doc, () => {
      this.doc
        .save()
        .rotate(-32, { origin: [297, 420] })
        .fillOpacity(0.1)
        .fillColor(LOSS);
      if (isRightToLeft(word)) {
        const setting: Setting = { face: 'serif', size: 170, width: 480, base: this.base };
        drawLines(this.doc, [word], { x: 0, y: 300 }, setting);
      } else this.doc.font('serif').fontSize(170).text(word, 0, 330, { width: 595, align: 'center', lineBreak: false });
      this.doc.restore();
    });
  }

  /** Pairs of a word and what it is, ruled like a table; the last may be strong. */
  pairs(rows: readonly (readonly [string, string])[], strong?: readonly [string, string]): void {
    const table = this.doc.struct('Table');
    this.root.add(table);
    for (const [term, value] of rows) this.pair(table, term, value, 'sans');
    if (strong) this.pair(table, strong[0], strong[1], 'bold');
    table.end();
    this.y += 8;
  }

  table(columns: readonly PaperColumn[], rows: readonly string[][], totals: readonly string[][] = []): void {
    const table = this.doc.struct('Table');
    this.root.add(table);
    const heads = columns.map(({ head }) => head);
    this.row(table, columns, heads, { face: 'bold', heads: true, ruled: INK });
    for (const cells of rows) this.row(table, columns, cells, { face: 'sans', ruled: HAIRLINE });
    for (const cells of totals) this.row(table, columns, cells, { face: 'bold', ruled: INK });
    table.end();
    this.y += 8;
  }

  /** The bytes of the finished paper. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      const foot = this.info.foot.replace('{page}', String(page + 1)).replace('{pages}', String(count));
      artifact(this.doc, () => this.write(foot, MARGIN, 800, WIDTH, { face: 'sans', size: 8.5, color: SOFT }));
    }
    this.root.end();
    const ended = new Promise<void>((resolve) => this.doc.once('end', () => resolve()));
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  private pair(table: Structure, term: string, value: string, face: Face): void {
    const heights = [this.heightOf(term, face, 10.5, TERM_WIDTH), this.heightOf(value, face, 10.5, VALUE_WIDTH)];
    const height = Math.max(...heights) + 10;
    this.room(height);
    const row = this.doc.struct('TR');
    table.add(row);
    const top = this.y;
    this.rule(top, HAIRLINE);
    const put = (type: 'TH' | 'TD', text: string, x: number, width: number, color: string) => {
      const left = this.inward(x, width);
      const cell = this.doc.struct(type, this.said(text), [
        () => this.write(text, left, top + 5, width, { face, size: 10.5, color }),
      ]);
      if (type === 'TH') scoped(cell, 'Row');
      row.add(cell);
      cell.end();
    };
    put('TH', term, MARGIN, TERM_WIDTH, face === 'bold' ? INK : SOFT);
    put('TD', value, MARGIN + WIDTH - VALUE_WIDTH, VALUE_WIDTH, INK);
    row.end();
    this.y = top + height;
  }

  private row(
    table: Structure,
    columns: readonly PaperColumn[],
    cells: readonly string[],
    { face, ruled, heads = false }: { face: Face; ruled: string; heads?: boolean },
  ): void {
    const height =
      Math.max(...columns.map(({ width }, at) => this.heightOf(cells[at] ?? '', face, 9.5, width - 8))) + 9;
    this.room(height);
    const row = this.doc.struct('TR');
    table.add(row);
    const top = this.y;
    if (!heads) this.rule(top, ruled);
    let x = MARGIN;
    for (const [at, { width, figure }] of columns.entries()) {
      const left = this.inward(x, width - 8);
      // Figures stand below each other by their last digit, whichever way the words run.
      const align = figure ? ('right' as const) : undefined;
      const cell = this.doc.struct(heads ? 'TH' : 'TD', this.said(cells[at] ?? ''), [
        () =>
          this.write(cells[at] ?? '', left, top + 4, width - 8, { face, size: 9.5, color: heads ? SOFT : INK, align }),
      ]);
      if (heads) scoped(cell, 'Column');
      row.add(cell);
      cell.end();
      x += width;
    }
    row.end();
    this.y = top + height;
  }

  private block(
    type: 'H1' | 'H2' | 'P',
    text: string,
    how: { face: Face; size: number; after: number; color?: string; indent?: number; follows?: number },
  ): void {
    // What a heading is for stands on the same sheet as the heading.
    const { face, size, after, color = INK, indent = 0, follows = 0 } = how;
    const height = this.heightOf(text, face, size, WIDTH - indent);
    this.room(height + follows);
    const top = this.y;
    const left = this.inward(MARGIN + indent, WIDTH - indent);
    const block = this.doc.struct(type, this.said(text), [
      () => this.write(text, left, top, WIDTH - indent, { face, size, color }),
    ]);
    this.root.add(block);
    block.end();
    this.y = top + height + after;
  }

  private write(
    text: string,
    x: number,
    y: number,
    width: number,
    how: { face: Face; size: number; color: string; align?: 'left' | 'right' },
  ): void {
    this.doc.fontSize(how.size).fillColor(how.color);
    if (this.isSetHere(text)) {
      const setting = this.settingOf(text, how.face, how.size, width);
      drawLines(this.doc, linesOf(this.doc, text, setting), { x, y, align: how.align ?? this.side }, setting);
      return;
    }
    const runs = runsOf(text, how.face);
    if (how.align === 'right' && runs.length > 1) {
      this.writeFigure(runs, x + width, y);
      return;
    }
    for (const [at, { face, letters }] of runs.entries()) {
      const options = { width, align: how.align, continued: at < runs.length - 1, lineGap: 2 };
      this.doc.font(face);
      if (at === 0) this.doc.text(letters, x, y, options);
      else this.doc.text(letters, options);
    }
  }

  /** A figure of several faces, such as one whose thousands a narrow space parts: the library would set each run at the edge. */
  private writeFigure(runs: readonly { face: string; letters: string }[], right: number, y: number): void {
    const widths = runs.map(({ face, letters }) => this.doc.font(face).widthOfString(letters));
    let x = right - widths.reduce((sum, width) => sum + width, 0);
    for (const [at, { face, letters }] of runs.entries()) {
      this.doc.font(face).text(letters, x, y, { lineBreak: false });
      x += widths[at] ?? 0;
    }
  }

  /** Where the sheet runs from right to left, what stands at the left of it stands at the right. */
  private inward(x: number, width: number): number {
    return this.base === 'rtl' ? 2 * MARGIN + WIDTH - x - width : x;
  }

  private get side(): 'left' | 'right' {
    return this.base === 'rtl' ? 'right' : 'left';
  }

  private isSetHere(text: string): boolean {
    return this.base === 'rtl' || isRightToLeft(text);
  }

  /** A text without a letter of Arabic, such as an address or an amount, runs its own way. */
  private settingOf(text: string, face: Face, size: number, width: number): Setting {
    return { face, size, width, base: isRightToLeft(text) ? this.base : 'ltr' };
  }

  /** What is drawn from right to left is told to whoever has it read aloud as it was written. */
  private said(text: string): { actual?: string } {
    return isRightToLeft(text) ? { actual: text } : {};
  }

  private heightOf(text: string, face: Face, size: number, width: number): number {
    if (this.isSetHere(text))
      return linesOf(this.doc, text, this.settingOf(text, face, size, width)).length * size * LINE_HEIGHT;
    return this.doc.font(face).fontSize(size).heightOfString(text, { width, lineGap: 2 });
  }

  /** Begins a new sheet where this much does not fit any more. */
  private room(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.doc.addPage();
    this.y = MARGIN;
  }

  private rule(y: number, color: string): void {
    artifact(this.doc, () => rule(this.doc, { x: MARGIN, y, width: WIDTH, color, thick: 0.5 }));
  }

  /** The journey, the dotted way, home: the mark, and its line across the head of the sheet. */
  private ornament(): void {
    artifact(this.doc, () => {
      const { doc } = this;
      doc.save();
      if (this.base === 'rtl') doc.translate(MARGIN + WIDTH, 44).scale(-1.1, 1.1);
      else doc.translate(MARGIN, 44).scale(1.1);
      doc
        .lineWidth(2.2)
        .lineCap('round')
        .lineJoin('round')
        .strokeColor(ROUTE)
        .path('M2.5 9C8 4.5 12.5 17 19 15.5')
        .stroke();
      doc.strokeColor(HOME).dash(0.1, { space: 4.2 }).path('M25.5 13.4C29 12 31.5 13.5 35.5 15.5').stroke().undash();
      doc.path('M37.4 14.3L48 4.1L58.6 14.3M41.4 11.6V22.4M54.6 11.6V22.4').stroke();
      doc.circle(48, 16.9, 2).fill(HOME).restore();
      doc
        .font('serif')
        .fontSize(17)
        .fillColor(INK)
        .text('Homeward', this.base === 'rtl' ? MARGIN + WIDTH - 74 - 77 : MARGIN + 74, 50, { lineBreak: false });
    });
    this.y = 108;
  }
}
