import { useLocation } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { Tabs } from '~/ui';

const sections = [
  [
    { href: '/finance/disbursements', label: words.tabDisbursements },
    { href: '/finance/disbursements/pool', label: words.tabPool },
  ],
  [
    { href: '/finance/gifts', label: words.tabGifts },
    { href: '/finance/gifts/refunds', label: words.tabRefunds },
    { href: '/finance/gifts/disputes', label: words.tabDisputes },
  ],
  [
    { href: '/finance/funds', label: words.tabFunds },
    { href: '/finance/funds/flow', label: words.tabFlow },
    { href: '/finance/funds/fees', label: words.tabFees },
    { href: '/finance/funds/freezes', label: words.tabFreezes },
  ],
  [
    { href: '/finance/reconciliation', label: words.tabStatements },
    { href: '/finance/reconciliation/exceptions', label: words.tabExceptions },
    { href: '/finance/reconciliation/runs', label: words.tabRuns },
    { href: '/finance/reconciliation/accounts', label: words.tabAccounts },
    { href: '/finance/reconciliation/work', label: words.tabWork },
  ],
  [
    { href: '/finance/ledger', label: words.tabTrial },
    { href: '/finance/ledger/statement', label: words.tabStatement },
    { href: '/finance/ledger/periods', label: words.tabPeriods },
  ],
];

const isWithin = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);

/** The views of the section that this page is in; the overview has none. */
export function SectionTabs() {
  const { pathname } = useLocation();
  const tabs = sections.find(([first]) => first !== undefined && isWithin(pathname, first.href));
  if (!tabs) return null;
  const current = tabs.filter(({ href }) => isWithin(pathname, href)).sort((a, b) => b.href.length - a.href.length)[0];
  return <Tabs label={words.sections} items={tabs.map((tab) => ({ ...tab, current: tab === current }))} />;
}
