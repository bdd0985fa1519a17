import { dayInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import type { PublicRoots } from '../roots.queries.server';

/** How one checks with nothing but Node.js and the file. */
const CHECK = `node -e '
const { createPublicKey, verify } = require("node:crypto");
for (const root of require("./roots.json").monthly) {
  const x = Buffer.from(root.publicKey, "hex").toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  console.log(root.day, verify(null, Buffer.from(root.message), key, Buffer.from(root.signature, "hex")));
}'`;

/** Keys, the last root of each month in full, the marks of days, and how to check them. */
export function SignedRoots({ roots, lang }: { roots: PublicRoots; lang: PublicLanguage }) {
  const { transparency } = publicWords(lang);
  if (roots.daily.length === 0) return <p>{transparency.rootsNone}</p>;
  return (
    <div className="stack">
      {roots.keys.map(({ publicKey, fingerprint }) => (
        <dl key={publicKey} className="bytes">
          <dt>{transparency.rootsKey}</dt>
          <dd>
            <code dir="ltr">{publicKey}</code>
          </dd>
          <dt>{transparency.rootsKeyPrint}</dt>
          <dd>
            <code dir="ltr">{fingerprint}</code>
          </dd>
        </dl>
      ))}
      <h3>{transparency.rootsMonthly}</h3>
      {roots.monthly.length === 0 ? <p>{transparency.rootsMonthlyNone}</p> : null}
      {roots.monthly.map((root) => (
        <details key={root.day}>
          <summary>
            <Day day={root.day} lang={lang} />
          </summary>
          <dl className="bytes">
            <dt>{transparency.rootsLedger}</dt>
            <dd>
              {root.ledgerEntries} · <code dir="ltr">{root.ledgerHash}</code>
            </dd>
            <dt>{transparency.rootsTrail}</dt>
            <dd>
              {root.trailRows} · <code dir="ltr">{root.trailHash}</code>
            </dd>
            <dt>{transparency.rootsSignature}</dt>
            <dd>
              <code dir="ltr">{root.signature}</code>
            </dd>
          </dl>
        </details>
      ))}
      <h3>{transparency.rootsDaily}</h3>
      <p className="measure">{transparency.rootsDailyText}</p>
      <details>
        <summary>{message(transparency.rootsDailyShow, { days: roots.daily.length }, lang)}</summary>
        <dl className="bytes">
          {roots.daily.map(({ day, mark }) => (
            <div key={day}>
              <dt>
                <Day day={day} lang={lang} />
              </dt>
              <dd>
                <code dir="ltr">{mark}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p className="small soft">{transparency.rootsEarlier}</p>
      </details>
      <p>
        <a href={`/${lang}/transparency/roots.json`} download="roots.json">
          {transparency.rootsFile}
        </a>
      </p>
      <h3>{transparency.checkHeading}</h3>
      <p className="measure">{transparency.checkText}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="check" dir="ltr" tabIndex={0} role="region" aria-label={transparency.checkHeading}>
        {CHECK}
      </pre>
      <p className="measure">{transparency.checkKeep}</p>
    </div>
  );
}

const Day = ({ day, lang }: { day: string; lang: PublicLanguage }) => (
  <time dateTime={day}>{dayInWords(new Date(day), lang)}</time>
);
