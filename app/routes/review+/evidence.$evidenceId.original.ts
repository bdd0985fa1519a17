export { loader } from '../officer+/evidence.$evidenceId.original';
