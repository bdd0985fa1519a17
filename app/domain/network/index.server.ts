export { isOwnPayee, readPayees, registerPayee } from './payees.server';
