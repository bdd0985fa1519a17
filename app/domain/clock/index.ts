export { type Advance, advanceSchema, DAYS_MAX } from './schemas';
