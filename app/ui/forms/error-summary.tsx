import { useWords } from '../words/words';

export type SummaryError = { fieldId: string; message: string };

/** All that is wrong, at the top of the form, each a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string }) {
  const say = useWords();
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{title ?? say('errorSummaryTitle')}</h2>
      <ul className="plain">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId}${message}`}>
            <a href={`#${fieldId}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The errors of a conform form for the summary. Conform names fields; their ids are `${formId}-${name}`.
 * Errors of the whole form (name '') point at the form.
 */
export function summaryOf(
  formId: string,
  allErrors: Record<string, readonly string[] | null | undefined>,
): SummaryError[] {
  return Object.entries(allErrors).flatMap(([name, messages]) =>
    (messages ?? []).map((message) => ({ fieldId: name === '' ? formId : `${formId}-${name}`, message })),
  );
}
