export { accountHint, type Payee, type PayeeDetails, type PayeeKind, payeeDetailsSchema, payeeKinds } from './payee';
