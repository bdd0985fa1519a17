export { loader } from '../officer+/evidence.$evidenceId.image';
