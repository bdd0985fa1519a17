import { json, type LinksFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { serviceParts, serviceStates } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { PageHeading } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';

/** Works without the database: it asks it for a moment, and then says what it knows. */
export const loader = publicRoute(async ({ params }) => {
  const lang = languageOf(params);
  const states = await serviceStates();
  return json({ lang, parts: serviceParts.map((part) => ({ part, state: states[part] })) });
});

export const headers = noStore;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) =>
  pageHead(place, {
    title: publicWords(publicLanguage(place.params.lang)).aboutPages.statusTitle,
    robots: 'noindex',
  });

const stateWords = { working: 'stateWorking', late: 'stateLate', down: 'stateDown', unknown: 'stateUnknown' } as const;
const capital = <T extends string>(text: T) => (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<T>;

export default function Status() {
  const { lang, parts } = useLoaderData<typeof loader>();
  const { aboutPages: words } = publicWords(lang);
  const isDown = parts.some(({ state }) => state === 'down');
  const isLate = parts.some(({ state }) => state === 'late');
  return (
    <div className="stack-loose trust-page status-page">
      <PageHeading title={words.statusHeading} lead={words.statusLead} />
      <p role="status">
        <strong>{isDown ? words.statusDown : isLate ? words.statusSome : words.statusAll}</strong>
      </p>
      <table className="table">
        <caption>{words.statusCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.statusPart}</th>
            <th scope="col">{words.statusState}</th>
            <th scope="col">{words.statusMeans}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, state }) => (
            <tr key={part}>
              <th scope="row">{words[`part${capital(part)}`]}</th>
              <td className={`state-${state}`}>{words[stateWords[state]]}</td>
              <td className="soft">{words[`part${capital(part)}Means`]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">{words.statusProvider}</p>
    </div>
  );
}
