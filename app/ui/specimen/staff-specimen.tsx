import {
  Badge,
  Button,
  CaseLine,
  Confirm,
  DateInput,
  DefinitionList,
  EditedText,
  FileInput,
  FilePreview,
  formatMoney,
  Icon,
  iconNames,
  Notice,
  PageHeading,
  Radios,
  Select,
  SideBySide,
  StaffShell,
  Table,
  Tabs,
  TextArea,
} from '../index';

const nav = [
  { href: '/officer', label: 'Today' },
  { href: '/officer/cases', label: 'Cases', count: 34, current: true },
  { href: '/officer/disbursements', label: 'Disbursements', count: 5 },
  { href: '/officer/updates', label: 'Updates' },
  { href: '/officer/partners', label: 'Partners' },
  { href: '/officer/reports', label: 'Reports' },
];
const waiting = [
  { href: '/officer/consents', label: 'consents end this month', count: 2 },
  { href: '/officer/receipts', label: 'receipts to file', count: 3 },
];
const text =
  'Rafiq left Faridpur in June 2022 with a group of fourteen. He was promised work with timber. Today he wants cattle, not a shop.';
const findings = [
  { id: 'a', start: 0, end: 5, level: 'block', why: 'A name of this case.', suggestion: 'He' },
  { id: 'b', start: 11, end: 19, level: 'block', why: 'A place below country.', suggestion: 'his district' },
  { id: 'c', start: 23, end: 32, level: 'review', why: 'A month and a year.', suggestion: 'some years ago' },
  {
    id: 'd',
    start: 40,
    end: 57,
    level: 'review',
    why: 'A number that few share.',
    suggestion: 'with others',
    resolved: true,
  },
] as const;

type Entry = { id: string; date: string; account: string; debitMinor?: bigint; creditMinor?: bigint };
const entries: Entry[] = [
  { id: '1', date: '2026-11-02', account: 'Stripe receivable', debitMinor: 25_000n },
  { id: '2', date: '2026-11-02', account: 'Need line 3, Two dairy cows and feed', creditMinor: 25_000n },
  { id: '3', date: '2026-11-09', account: 'Bank, settlement account', debitMinor: 123_456_789n },
  { id: '4', date: '2026-11-09', account: 'Payouts in transit', creditMinor: 123_456_789n },
];
const figure = (amountMinor: bigint | undefined) =>
  amountMinor === undefined ? '' : formatMoney(amountMinor, 'USD', 'en', { bare: true });

/** A page with everything of the staff side on it, for looking at and for the render tests. */
export function StaffSpecimen() {
  return (
    <StaffShell
      user={{ name: 'M. Duarte', role: 'case officer' }}
      homeHref="/officer"
      signOutAction="/account/sign-out"
      nav={nav}
      waiting={waiting}
    >
      <PageHeading above="Case kestrel-41" title="The gate" />
      <CaseLine current="gate" hrefs={{ consent: '/c', needs: '/n', story: '/s' }} />
      <CaseLine label="heron-17" current="consent" stopped="ended on 3 November" />
      <Tabs
        label="Texts"
        items={[
          { href: '#story', label: 'Story', count: 4, current: true },
          { href: '#map', label: 'Map notes', count: 0 },
          { href: '#needs', label: 'Needs', count: 1 },
        ]}
      />
      <div className="stack-loose section">
        <EditedText
          text={text}
          lang="en"
          findings={findings}
          renderActions={(finding) => (
            <Button kind="quiet" small>
              Use “{finding.suggestion}”
            </Button>
          )}
        />
        <SideBySide
          privateSide={
            <DefinitionList
              items={[
                { term: 'Origin', value: 'Char Harirampur, Faridpur' },
                { term: 'Age', value: '33' },
                { term: 'Needs', value: 'BDT 262,150.00' },
              ]}
            />
          }
          publicSide={
            <DefinitionList
              items={[
                { term: 'Origin', value: 'Southern Asia' },
                { term: 'Age', value: 'Adult' },
                { term: 'Needs', value: 'USD 2,140' },
              ]}
            />
          }
        />
        <Ledger />
        <Evidence />
        <Notice tone="attention" title="The consent ends in nine days">
          <p>Ask again in person, or the page closes by itself.</p>
        </Notice>
        <Confirm
          summary="Withdraw this page"
          consequences={
            <p>The page closes everywhere within a second. It can be published again only with a fresh consent.</p>
          }
        >
          <Button kind="danger">Withdraw now</Button>
        </Confirm>
        <p className="cluster">
          {iconNames.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </p>
      </div>
    </StaffShell>
  );
}

function Ledger() {
  const total = entries.reduce((sum, entry) => sum + (entry.debitMinor ?? 0n), 0n);
  return (
    <Table
      id="ledger"
      caption="Entries of November 2026"
      columns={[
        { key: 'date', head: 'Value date', cell: (row) => row.date },
        { key: 'account', head: 'Account', rowHead: true, cell: (row) => row.account, total: 'Total' },
        { key: 'state', head: 'State', cell: () => <Badge tone="home">sealed</Badge> },
        {
          key: 'debit',
          head: 'Debit',
          unit: 'USD',
          figure: true,
          cell: (row) => figure(row.debitMinor),
          total: figure(total),
        },
        {
          key: 'credit',
          head: 'Credit',
          unit: 'USD',
          figure: true,
          cell: (row) => figure(row.creditMinor),
          total: figure(total),
        },
      ]}
      rows={entries}
      rowKey={(row) => row.id}
    />
  );
}

function Evidence() {
  return (
    <div className="columns">
      <form className="form" method="post" action="/officer/evidence">
        <Select
          id="e-kind"
          name="kind"
          label="Kind"
          emptyLabel="Choose"
          options={[{ value: 'receipt', label: 'Receipt' }]}
          errors={['Choose a kind.']}
        />
        <DateInput id="e-date" name="date" label="Date on the receipt" defaultValue="2026-11-02" />
        <FileInput
          id="e-file"
          name="file"
          label="Receipt"
          accept={{ attribute: 'image/*,application/pdf', words: 'photograph or PDF, up to 10 MB' }}
        />
        <TextArea id="e-note" name="note" label="Note" optional rows={3} />
        <Radios
          id="e-seen"
          name="seen"
          label="Seen by you"
          inline
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <div className="actions">
          <Button>File the receipt</Button>
        </div>
      </form>
      <FilePreview name="Receipt 2 of 3" facts="PDF, 1 page, 84 KB" href="/officer/evidence/2">
        <Badge tone="attention">second person to check</Badge>
      </FilePreview>
    </div>
  );
}
