import { en } from '../../catalogues/en/public-words';
import {
  Badge,
  Breadcrumbs,
  Button,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  formatMoney,
  LinkButton,
  LoadingLine,
  MilestoneIcon,
  MoneyInput,
  milestoneKinds,
  NeedCard,
  NeedIcon,
  Notice,
  needCategories,
  needWord,
  PageHeading,
  Pagination,
  ProgressStep,
  PublicShell,
  Radios,
  Table,
  TextInput,
  Timeline,
  WayHome,
  WayHomeLegend,
} from '../index';
import { needs, progress, stops } from './need-samples';

const nav = [
  { href: '/en/needs', label: 'Needs', current: true },
  { href: '/en/how', label: 'How it works' },
  { href: '/en/accounts', label: 'Accounts' },
];
const languages = [
  { lang: 'en', label: 'English', href: '/en', current: true },
  { lang: 'es', label: 'Español', href: '/es' },
  { lang: 'fr', label: 'Français', href: '/fr' },
  { lang: 'ar', label: 'العربية', href: '/ar' },
];
const money = (amountMinor: bigint) => formatMoney(amountMinor, 'USD', 'en', { bare: true });

/** A page with everything public on it, for looking at and for the render tests. */
export function PublicSpecimen() {
  return (
    <PublicShell
      lang="en"
      words={en}
      nav={nav}
      languages={languages}
      footerLabel="About Homeward"
      footerNav={[
        { title: 'Giving', items: [{ href: '/en/my-gifts', label: 'My gifts' }] },
        { title: 'This site', items: [{ href: '/sign-in', label: 'Staff' }] },
      ]}
    >
      <Breadcrumbs items={[{ href: '/en/needs', label: 'Needs' }]} />
      <NeedPage />
      <section className="section">
        <h2>More needs</h2>
        <div className="need-grid">
          {needs.map((need) => (
            <NeedCard key={need.href} {...need} />
          ))}
        </div>
        <Pagination page={2} pages={9} hrefOf={(page) => `?page=${page}`} />
      </section>
      <Signs />
      <Messages />
    </PublicShell>
  );
}

function NeedPage() {
  return (
    <>
      <PageHeading
        above="Southern Asia"
        title="Cattle instead of a building site"
        lead="He knows animals. Two cows, a dry shed and the deed to the family's land would let him stay and work at home."
      />
      <div className="columns columns-main">
        <div className="stack-loose">
          <WayHome
            progress={progress}
            stops={stops}
            label="USD 1,160 of USD 2,140 given. One need is paid for, one is funded, two are open."
          />
          <WayHomeLegend />
          <div className="story">
            <p>
              He left to work with timber and came back without wages. At home he built boats, and before that he kept
              his uncle’s cattle on the river islands.
            </p>
            <p>With two cows he can sell milk within a season, and pay for feed from the second month on.</p>
          </div>
          <Table
            id="lines"
            caption="What is needed"
            columns={[
              { key: 'n', head: 'Need', rowHead: true, cell: (row) => row.label, total: 'All needs' },
              {
                key: 'state',
                head: 'State',
                cell: (row) => <Badge tone={row.state === 'open' ? 'plain' : 'home'}>{row.state}</Badge>,
              },
              {
                key: 'cost',
                head: 'Cost',
                unit: 'USD',
                figure: true,
                cell: (row) => money(row.amountMinor),
                total: money(214_000n),
              },
              {
                key: 'given',
                head: 'Given',
                unit: 'USD',
                figure: true,
                cell: (row) => money(row.givenMinor),
                total: money(116_000n),
              },
            ]}
            rows={stops}
            rowKey={(row) => row.label}
          />
        </div>
        <GiveForm />
      </div>
    </>
  );
}

function GiveForm() {
  const wrong = ['Enter an amount of at least USD 2, like 25.'];
  return (
    <form id="give" className="form" action="/en/give" method="post" noValidate>
      <ProgressStep step={1} steps={3} label="Your gift" />
      <ErrorSummary errors={[{ fieldId: 'give-amount', message: wrong.join(' ') }]} />
      <Radios
        id="give-line"
        name="line"
        label="What it pays for"
        defaultValue="cows"
        options={[
          { value: 'cows', label: 'Two dairy cows and feed', hint: 'USD 580 still needed' },
          { value: 'deed', label: 'Legal help', hint: 'USD 400 still needed' },
          { value: 'first', label: 'What is needed first' },
        ]}
      />
      <MoneyInput
        id="give-amount"
        name="amount"
        label="Amount"
        currency="USD"
        hint="USD 48 pays for a month of feed."
        errors={wrong}
        defaultValue="1"
      />
      <WayHome progress={progress} giftMinor={25_000n} variant="card" label="USD 250 draws this much of the way." />
      <TextInput
        id="give-mail"
        name="email"
        type="email"
        label="E-mail for the receipt"
        optional
        autoComplete="email"
      />
      <Checkboxes
        id="give-fee"
        name="fee"
        label="Fees"
        options={[
          {
            value: 'cover',
            label: 'Add USD 1.20 for the card fee',
            hint: 'Every dollar of the gift reaches the need either way.',
          },
        ]}
      />
      <div className="actions">
        <Button>Give USD 25</Button>
        <LinkButton kind="quiet" href="/en/needs">
          Back
        </LinkButton>
      </div>
    </form>
  );
}

function Signs() {
  const word = (category: (typeof needCategories)[number]) => en.ui[needWord[category]];
  return (
    <section className="section">
      <h2>Signs</h2>
      <ul className="cluster">
        {needCategories.map((category) => (
          <li key={category} className="cluster">
            <NeedIcon category={category} size="large" /> {word(category)}
          </li>
        ))}
      </ul>
      <ul className="cluster">
        {milestoneKinds.map((kind) => (
          <li key={kind} className="cluster">
            <MilestoneIcon kind={kind} size="large" /> {kind}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Messages() {
  return (
    <section className="section stack-loose">
      <Notice title="Your gift has arrived">The receipt is on its way to you.</Notice>
      <Notice tone="done" live>
        Saved.
      </Notice>
      <Timeline
        items={[
          { id: '1', dateTime: '2026-10', when: 'October 2026', what: 'The room is paid for, three months.' },
          {
            id: '2',
            dateTime: '2026-11',
            when: 'November 2026',
            what: 'Physiotherapy is funded.',
            detail: '31 people gave.',
          },
        ]}
      />
      <EmptyState
        title="No need matches"
        action={
          <LinkButton kind="quiet" href="/en/needs">
            Show all needs
          </LinkButton>
        }
      >
        <p>Try fewer words, or another kind of need.</p>
      </EmptyState>
      <LoadingLine />
    </section>
  );
}
