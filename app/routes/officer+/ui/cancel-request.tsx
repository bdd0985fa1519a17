import { disbursements as words } from '~/catalogues/en/disbursements';
import { Button, Confirm } from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm } from '../../finance+/ui/act-form';

/** Takes a request back, in two steps. */
export function CancelRequest({ answer }: { answer?: FormAnswer }) {
  return (
    <Confirm summary={words.cancelSummary} consequences={<p>{words.cancelText}</p>}>
      <ActForm intent="cancel" answer={answer}>
        {() => <Button kind="danger">{words.cancelButton}</Button>}
      </ActForm>
    </Confirm>
  );
}
