import process from 'node:process';
import { runBench } from '../../tests/bench/run';

// `npm run bench [-- --only public|volume|postings|webhooks|verify] [-- --small]`: figures beside their floors, measured in one run.
// Exit 1 when a bound is missed. `--small` shows that everything works, at sizes that say little.

process.exitCode = await runBench(process.argv.slice(2));
