import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptPage, type MadePage } from './kept-page.server';
import { PageBody } from './page-body.server';
import { type ListeningLine, PageCache } from './page-cache.server';

const MB = 1024 * 1024;

class FakeLine implements ListeningLine {
  held = true;
  listening = true;
  number = 1n;
  isHeld = () => this.held;
  isListening = () => this.listening;
  generation = () => this.number;
}

const pageOf = (text: string, more: Partial<MadePage> = {}): MadePage => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: PageBody.of(Buffer.from(text)),
  isShared: true,
  ...more,
});

const textOf = async (page: MadePage | KeptPage | undefined): Promise<string | undefined> => {
  const { body } = page instanceof KeptPage ? await page.in('identity') : { body: page?.body };
  return body?.toString();
};

function scene(bytesMax = MB) {
  const line = new FakeLine();
  let now = 0;
  const cache = new PageCache({ line, bytesMax, now: () => now });
  const pass = (ms: number) => {
    now += ms;
  };
  return { line, cache, pass };
}

describe('a kept page', () => {
  it('is found under its address until something is announced — safeguard: the generation of the line', async () => {
    const { line, cache } = scene();
    await cache.make('/en', async () => pageOf('one'));
    expect(await textOf(cache.find('/en'))).toBe('one');
    expect(cache.find('/fr')).toBeUndefined();
    line.number += 1n;
    expect(cache.find('/en')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it('is not kept when an announcement came while it was made — safeguard: the generation of the beginning', async () => {
    const { line, cache } = scene();
    const made = await cache.make('/en', async () => {
      line.number += 1n;
      return pageOf('old');
    });
    expect(await textOf(made)).toBe('old');
    expect(cache.find('/en')).toBeUndefined();
  });

  it.each(['held', 'listening'] as const)(
    'is not served, kept or shared while the line is not %s — safeguard: off without a listening connection',
    async (lost) => {
      const { line, cache } = scene();
      await cache.make('/en', async () => pageOf('one'));
      line[lost] = false;
      expect(cache.isOn()).toBe(false);
      expect(cache.find('/en')).toBeUndefined();
      let made = 0;
      const making = async () => pageOf(`made ${++made}`);
      await Promise.all([cache.make('/en', making), cache.make('/en', making)]);
      expect(made).toBe(2);
      line[lost] = true;
      expect(cache.find('/en')).toBeUndefined();
    },
  );

  it.each([
    ['an error', { status: 500 }],
    ['gone', { status: 410 }],
    ['unknown', { status: 404 }],
    ['a redirect', { status: 302 }],
    ['not shared', { isShared: false }],
  ])('is never %s', async (_, more) => {
    const { cache } = scene();
    await cache.make('/en', async () => pageOf('no', more));
    expect(cache.find('/en')).toBeUndefined();
  });

  it('is gone after a minute, whatever was forgotten', async () => {
    const { cache, pass } = scene();
    await cache.make('/en', async () => pageOf('one'));
    pass(59_999);
    expect(cache.find('/en')).toBeDefined();
    pass(1);
    expect(cache.find('/en')).toBeUndefined();
  });

  it('counts from when its making began', async () => {
    const { cache, pass } = scene();
    await cache.make('/en', async () => {
      pass(30_000);
      return pageOf('one');
    });
    pass(30_000);
    expect(cache.find('/en')).toBeUndefined();
  });
});

describe('making', () => {
  it('happens once for all who ask meanwhile, and again after it failed', async () => {
    const { cache } = scene();
    let made = 0;
    const fails = async () => {
      made += 1;
      throw new Error('the database is away');
    };
    const asked = await Promise.allSettled([cache.make('/en', fails), cache.make('/en', fails)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made).toBe(1);
    expect(await textOf(await cache.make('/en', async () => pageOf('well')))).toBe('well');
  });

  it('is not shared across an announcement — safeguard: the generation of a flight', async () => {
    const { line, cache } = scene();
    let finish = (_: MadePage) => {};
    const making = new Promise<MadePage>((resolve) => {
      finish = resolve;
    });
    const first = cache.make('/en', () => making);
    line.number += 1n;
    const second = await cache.make('/en', async () => pageOf('new'));
    finish(pageOf('old'));
    expect([await textOf(await first), await textOf(second)]).toEqual(['old', 'new']);
    expect(await textOf(cache.find('/en'))).toBe('new');
  });
});

describe('room', () => {
  it('is bounded in bytes; what was used longest ago goes first, and compressed bytes count', async () => {
    const { cache } = scene(100_000);
    const address = (at: number) => `/en/needs/${at}`;
    // Text that does not compress.
    const noise = () => Array.from({ length: 6_000 }, () => String.fromCharCode(33 + Math.random() * 90)).join('');
    for (let at = 0; at < 40; at += 1) {
      const page = await cache.make(address(at), async () => pageOf(noise()));
      if (page instanceof KeptPage) await page.in('br');
      cache.find(address(0));
      expect(cache.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(cache.bytes).toBeGreaterThan(70_000);
    expect(cache.find(address(0))).toBeDefined();
    expect(cache.find(address(1))).toBeUndefined();
    expect(cache.find(address(39))).toBeDefined();
  });

  it('is not given to one page that would take most of it, nor to any where there is none', async () => {
    const { cache } = scene(100_000);
    await cache.make('/en', async () => pageOf('x'.repeat(20_000)));
    expect([cache.find('/en'), cache.bytes]).toEqual([undefined, 0]);
    const none = scene(0).cache;
    await none.make('/en', async () => pageOf('x'));
    expect([none.isOn(), none.find('/en')]).toEqual([false, undefined]);
  });
});

// What is true has a number that grows with each commit; its announcement arrives some time later, in order, or never if
// the line is broken. A page is read from the database at some moment of its making. Whatever happens in whatever order,
// nobody who asks after an announcement arrived is given what was true before it.
type Step =
  | { do: 'commit' | 'hear' | 'break' | 'notice' | 'open' }
  | { do: 'ask'; address: number }
  | { do: 'read' | 'finish'; which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), address: fc.nat(1) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'finish' as const), which: fc.nat(5) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('commit' as const, 'hear' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('break' as const, 'notice' as const, 'open' as const) }) },
);

interface Making {
  read?: number;
  finish: (page: MadePage) => void;
}

class World {
  readonly line = new FakeLine();
  readonly cache = new PageCache({ line: this.line, bytesMax: MB });
  readonly #makings: Making[] = [];
  readonly #announced: number[] = [];
  #truth = 0;
  /** What everybody here must know by now. */
  #known = 0;
  #isBroken = false;
  readonly asked: Promise<void>[] = [];
  kept = 0;

  take(step: Step): void {
    if (step.do === 'commit') {
      this.#truth += 1;
      if (!this.#isBroken && this.line.listening) this.#announced.push(this.#truth);
    } else if (step.do === 'hear') {
      const heard = this.#isBroken ? undefined : this.#announced.shift();
      if (heard === undefined) return;
      this.line.number += 1n;
      this.#known = heard;
    } else if (step.do === 'break') {
      this.#isBroken = true;
      this.#announced.length = 0;
    } else if (step.do === 'notice') {
      if (!this.#isBroken) return;
      this.line.listening = false;
      this.line.number += 1n;
    } else if (step.do === 'open') {
      if (this.line.listening) return;
      this.#isBroken = false;
      this.line.number += 1n;
      this.line.listening = true;
      this.#known = this.#truth;
    } else if (step.do === 'ask') this.#ask(`/en/${step.address}`);
    else if (step.do === 'read' || step.do === 'finish') {
      const making = this.#makings[step.which % Math.max(1, this.#makings.length)];
      if (!making) return;
      if (step.do === 'read') making.read ??= this.#truth;
      else this.#finish(making);
    }
  }

  finishAll(): void {
    for (const making of [...this.#makings]) this.#finish(making);
  }

  #finish(making: Making): void {
    this.#makings.splice(this.#makings.indexOf(making), 1);
    making.finish(pageOf(String(making.read ?? this.#truth)));
  }

  #ask(address: string): void {
    const known = this.#known;
    const found = this.cache.find(address);
    if (found) {
      this.kept += 1;
      this.asked.push(this.#isTrue(found, known));
      return;
    }
    const made = this.cache.make(address, () => new Promise((finish) => void this.#makings.push({ finish })));
    this.asked.push(made.then((page) => this.#isTrue(page, known)));
  }

  async #isTrue(page: MadePage | KeptPage, known: number): Promise<void> {
    expect(Number(await textOf(page))).toBeGreaterThanOrEqual(known);
  }
}

it('nobody is given what an announcement that arrived before made untrue, in whatever order things happen', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const world = new World();
      for (const one of steps) {
        world.take(one);
        await new Promise(setImmediate);
      }
      world.finishAll();
      await Promise.all(world.asked);
      kept += world.kept;
    }),
    { numRuns: 500 },
  );
  expect(kept, 'the property sees kept pages').toBeGreaterThan(100);
});
