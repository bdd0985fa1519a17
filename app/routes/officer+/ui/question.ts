/** What a field of a form needs: ids that the error summary can lead to, what was typed, what is wrong. */
export function question(formId: string, errors: Record<string, string[]>, values?: Record<string, string>) {
  return (name: string, stored = '') => ({
    id: `${formId}-${name}`,
    name,
    defaultValue: values?.[name] ?? stored,
    errors: errors[name],
  });
}

/** The options of a picklist: names of the standard as values, its labels as words. */
export function optionsOf(picklist: Readonly<Record<string, string>>) {
  return Object.entries(picklist).map(([value, label]) => ({ value, label }));
}
