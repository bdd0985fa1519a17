export { privateRegister } from '../cases/index';
