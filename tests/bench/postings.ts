import type pg from 'pg';
import { asWorker, type Floor, layFloor, linesOf, openCheckouts, post, type Target } from './gifts';
import { asAdmin, type Ground } from './ground';
import { openLines } from './lines-scene';
import { type Figure, say } from './report';

export interface PostingSizes {
  lines: number;
  /** Postings of one round at 1 client; more clients do four times as many. */
  perRound: number;
  rounds: number;
}

const CLIENTS = 16;

/** Many connections share one list of work; answers acts per second. */
async function race(clients: pg.Client[], acts: readonly ((client: pg.Client) => Promise<unknown>)[]): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let act = acts[next++]; act; act = acts[next++]) await act(client);
    }),
  );
  return acts.length / ((performance.now() - startedAt) / 1000);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Raced {
  product: number;
  floor: number;
  ratio: number;
}

/** Product and floor take turns, so that whatever else the machine does falls on both; medians of all rounds. */
async function compare(
  ground: Ground,
  floor: Floor,
  clientCount: number,
  sizes: PostingSizes,
  targets: readonly Target[],
): Promise<Raced> {
  const clients = Array.from({ length: clientCount }, () => asWorker(ground));
  await Promise.all(clients.map((client) => client.connect()));
  const count = clientCount === 1 ? sizes.perRound : sizes.perRound * 4;
  const target = (at: number) => targets[at % targets.length] as Target;
  const floorRound = (size: number) =>
    race(
      clients,
      Array.from({ length: size }, (_, at) => (client: pg.Client) => floor.insert(client, target(at))),
    );
  const productRound = async (size: number) => {
    const checkouts = await openCheckouts(ground, size, targets);
    return race(
      clients,
      checkouts.map((id) => (client: pg.Client) => post(client, id)),
    );
  };
  const floors: number[] = [];
  const products: number[] = [];
  const ratios: number[] = [];
  await floorRound(Math.ceil(count / 10));
  await productRound(Math.ceil(count / 10));
  for (let round = 0; round < sizes.rounds; round += 1) {
    const one = await floorRound(count);
    const other = await productRound(count);
    floors.push(one);
    products.push(other);
    ratios.push(other / one);
  }
  await Promise.all(clients.map((client) => client.end()));
  return { product: median(products), floor: median(floors), ratio: median(ratios) };
}

export async function benchPostings(ground: Ground, sizes: PostingSizes): Promise<Figure[]> {
  await openLines(ground, sizes.lines);
  const targets = await linesOf(ground);
  const [hot] = targets;
  if (!hot) throw new Error('there is no line to give to');
  const floor = await layFloor(ground, hot);
  say('  A posting: BEGIN, giving.book_gift, giving.book_balance_transaction, COMMIT, as the role homeward_worker.');
  say(
    `  Its floor: BEGIN, an INSERT for each table, COMMIT, of the ${floor.rows} rows that a posting leaves behind, into tables with`,
  );
  say(`  the same columns and indexes, without CHECK, foreign key, trigger or function: ${floor.description}.`);
  say('  Both by the same pg driver and connections, statements prepared, taking turns; durable commits (fsync on).');
  const figure = (name: string, { product, floor: bare, ratio }: Raced, least: number | undefined): Figure => ({
    name,
    measured: `${product.toFixed(0)}/s`,
    floor: `${bare.toFixed(0)}/s`,
    ratio: ratio.toFixed(2),
    bound: least === undefined ? 'reported' : `≥ ${least}`,
    holds: least === undefined ? undefined : ratio >= least,
  });
  const figures = [
    figure('postings, 1 client', await compare(ground, floor, 1, sizes, targets), 0.5),
    figure(
      `postings, ${CLIENTS} clients, ${targets.length} lines`,
      await compare(ground, floor, CLIENTS, sizes, targets),
      0.4,
    ),
    figure(
      `postings, ${CLIENTS} clients, one hot line`,
      await compare(ground, floor, CLIENTS, sizes, [hot]),
      undefined,
    ),
  ];
  await asAdmin(ground, (client) => client.query('DROP SCHEMA floor CASCADE'));
  return figures;
}
