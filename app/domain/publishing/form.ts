export { type PublicForm, publicForm } from '../cases';
