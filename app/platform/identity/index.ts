export { safeNextPath } from './next-path';
export { PASSWORD_LENGTH } from './password-length';
