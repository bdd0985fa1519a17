import { account } from '~/catalogues/en/account';
import { Notice, PageHeading } from '~/ui';
import { CodePicture } from './code-picture';
import { PasswordForm } from './password-form';
import { CodeForm, type LastAnswer } from './second-factor-forms';

/** No app yet: the password once more, then the picture. */
export function SetUpApp({ forced, lastResult }: LastAnswer & { forced: boolean }) {
  return (
    <>
      <PageHeading title={account.appOffTitle} lead={account.appOffLead} />
      {forced ? <Notice tone="attention">{account.appForced}</Notice> : null}
      <PasswordForm id="begin" intent="begin" button={account.appBegin} lastResult={lastResult} />
      {forced ? null : (
        <p>
          <a href="/account">{account.toAccount}</a>
        </p>
      )}
    </>
  );
}

type ConfirmAppProps = LastAnswer & { picture: { path: string; size: number }; secret: string };

/** The picture to scan, the same secret to type, and a code to prove that it worked. */
export function ConfirmApp({ picture, secret, lastResult }: ConfirmAppProps) {
  return (
    <>
      <PageHeading title={account.appConfirmTitle} lead={account.appConfirmLead} />
      <CodePicture {...picture} label={account.appPicture} />
      <p>{account.appByHand}</p>
      <p>
        <code>{secret}</code>
      </p>
      <CodeForm intent="confirm" button={account.appConfirm} lastResult={lastResult} />
    </>
  );
}
