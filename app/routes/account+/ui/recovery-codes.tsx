import { account } from '~/catalogues/en/account';
import { LinkButton, Notice, PageHeading } from '~/ui';

/** Shown once, right after they were made. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="prose stack">
      <PageHeading title={account.codesTitle} />
      <Notice tone="attention">{account.codesOnce}</Notice>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <LinkButton href="/account/home">{account.codesKept}</LinkButton>
    </div>
  );
}
