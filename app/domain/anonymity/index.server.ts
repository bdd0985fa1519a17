export { anonymityNumbers, assessAnonymity, recordPublishedTuple } from './assess.server';
export { importReference, referenceSchema } from './import-reference.server';
export { type RegisteredPerson, registerPerson } from './register.server';
export { synthesiseRegister } from './synthesise.server';
