import type { Trafficking } from './schemas';

export type PublicForm =
  | 'forced_labour'
  | 'sexual_exploitation'
  | 'domestic_servitude'
  | 'debt_bondage'
  | 'forced_criminality'
  | 'other';

const FORM_OF: Partial<Record<Trafficking['typesOfExploitation'][number], PublicForm>> = {
  ForcedLabour: 'forced_labour',
  SexualExploitation: 'sexual_exploitation',
  Servitude: 'domestic_servitude',
};

/** The form of exploitation in general words. What is rare, or several at once, is "other"; what is not known is not told. */
export function publicForm({ typesOfExploitation, methodsOfControl }: Trafficking): PublicForm | null {
  const [first, ...more] = typesOfExploitation;
  if (first === undefined) return null;
  if (more.length > 0) return 'other';
  if (first === 'ForcedLabour' && methodsOfControl.includes('DebtBondage')) return 'debt_bondage';
  return FORM_OF[first] ?? 'other';
}
