import { useWords } from '../words/words';

/** Where one is in a form of several pages. */
export function ProgressStep({ step, steps, label }: { step: number; steps: number; label?: string }) {
  const say = useWords();
  return (
    <p className="progress-step">
      <span className="progress-dots" aria-hidden>
        {Array.from({ length: steps }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the dots are their positions
          <i key={index} className={index < step ? 'done' : undefined} />
        ))}
      </span>
      <span>
        {say('stepOf', { step, steps })}
        {label ? ` · ${label}` : ''}
      </span>
    </p>
  );
}
