import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib';

/** Pieces end at a whole byte and leave the stream open, so that others can follow (RFC 1951). */
const OPEN_END = { finishFlush: zlib.Z_SYNC_FLUSH } as const;
const LEVEL = { prepared: 5, once: 1 } as const;
/** A few bytes between two others are stored: setting out to compress them takes longer than sending them. */
const STORED_BYTES_MAX = 500;
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
  const head = Buffer.from([0, 0, 0, 0, 0]);
  head.writeUInt16LE(piece.length, 1);
  head.writeUInt16LE(0xffff - piece.length, 3);
  return Buffer.concat([head, piece]);
}

/** What is shorter is cheaper compressed with what stands around it. */
const PREPARED_LENGTH_MIN = 2_500;
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
/** Parts that belong to an object go with it: what is long is prepared, what is short is only text. */
const markups = new WeakMap<object, Map<string, string | PreparedText>>();

function renderedMarkup<T>(owner: object, name: string, element: T, render: (element: T) => string) {
  const named = markups.get(owner) ?? new Map<string, string | PreparedText>();
  const known = named.get(name);
  if (known !== undefined) return known;
  const markup = render(element);
  const part = markup.length < PREPARED_LENGTH_MIN ? markup : new PreparedText(markup);
  if (named.size >= NAMES_MAX) named.clear();
  markups.set(owner, named.set(name, part));
  return part;
}

/** Nobody outside can write it, so no text of a page is taken for a mark. */
const MARK = `part-${randomBytes(12).toString('hex')}-`;
const MARKS = new RegExp(`${MARK}(\\d+);`);

/** Gathers what is prepared while one page is rendered (`ui/shell/still`), and makes its body of it. */
export class PageParts<T> {
  readonly #marked: (() => string | PreparedText)[] = [];
  readonly #render: (element: T) => string;

  constructor(render: (element: T) => string) {
    this.#render = render;
  }

  readonly text = (text: string): string =>
    text.length < PREPARED_LENGTH_MIN ? text : this.#mark(() => preparedText(text));

  /** Rendered at once only if it is known: React is in the middle of the page. */
  readonly markup = (owner: object, name: string, element: T): string => {
    const known = markups.get(owner)?.get(name);
    return typeof known === 'string' ? known : this.#mark(() => renderedMarkup(owner, name, element, this.#render));
  };

  /** The body that these texts make, one after the other. */
  bodyOf(...markups: readonly string[]): PageBody {
    const pieces: (Buffer | PreparedText)[] = [];
    let written = '';
    for (const markup of markups) {
      for (const [at, text] of markup.split(MARKS).entries()) {
        const part = at % 2 === 0 ? text : this.#partAt(Number(text));
        if (typeof part === 'string') {
          written += part;
          continue;
        }
        if (written !== '') pieces.push(Buffer.from(written));
        pieces.push(part);
        written = '';
      }
    }
    return new PageBody([...pieces, Buffer.from(written)]);
  }

  #mark(part: () => string | PreparedText): string {
    return `${MARK}${this.#marked.push(part) - 1};`;
  }

  #partAt(at: number): string | PreparedText {
    const part = this.#marked[at];
    if (!part) throw new RangeError(`a page has no part ${at}`);
    return part();
  }
}
