// What `npm run bench` runs on a bare clone: packages and the database client, then every figure beside its floor.
import process from 'node:process';
import { checkMachine, handOver, install } from './start.mjs';

checkMachine();
install();
handOver('app/commands/bench.ts', process.argv.slice(2));
