// What `npm test` runs on a bare clone: the set-up of `npm start`, a browser, then every check, and one closing line.
import { build, checkMachine, handOver, install, say } from './start.mjs';

checkMachine();
say('Homeward: all tests');
install();
build();
handOver('app/commands/test.ts', process.argv.slice(2));
