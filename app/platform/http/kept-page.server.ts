import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { PageBody } from './page-body.server';

/** A page as it was made for nobody in particular: without cookies, without a visitor's headers. */
export interface MadePage {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: PageBody;
  /** Whether the same answer may go to everybody: no cookie, and no word against keeping it. */
  isShared: boolean;
}

/** What an entry takes beside its bytes: headers, maps, promises. */
export const OVERHEAD_BYTES = 2_048;

type Compression = 'br' | 'gzip';
export type Encoding = Compression | 'identity';

/** Below this a compressed page is no smaller. */
const COMPRESSED_BYTES_MIN = 1_024;
const COMPRESSIBLE = /^(text\/|application\/(json|xml|\w+\+(json|xml))|image\/svg)/;
/** A compressed page fits in one piece; each piece costs a turn of the event loop. */
const CHUNK_BYTES = 64 * 1024;

/** How a page is compressed: as one that is kept until the next announcement, or as one for this answer alone. */
export type Effort = 'kept' | 'once';
type Compressor = (body: PageBody) => Buffer | Promise<Buffer>;

const compressors: Record<Effort, Partial<Record<Compression, Compressor>>> = {
  kept: {
    br: (body) =>
      promisify(brotliCompress)(body.whole(), {
        chunkSize: CHUNK_BYTES,
        params: {
          [zlib.BROTLI_PARAM_QUALITY]: 5,
          [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
          [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      }),
    gzip: (body) => promisify(gzip)(body.whole(), { chunkSize: CHUNK_BYTES, level: 6 }),
  },
  // At once: handing a few kilobytes to a thread and back takes longer than compressing them.
  once: { gzip: (body) => body.gzipped() },
};

/** The bytes and headers of one encoding, ready to be sent. */
export interface Variant {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  etag: string;
}

/** A page in memory: made once, compressed at most once in each way. */
export class KeptPage {
  /** How it can be had besides as it is, the smallest first. */
  readonly encodings: readonly Compression[];
  readonly #made: MadePage;
  readonly #hash: string;
  readonly #compressors: Partial<Record<Compression, Compressor>>;
  readonly #variants = new Map<Compression, Variant | Promise<Variant>>();
  readonly #grew: (bytes: number) => void;

  constructor(made: MadePage, grew: (bytes: number) => void, effort: Effort = 'kept') {
    this.#made = made;
    this.#grew = grew;
    const isCompressible =
      made.body.length >= COMPRESSED_BYTES_MIN && COMPRESSIBLE.test(made.headers['content-type'] ?? '');
    this.#compressors = isCompressible ? compressors[effort] : {};
    this.encodings = Object.keys(this.#compressors) as Compression[];
    this.#hash = made.body.hash();
  }

  /** The page in this encoding: at once if it is there, else when it is compressed. */
  in(encoding: Encoding): Variant | Promise<Variant> {
    const compressor = encoding === 'identity' ? undefined : this.#compressors[encoding];
    if (encoding === 'identity' || !compressor) return this.#variant('identity', this.#made.body.whole());
    const ready = this.#variants.get(encoding);
    if (ready) return ready;
    const compressed = compressor(this.#made.body);
    if (!(compressed instanceof Promise)) return this.#keep(encoding, compressed);
    const compressing = compressed.then((body) => this.#keep(encoding, body));
    this.#variants.set(encoding, compressing);
    return compressing;
  }

  /** Whether one of these tags (If-None-Match) is of this very page, in whatever encoding. */
  isTagged(tags: string): boolean {
    return tags.trim() === '*' || tags.includes(`"${this.#hash}`);
  }

  #keep(encoding: Compression, body: Buffer): Variant {
    const variant = this.#variant(encoding, body);
    this.#variants.set(encoding, variant);
    this.#grew(body.length);
    return variant;
  }

  #variant(encoding: Encoding, body: Buffer): Variant {
    const etag = `"${this.#hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    return {
      body,
      etag,
      headers: {
        ...this.#made.headers,
        etag,
        ...(this.encodings.length > 0 && { vary: 'Accept-Encoding' }),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
        'content-length': String(body.length),
      },
    };
  }
}
