export { advanceClock, type Clock, readClock } from './advance-clock.server';
