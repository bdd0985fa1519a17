import { usePublicWords } from '~/ui';

/** What happens with a gift, step by step; what has happened is filled, and says so. */
export function GiftSteps({ steps }: { steps: readonly { name: string; text: string; isDone: boolean }[] }) {
  const { afterGift, giving } = usePublicWords();
  return (
    <section aria-labelledby="next">
      <h2 id="next">{giving.thanksNextTitle}</h2>
      <ol className="way-steps gift-steps">
        {steps.map(({ name, text, isDone }) => (
          <li key={name} className={isDone ? 'step-done' : undefined}>
            <h3>
              {name}
              {isDone ? <span className="soft small"> · {afterGift.isDone}</span> : null}
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What often helps where a payment did not go through. */
export function GiftHelp() {
  const { afterGift } = usePublicWords();
  return (
    <section aria-labelledby="help">
      <h2 id="help">{afterGift.help}</h2>
      <ul className="measure gift-help">
        {[afterGift.helpCard, afterGift.helpBank, afterGift.helpConfirm].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
