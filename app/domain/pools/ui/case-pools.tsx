import { Form } from '@remix-run/react';
import { dayWords } from '~/catalogues/day-words';
import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { Badge, Button, Confirm, NeedIcon, needWord, useWords } from '~/ui';
import { POOL_CHILDREN_MIN } from '../pool';
import type { CasePool } from '../pools.queries.server';

/** One kind of need of a child as its officer sees it; dates come as text. */
export type ListedCasePool = Omit<CasePool, 'countsUntil'> & { countsUntil: Date | string | null };

interface CasePoolCardsProps {
  pools: readonly ListedCasePool[];
  consentExpiresOn: Date | string | null;
  /** The consent lacks what no offer goes without. */
  isStopped: boolean;
}

/** Each kind of need of a child: offer it, see where it stands, take it out. */
export function CasePoolCards({ pools, consentExpiresOn, isStopped }: CasePoolCardsProps) {
  return (
    <div className="stack-loose">
      {pools.map((pool) => (
        <CasePoolCard key={pool.category} pool={pool} consentExpiresOn={consentExpiresOn} isStopped={isStopped} />
      ))}
    </div>
  );
}

const needed = POOL_CHILDREN_MIN;

function CasePoolCard({
  pool,
  consentExpiresOn,
  isStopped,
}: Omit<CasePoolCardsProps, 'pools'> & { pool: ListedCasePool }) {
  const { category, isOffered, countsUntil, state, isCounted } = pool;
  const kind = useWords()(needWord[category]);
  const isOver = state === 'unpublished' || state === 'closed';
  // A newer consent holds longer than what the child counts under, by more than the day after its last.
  const mayRenew =
    isOffered &&
    !isOver &&
    countsUntil !== null &&
    consentExpiresOn !== null &&
    new Date(countsUntil) < new Date(consentExpiresOn);
  return (
    <section className="panel stack" aria-labelledby={`pool-${category}`}>
      <h2 id={`pool-${category}`} className="cluster">
        <NeedIcon category={category} /> {kind}
        <Badge tone={isOffered && !isOver ? 'home' : 'plain'}>{isOffered ? words.offered : words.notOffered}</Badge>
      </h2>
      <p>{standing(pool)}</p>
      {isOffered && !isCounted && !isOver ? <p>{words.notCounted}</p> : null}
      {isOffered && !isOver && countsUntil !== null ? (
        <p className="soft">
          {message(words.countsUntil, { date: dayWords(countsUntil) })}
          {mayRenew && consentExpiresOn !== null
            ? ` ${message(words.renew, { date: dayWords(consentExpiresOn) })}`
            : ''}
        </p>
      ) : null}
      {isStopped || (isOffered && !isOver && !mayRenew) || pool.lines === 0 ? null : (
        <Form method="post">
          <input type="hidden" name="intent" value="offer" />
          <input type="hidden" name="category" value={category} />
          <Button>{message(buttonWords(isOffered, isOver), { category: kind.toLowerCase() })}</Button>
        </Form>
      )}
      {isOffered && !isOver ? (
        <Confirm
          summary={message(words.takeOut, { category: kind.toLowerCase() })}
          consequences={<p>{message(words.takeOutText, { needed })}</p>}
        >
          <Form method="post">
            <input type="hidden" name="intent" value="take" />
            <input type="hidden" name="category" value={category} />
            <Button kind="danger">{message(words.takeOut, { category: kind.toLowerCase() })}</Button>
          </Form>
        </Confirm>
      ) : null}
    </section>
  );
}

function buttonWords(isOffered: boolean, isOver: boolean): string {
  if (!isOffered) return words.offerButton;
  return isOver ? words.againButton : words.renewButton;
}

function standing({ isOffered, state, children, lines }: ListedCasePool): string {
  if (!isOffered) return message(words.offerText, { lines, children });
  if (state === 'gathering') return message(words.offeredWaits, { children, needed });
  if (state === 'waiting') return words.statePublicWaiting;
  return state === 'published' ? words.statePublic : words.stateOver;
}
