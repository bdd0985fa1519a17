import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';

// Holds the one connection that listens, in a thread of its own: a busy event loop of the pages is then not taken for a
// lost line. Three cells are shared with them: when the line was last proven, how many announcements came, and whether
// anybody listens now.

const { url, channel, cells, heartbeatMs, silentAfterMs } = workerData;
const shared = new BigInt64Array(cells);
const PROVEN_AT = 0;
const GENERATION = 1;
const LISTENING = 2;
const PAUSE_MS = 100;

// What nobody announces because nobody writes it: a page or a month that came to its end since the last question.
const QUESTION = {
  name: 'passed',
  text: 'SELECT system.now()::text AS at, public.public_time_passed($1::timestamptz) AS passed',
};

let client;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Rejects in time, whatever became of the connection: a packet that vanished gives no error. */
function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), silentAfterMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function open() {
  const opened = new pg.Client({
    connectionString: url,
    application_name: 'homeward:line',
    options: '-c role=homeward_public',
    keepAlive: true,
    // A question is asked while others wait for their answers: see hold().
    pipeline: true,
  });
  client = opened;
  const down = new Promise((_, reject) => {
    opened.on('error', reject);
    opened.on('end', () => reject(new Error('the connection ended')));
  });
  // At once: until the next question nobody would know.
  down.catch(() => {
    if (client === opened) Atomics.store(shared, LISTENING, 0n);
  });
  opened.on('notification', () => Atomics.add(shared, GENERATION, 1n));
  await inTime(Promise.race([opened.connect(), down]));
  await inTime(Promise.race([opened.query(`LISTEN ${channel}`), down]));
  // What was announced while nobody listened is unknown, so everything that was made before is old.
  Atomics.add(shared, GENERATION, 1n);
  Atomics.store(shared, LISTENING, 1n);
  return { opened, down };
}

/**
 * Asks at a steady beat, whether or not the last answer is there: what is proven is then as old as one answer takes and
 * one beat, not as two answers, and a busy machine is not taken for a lost line. Ends when one answer never comes.
 */
async function hold() {
  const { opened, down } = await open();
  parentPort.postMessage('held');
  let since = null;
  const ask = async () => {
    // The moment of asking counts, not that of the answer: nothing later is proven.
    const askedAt = process.hrtime.bigint();
    const { rows } = await inTime(opened.query({ ...QUESTION, values: [since] }));
    if (client !== opened) return;
    if (rows[0].passed) Atomics.add(shared, GENERATION, 1n);
    since = rows[0].at;
    Atomics.store(shared, PROVEN_AT, askedAt);
  };
  await Promise.race([ask(), down]);
  let timer;
  const unanswered = new Promise((_, reject) => {
    timer = setInterval(() => void ask().catch(reject), heartbeatMs);
  });
  await Promise.race([unanswered, down]).finally(() => clearInterval(timer));
}

function cut() {
  Atomics.store(shared, LISTENING, 0n);
  Atomics.add(shared, GENERATION, 1n);
  // Not end(): it would wait for a server that may never answer.
  client?.connection?.stream?.destroy();
  client = undefined;
}

for (;;) {
  await hold().catch((error) => parentPort.postMessage({ lost: error?.code ?? 'silent' }));
  cut();
  await pause(PAUSE_MS);
}
