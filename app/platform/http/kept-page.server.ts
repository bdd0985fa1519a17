import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** A page as it was made for nobody in particular: without cookies, without a visitor's headers. */
export interface MadePage {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Whether the same answer may go to everybody: no cookie, and no word against keeping it. */
  isShared: boolean;
}

/** What an entry takes beside its bytes: headers, maps, promises. */
export const OVERHEAD_BYTES = 2_048;

export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number] | 'identity';

/** Below this a compressed page is no smaller. */
const COMPRESSED_BYTES_MIN = 1_024;
const COMPRESSIBLE = /^(text\/|application\/(json|xml|\w+\+(json|xml))|image\/svg)/;
/** How hard a page is compressed: as one that is kept until the next announcement, or as one for this answer alone. */
export type Effort = 'kept' | 'once';
const EFFORT = { kept: { brotli: 5, gzip: 6 }, once: { brotli: 3, gzip: 2 } } as const satisfies Record<Effort, object>;
/** A compressed page fits in one piece; each piece costs a turn of the event loop. */
const CHUNK_BYTES = 64 * 1024;

const compressors: Record<Exclude<Encoding, 'identity'>, (body: Buffer, effort: Effort) => Promise<Buffer>> = {
  br: (body, effort) =>
    promisify(brotliCompress)(body, {
      chunkSize: CHUNK_BYTES,
      params: {
        [zlib.BROTLI_PARAM_QUALITY]: EFFORT[effort].brotli,
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body, effort) => promisify(gzip)(body, { chunkSize: CHUNK_BYTES, level: EFFORT[effort].gzip }),
};

/** The bytes and headers of one encoding, ready to be sent. */
export interface Variant {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  etag: string;
}

/** A page in memory: made once, compressed at most once in each way. */
export class KeptPage {
  readonly #made: MadePage;
  readonly #hash: string;
  readonly #isCompressible: boolean;
  readonly #variants = new Map<Encoding, Variant>();
  readonly #compressing = new Map<Encoding, Promise<Variant>>();
  readonly #grew: (bytes: number) => void;
  readonly #effort: Effort;

  constructor(made: MadePage, grew: (bytes: number) => void, effort: Effort = 'kept') {
    this.#made = made;
    this.#effort = effort;
    this.#grew = grew;
    this.#hash = createHash('sha256').update(made.body).digest('base64url').slice(0, 22);
    this.#isCompressible =
      made.body.length >= COMPRESSED_BYTES_MIN && COMPRESSIBLE.test(made.headers['content-type'] ?? '');
    this.#variants.set('identity', this.#variant('identity', made.body));
  }

  /** The page in this encoding: at once if it is there, else when it is compressed. */
  in(encoding: Encoding): Variant | Promise<Variant> {
    const wanted = this.#isCompressible ? encoding : 'identity';
    const ready = this.#variants.get(wanted);
    if (ready || wanted === 'identity') return ready as Variant;
    const begun = this.#compressing.get(wanted);
    if (begun) return begun;
    const compressing = compressors[wanted](this.#made.body, this.#effort).then((body) => {
      const variant = this.#variant(wanted, body);
      this.#variants.set(wanted, variant);
      this.#grew(body.length);
      return variant;
    });
    this.#compressing.set(wanted, compressing);
    return compressing;
  }

  /** Whether one of these tags (If-None-Match) is of this very page, in whatever encoding. */
  isTagged(tags: string): boolean {
    return tags.trim() === '*' || tags.includes(`"${this.#hash}`);
  }

  #variant(encoding: Encoding, body: Buffer): Variant {
    const etag = `"${this.#hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    return {
      body,
      etag,
      headers: {
        ...this.#made.headers,
        etag,
        ...(this.#isCompressible && { vary: 'Accept-Encoding' }),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
        'content-length': String(body.length),
      },
    };
  }
}
