import { type Effort, KeptPage, type MadePage, OVERHEAD_BYTES } from './kept-page.server';

/** The line to the database, as far as kept pages need it. */
export interface ListeningLine {
  /** Whether the database answered over the listening connection in the last half second. */
  isHeld(): boolean;
  isListening(): boolean;
  /** Grows with each announcement, and with each end and opening of the line. */
  generation(): bigint;
}

interface Options {
  line: ListeningLine;
  /** All kept pages together, in every compression. 0 keeps none. */
  bytesMax: number;
  now?: () => number;
}

/** The longest that a page is kept if nothing is announced: whatever somebody forgot to announce is then gone as well. */
const KEPT_MS_MAX = 60_000;
/** One page may take this part of the room. */
const PAGE_SHARE_MAX = 1 / 8;

interface Flight {
  generation: bigint;
  made: Promise<MadePage | KeptPage>;
}

interface Entry {
  generation: bigint;
  madeAt: number;
  bytes: number;
  page: KeptPage;
}

/**
 * Pages in memory, by address. A page is served only under the generation of the line in which its making began, so
 * that an announcement which arrives while it is made, or after, makes it worthless at once. Without a listening
 * connection there is no generation: nothing is served, kept or shared.
 */
export class PageCache {
  readonly #line: ListeningLine;
  readonly #bytesMax: number;
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Map<string, Flight>();
  #bytes = 0;

  constructor({ line, bytesMax, now = () => performance.now() }: Options) {
    this.#line = line;
    this.#bytesMax = bytesMax;
    this.#now = now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether pages are kept at this moment. */
  isOn(): boolean {
    return this.#generation() !== undefined;
  }

  /** The kept page of this address, if it is still true. */
  find(address: string): KeptPage | undefined {
    const entry = this.#entries.get(address);
    if (entry === undefined) return undefined;
    if (entry.generation !== this.#generation() || this.#now() - entry.madeAt >= KEPT_MS_MAX) {
      this.#drop(address, entry);
      return undefined;
    }
    this.#entries.delete(address);
    this.#entries.set(address, entry);
    return entry.page;
  }

  /**
   * Makes the page, once for all who ask meanwhile, and keeps it if it may be kept and nothing was announced since. Who
   * asks after an announcement does not share what was begun before it.
   */
  async make(address: string, making: () => Promise<MadePage>): Promise<MadePage | KeptPage> {
    const generation = this.#generation();
    if (generation === undefined) return readied(await making(), () => undefined, 'once');
    const begun = this.#flights.get(address);
    if (begun?.generation === generation) return begun.made;
    const madeAt = this.#now();
    const made = making().then((page) => this.#keep(address, page, generation, madeAt));
    const flight = { generation, made };
    this.#flights.set(address, flight);
    try {
      return await made;
    } finally {
      if (this.#flights.get(address) === flight) this.#flights.delete(address);
    }
  }

  /** What pages may be true now; undefined while nobody listens. */
  #generation(): bigint | undefined {
    if (this.#bytesMax === 0 || !this.#line.isHeld() || !this.#line.isListening()) return undefined;
    return this.#line.generation();
  }

  #keep(address: string, made: MadePage, generation: bigint, madeAt: number): MadePage | KeptPage {
    const page: MadePage | KeptPage = readied(made, (grown) => this.#grow(address, page, grown));
    if (!(page instanceof KeptPage) || generation !== this.#generation()) return page;
    const before = this.#entries.get(address);
    if (before) this.#drop(address, before);
    const bytes = OVERHEAD_BYTES + 2 * address.length + made.body.length;
    if (bytes > this.#bytesMax * PAGE_SHARE_MAX) return page;
    this.#entries.set(address, { generation, madeAt, bytes, page });
    this.#bytes += bytes;
    this.#makeRoom();
    return page;
  }

  /** A page was compressed, which takes room as well. */
  #grow(address: string, page: MadePage | KeptPage, bytes: number): void {
    const entry = this.#entries.get(address);
    if (entry?.page !== page) return;
    entry.bytes += bytes;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [address, entry] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(address, entry);
    }
  }

  #drop(address: string, entry: Entry): void {
    this.#entries.delete(address);
    this.#bytes -= entry.bytes;
  }
}

/** A page that is the same for everybody is tagged, and compressed at most once, whether it is kept or not. */
const readied = (made: MadePage, grew: (bytes: number) => void, effort: Effort = 'kept'): MadePage | KeptPage =>
  made.status === 200 && made.isShared ? new KeptPage(made, grew, effort) : made;
