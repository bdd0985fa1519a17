import PDFDocument from 'pdfkit';
import { artifact, type Doc, rule, type Structure, scoped } from './marks.server';
import { type Face, registerFaces, runsOf } from './typefaces.server';

export interface SheetInfo {
  title: string;
  language: string;
  madeAt: Date;
  /** Who made it; nothing at all when the paper must say nothing of whose it is. */
  author?: string;
  /** Foot of each page, with {page} and {pages}. */
  foot?: string;
  size?: 'A4' | 'A5';
}

/** A drawing of 24 units, as paths that are stroked. */
export type Strokes = readonly string[];

type Weight = 'text' | 'strong' | 'head';
type Style = { weight?: Weight; size?: number; soft?: boolean; align?: 'left' | 'right' | 'center'; gap?: number };

const INK = '#000000';
const SOFT = '#333333';
const HAIRLINE = '#777777';
const SHEETS = { A4: { width: 595.28, height: 841.89 }, A5: { width: 419.53, height: 595.28 } } as const;
/** Written in the house's own typefaces; everything else needs letters that these lack. */
const HOUSE = new Set(['en', 'es', 'fr', 'id']);

/**
 * A form to be written on by hand: black on white, tagged, with boxes, lines to fill and drawings. What is only there to
 * be written on is an artifact; everything that is said is text in its order.
 */
export class FormSheet {
  readonly margin: number;
  readonly width: number;
  readonly left: number;
  y: number;
  private readonly doc: Doc;
  private readonly root: Structure;
  private readonly chunks: Buffer[] = [];
  private readonly bottom: number;
  private readonly house: boolean;

  constructor(private readonly info: SheetInfo) {
    const sheet = SHEETS[info.size ?? 'A4'];
    this.margin = info.size === 'A5' ? 0 : 48;
    this.left = this.margin;
    this.width = sheet.width - 2 * this.margin;
    this.bottom = sheet.height - (info.foot ? 58 : this.margin);
    this.house = HOUSE.has(info.language);
    this.doc = new PDFDocument({
      size: info.size ?? 'A4',
      margins: { top: this.margin, left: this.margin, right: this.margin, bottom: 0 },
      bufferPages: true,
      pdfVersion: '1.7',
      // The library knows this subset; its types do not yet.
      ...({ subset: 'PDF/UA' } as object),
      tagged: true,
      displayTitle: true,
      lang: info.language,
      info: {
        Title: info.title,
        ...(info.author ? { Author: info.author } : {}),
        Creator: 'PDF',
        Producer: 'PDF',
        CreationDate: info.madeAt,
        ModDate: info.madeAt,
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    registerFaces(this.doc);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.y = this.margin;
  }

  title(text: string): void {
    this.block('H1', text, { weight: 'head', size: 24, gap: 6 });
  }

  section(text: string): void {
    this.room(60);
    this.y += 12;
    this.block('H2', text, { weight: 'head', size: 15, gap: 4 });
  }

  text(text: string, style: Style = {}): void {
    this.block('P', text, style);
  }

  space(points: number): void {
    this.y += points;
  }

  /** The next page, unless this one is still empty. */
  newPage(): void {
    if (this.y === this.margin) return;
    this.doc.addPage();
    this.y = this.margin;
  }

  /** Begins a new page where this much does not fit any more. */
  room(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  /** A drawing with what it means beside it; `boxes` are to be ticked, each under its word. */
  drawn(
    drawing: Strokes,
    text: string,
    options: {
      more?: string;
      size?: number;
      boxes?: readonly { word: string; drawing?: Strokes }[];
      big?: boolean;
    } = {},
  ): void {
    const { more, size = 22, boxes = [], big = false } = options;
    const boxSize = big ? 30 : 16;
    const boxStep = big ? 62 : 52;
    const at = this.left + size + 12;
    const width = this.width - size - 12 - boxes.length * boxStep - (boxes.length > 0 ? 8 : 0);
    const main: Style = { weight: more === undefined ? 'text' : 'strong', size: big ? 13 : 11 };
    const mainHeight = this.heightOf(text, main, width);
    const moreHeight = more ? this.heightOf(more, { size: 10 }, width) : 0;
    const height = Math.max(size, mainHeight + moreHeight, boxes.length > 0 ? boxSize + 12 : 0);
    this.room(height + 10);
    const top = this.y;
    this.strokes(drawing, this.left, top + (height - size) / 2, size);
    const textTop = top + (height - mainHeight - moreHeight) / 2;
    this.put('P', text, at, textTop, width, main);
    if (more) this.put('P', more, at, textTop + mainHeight, width, { size: 10, soft: true });
    boxes.forEach(({ word, drawing: sign }, index) => {
      const middle = this.left + this.width - boxes.length * boxStep + index * boxStep + boxStep / 2;
      const boxTop = top + (height - boxSize - 12) / 2;
      this.put('P', word, middle - boxStep / 2, boxTop, boxStep, { size: 9, align: 'center' });
      artifact(this.doc, () =>
        this.doc
          .lineWidth(1.2)
          .strokeColor(INK)
          .rect(middle - boxSize / 2, boxTop + 12, boxSize, boxSize)
          .stroke(),
      );
      if (sign) this.strokes(sign, middle - boxSize * 0.35, boxTop + 12 + boxSize * 0.15, boxSize * 0.7, '#c0c0c0');
    });
    this.y = top + height + (big ? 12 : 6);
  }

  /** Boxes to tick, each with its words. */
  choices(words: readonly string[], columns = 1): void {
    const width = this.width / columns;
    for (let from = 0; from < words.length; from += columns) {
      const row = words.slice(from, from + columns);
      const height = Math.max(18, ...row.map((word) => this.heightOf(word, {}, width - 30)));
      this.room(height + 4);
      const top = this.y;
      row.forEach((word, at) => {
        const x = this.left + at * width;
        artifact(this.doc, () => this.doc.lineWidth(1.2).strokeColor(INK).rect(x, top, 14, 14).stroke());
        this.put('P', word, x + 22, top, width - 30, {});
      });
      this.y = top + height + 5;
    }
  }

  /** Lines to write on, each after its words, so many in a row. */
  fields(words: readonly string[], columns = 2): void {
    const gap = 18;
    const width = (this.width - gap * (columns - 1)) / columns;
    for (let from = 0; from < words.length; from += columns) {
      const row = words.slice(from, from + columns);
      const height = Math.max(...row.map((word) => this.heightOf(word, { size: 9 }, width))) + 26;
      this.room(height);
      const top = this.y;
      row.forEach((word, at) => {
        const x = this.left + at * (width + gap);
        this.put('P', word, x, top, width, { size: 9, soft: true });
        this.rule(x, top + height - 5, width);
      });
      this.y = top + height + 4;
    }
  }

  /** Empty lines to write on: so many, or as many as the page still has room for. */
  lines(count: number): void {
    this.room(26);
    const fitting = Math.max(1, Math.min(count, Math.floor((this.bottom - this.y) / 24)));
    for (let at = 0; at < fitting; at += 1) {
      this.y += 24;
      this.rule(this.left, this.y - 4, this.width);
    }
    this.y += 6;
  }

  /** Frames side by side, with their words above and a pale drawing inside, for a signature or a thumb. */
  frames(frames: readonly { words: string; drawing?: Strokes; width: number }[], height: number): void {
    this.room(height + 22);
    const top = this.y;
    let x = this.left;
    for (const { words, drawing, width } of frames) {
      const own = width * this.width - 10;
      this.put('P', words, x, top, own, { size: 9, soft: true });
      artifact(this.doc, () =>
        this.doc
          .lineWidth(1)
          .strokeColor(INK)
          .roundedRect(x, top + 15, own, height, 4)
          .stroke(),
      );
      if (drawing) this.strokes(drawing, x + own / 2 - height / 4, top + 15 + height / 4, height / 2, '#c9c9c9');
      x += width * this.width;
    }
    this.y = top + height + 24;
  }

  /** Rows of words and an amount, ruled; the last is the sum. */
  amounts(rows: readonly { words: string; amount: string; strong?: boolean }[]): void {
    const table = this.doc.struct('Table');
    this.root.add(table);
    for (const { words, amount, strong } of rows) {
      const style: Style = { weight: strong ? 'strong' : 'text' };
      const height = Math.max(24, this.heightOf(words, style, this.width - 150) + 8);
      this.room(height);
      const top = this.y;
      const row = this.doc.struct('TR');
      table.add(row);
      this.rule(this.left, top, this.width, strong ? INK : HAIRLINE);
      this.put('TH', words, this.left, top + 5, this.width - 150, style, row);
      this.put('TD', amount, this.left + this.width - 120, top + 5, 120, { ...style, align: 'right' }, row);
      row.end();
      this.y = top + height;
    }
    table.end();
    this.y += 6;
  }

  /** A picture made of paths, in a frame of `height`; `alt` says what it shows. */
  picture(alt: string, size: { width: number; height: number; shown: number }, draw: (doc: Doc) => void): void {
    const scale = size.shown / size.width;
    const height = size.height * scale;
    this.room(height + 8);
    const top = this.y;
    const figure = this.doc.struct('Figure', { alt }, [
      () => {
        this.doc.save().translate(this.left, top).scale(scale).rect(0, 0, size.width, size.height).clip();
        draw(this.doc);
        this.doc.restore();
      },
    ]);
    this.root.add(figure);
    figure.end();
    this.y = top + height + 8;
  }

  /** Words at a place, for papers that are folded. */
  at(text: string, x: number, y: number, width: number, style: Style = {}, type: 'P' | 'H1' = 'P'): void {
    this.put(type, text, x, y, width, style);
  }

  /** A line to write on or, dashed, to fold along. */
  line(from: readonly [number, number], to: readonly [number, number], dashed = false): void {
    artifact(this.doc, () => {
      this.doc.lineWidth(dashed ? 0.5 : 0.7).strokeColor(dashed ? '#aaaaaa' : HAIRLINE);
      if (dashed) this.doc.dash(3, { space: 4 });
      this.doc
        .moveTo(...from)
        .lineTo(...to)
        .stroke()
        .undash();
    });
  }

  /** A face for letters that stand on the picture. */
  faceOf(weight: Weight): Face {
    if (!this.house) return weight === 'text' ? 'noto' : 'noto-bold';
    return weight === 'text' ? 'sans' : weight === 'strong' ? 'bold' : 'serif';
  }

  /** The bytes of the finished form. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; this.info.foot !== undefined && page < start + count; page += 1) {
      this.doc.switchToPage(page);
      const foot = this.info.foot.replace('{page}', String(page + 1)).replace('{pages}', String(count));
      artifact(this.doc, () => this.write(foot, this.left, this.bottom + 16, this.width, { size: 8.5, soft: true }));
    }
    this.root.end();
    const ended = new Promise<void>((resolve) => this.doc.once('end', () => resolve()));
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  private block(type: 'H1' | 'H2' | 'P', text: string, style: Style): void {
    const height = this.heightOf(text, style, this.width);
    this.room(height);
    this.put(type, text, this.left, this.y, this.width, style);
    this.y += height + (style.gap ?? 5);
  }

  private put(
    type: 'H1' | 'H2' | 'P' | 'TH' | 'TD',
    text: string,
    x: number,
    y: number,
    width: number,
    style: Style,
    into = this.root,
  ): void {
    const block = this.doc.struct(type, {}, [() => this.write(text, x, y, width, style)]);
    if (type === 'TH') scoped(block, 'Row');
    into.add(block);
    block.end();
  }

  private write(text: string, x: number, y: number, width: number, style: Style): void {
    const { weight = 'text', size = 11, soft = false, align = 'left' } = style;
    const runs = runsOf(text, this.faceOf(weight));
    this.doc.fontSize(size).fillColor(soft ? SOFT : INK);
    for (const [at, { face, letters }] of runs.entries()) {
      const options = { width, align, continued: at < runs.length - 1, lineGap: this.house ? 2 : 0 };
      this.doc.font(face);
      if (at === 0) this.doc.text(letters, x, y, options);
      else this.doc.text(letters, options);
    }
  }

  private heightOf(text: string, { weight = 'text', size = 11 }: Style, width: number): number {
    return this.doc
      .font(this.faceOf(weight))
      .fontSize(size)
      .heightOfString(text, { width, lineGap: this.house ? 2 : 0 });
  }

  private strokes(drawing: Strokes, x: number, y: number, size: number, color = INK): void {
    artifact(this.doc, () => {
      this.doc
        .save()
        .translate(x, y)
        .scale(size / 24);
      this.doc
        .lineWidth(size > 40 ? 1.15 : 1.5)
        .lineCap('round')
        .lineJoin('round')
        .strokeColor(color);
      for (const path of drawing) this.doc.path(path).stroke();
      this.doc.restore();
    });
  }

  private rule(x: number, y: number, width: number, color: string = HAIRLINE): void {
    artifact(this.doc, () => rule(this.doc, { x, y, width, color, thick: 0.7 }));
  }
}
