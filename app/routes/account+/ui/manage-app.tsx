import { account } from '~/catalogues/en/account';
import { fillMessage, Notice, PageHeading } from '~/ui';
import { PasswordForm } from './password-form';
import type { LastAnswer } from './second-factor-forms';

const FEW_CODES = 3;

/** The app is set up: codes left, new codes, removal. */
export function ManageApp({
  forced,
  codesLeft,
  form,
  lastResult,
}: LastAnswer & { forced: boolean; codesLeft: number }) {
  return (
    <>
      <PageHeading title={account.appTitle} />
      <Notice tone="done">{fillMessage(account.appOn, { count: codesLeft })}</Notice>
      {codesLeft <= FEW_CODES ? <Notice tone="attention">{account.appFewCodes}</Notice> : null}
      <section className="section prose" aria-labelledby="renew-title">
        <h2 id="renew-title">{account.codesRenew}</h2>
        <p>{account.codesRenewConsequence}</p>
        <PasswordForm
          id="renew"
          intent="renew"
          button={account.codesRenew}
          kind="quiet"
          lastResult={form === 'renew' ? lastResult : undefined}
        />
      </section>
      <section className="section prose" aria-labelledby="remove-title">
        <h2 id="remove-title">{account.appRemove}</h2>
        <p>{forced ? account.appRemoveForced : account.appRemoveConsequence}</p>
        <PasswordForm
          id="remove"
          intent="remove"
          button={account.appRemove}
          kind="danger"
          lastResult={form === 'remove' ? lastResult : undefined}
        />
      </section>
      <p>
        <a href="/account">{account.toAccount}</a>
      </p>
    </>
  );
}
