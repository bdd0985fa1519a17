import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib';

/** Pieces end at a whole byte and leave the stream open, so that others can follow (RFC 1951). */
const OPEN_END = { finishFlush: zlib.Z_SYNC_FLUSH } as const;
const LEVEL = { prepared: 5, once: 1 } as const;
/** A few bytes between two others are stored: setting out to compress them takes longer than sending them. */
const STORED_BYTES_MAX = 250;
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const DEFLATE_END = Buffer.from([3, 0]);

/** Text that many pages have in common: encoded and compressed once, however often it is sent. */
class PreparedText {
  readonly bytes: Buffer;
  readonly digest: Buffer;
  #deflated: Buffer | undefined;

  constructor(text: string) {
    this.bytes = Buffer.from(text);
    this.digest = createHash('sha256').update(this.bytes).digest();
  }

  get deflated(): Buffer {
    this.#deflated ??= deflateRawSync(this.bytes, { ...OPEN_END, level: LEVEL.prepared });
    return this.#deflated;
  }
}

/** The body of an answer, in pieces that follow each other. */
export class PageBody {
  readonly #pieces: readonly (Buffer | PreparedText)[];

  constructor(pieces: readonly (Buffer | PreparedText)[]) {
    this.#pieces = pieces;
  }

  static of(whole: Buffer): PageBody {
    return new PageBody([whole]);
  }

  get length(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0);
  }

  get #parts(): Buffer[] {
    return this.#pieces.map((piece) => (piece instanceof PreparedText ? piece.bytes : piece));
  }

  whole(): Buffer {
    const parts = this.#parts;
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  toString(): string {
    return this.whole().toString();
  }

  /** The same for the same body in the same pieces. */
  hash(): string {
    const hash = createHash('sha256');
    for (const piece of this.#pieces) hash.update(piece instanceof PreparedText ? piece.digest : piece);
    return hash.digest('base64url').slice(0, 22);
  }

  /** As gzip (RFC 1952), one member; what is prepared is not compressed again. */
  gzipped(): Buffer {
    const end = Buffer.alloc(8);
    end.writeUInt32LE(
      this.#parts.reduce((sum, part) => crc32(part, sum), 0),
      0,
    );
    end.writeUInt32LE(this.length % 2 ** 32, 4);
    const deflated = this.#pieces.map((piece) =>
      piece instanceof PreparedText ? piece.deflated : deflatedOnce(piece),
    );
    return Buffer.concat([GZIP_HEAD, ...deflated, DEFLATE_END, end]);
  }
}

function deflatedOnce(piece: Buffer): Buffer {
  if (piece.length > STORED_BYTES_MAX) return deflateRawSync(piece, { ...OPEN_END, level: LEVEL.once });
  const { length } = piece;
  return Buffer.concat([Buffer.from([0, length, 0, 255 - length, 255]), piece]);
}

/** What is shorter is cheaper written than looked up. */
const PREPARED_LENGTH_MIN = 1_500;
const TEXTS_MAX = 400;
const texts = new Map<string, PreparedText>();

function preparedText(text: string): PreparedText {
  const known = texts.get(text);
  const prepared = known ?? new PreparedText(text);
  // The longest unused goes first.
  if (known) texts.delete(text);
  else if (texts.size >= TEXTS_MAX) texts.delete(texts.keys().next().value as string);
  texts.set(text, prepared);
  return prepared;
}

/** What one owner may be rendered as, under different names, before all of it is forgotten. */
const NAMES_MAX = 40;
const markups = new WeakMap<object, Map<string, PreparedText>>();

function preparedMarkup<T>(owner: object, name: string, element: T, render: (element: T) => string): PreparedText {
  let named = markups.get(owner);
  if (!named || named.size >= NAMES_MAX) {
    named = new Map();
    markups.set(owner, named);
  }
  const prepared = named.get(name) ?? new PreparedText(render(element));
  named.set(name, prepared);
  return prepared;
}

/** Nobody outside can write it, so no text of a page is taken for a mark. */
const MARK = `part-${randomBytes(12).toString('hex')}-`;
const MARKS = new RegExp(`${MARK}(\\d+);`);

/** Gathers what is prepared while one page is rendered (`ui/shell/still`), and makes its body of it. */
export class PageParts<T> {
  readonly #prepared: (() => PreparedText)[] = [];
  readonly #render: (element: T) => string;

  constructor(render: (element: T) => string) {
    this.#render = render;
  }

  readonly text = (text: string): string =>
    text.length < PREPARED_LENGTH_MIN ? text : this.#mark(() => preparedText(text));

  readonly markup = (owner: object, name: string, element: T): string =>
    this.#mark(() => preparedMarkup(owner, name, element, this.#render));

  bodyOf(markup: string): PageBody {
    const pieces = markup
      .split(MARKS)
      .map((text, at) => (at % 2 === 0 ? Buffer.from(text) : this.#preparedAt(Number(text))));
    return new PageBody(pieces);
  }

  #mark(prepared: () => PreparedText): string {
    return `${MARK}${this.#prepared.push(prepared) - 1};`;
  }

  #preparedAt(at: number): PreparedText {
    const prepared = this.#prepared[at];
    if (!prepared) throw new RangeError(`a page has no part ${at}`);
    return prepared();
  }
}
