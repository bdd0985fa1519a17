import { finance } from '~/catalogues/en/finance';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { message } from '~/catalogues/message';
import { momentWords } from '~/domain/disbursements';
import { formatMoney, Icon, Notice } from '~/ui';

interface FlagsProps {
  flags: {
    frozenFunds: number;
    belowZero: { fund: 'reserve' | 'operating'; currency: string; amountMinor: bigint }[];
    suspense: { currency: string; amountMinor: bigint }[];
    exceptions: { open: number; overdue: number };
    deadEvents: number;
    deadJobs: number;
    disputes: { open: number; firstDueBy: Date | null };
    poolTransfers: number;
    failedRefunds: number;
  };
}

/** What asks for attention, each with the way to it. */
export function Flags({ flags }: FlagsProps) {
  const money = ({ amountMinor, currency }: { amountMinor: bigint; currency: string }) =>
    formatMoney(amountMinor, currency, 'en');
  const items = [
    ...flags.belowZero.map((low) => ({
      href: '/finance/reconciliation/accounts',
      text: message(words.flagBelowZero, { fund: finance[`fund_${low.fund}`].toLowerCase(), amount: money(low) }),
    })),
    flags.frozenFunds > 0 && {
      href: '/finance/funds/freezes',
      text: message(words.flagFrozen, { count: flags.frozenFunds }),
    },
    flags.exceptions.open > 0 && {
      href: '/finance/reconciliation/exceptions',
      text: message(words.flagExceptions, { count: flags.exceptions.open, overdue: flags.exceptions.overdue }),
    },
    ...flags.suspense.map((waiting) => ({
      href: '/finance/reconciliation/exceptions',
      text: message(words.flagSuspense, { amount: money(waiting) }),
    })),
    flags.disputes.open > 0 && {
      href: '/finance/gifts/disputes',
      text: message(words.flagDisputes, {
        count: flags.disputes.open,
        date: flags.disputes.firstDueBy ? momentWords(flags.disputes.firstDueBy) : '',
      }),
    },
    flags.failedRefunds > 0 && {
      href: '/finance/gifts/refunds',
      text: message(words.flagRefunds, { count: flags.failedRefunds }),
    },
    flags.poolTransfers > 0 && {
      href: '/finance/disbursements/pool',
      text: message(words.flagTransfers, { count: flags.poolTransfers }),
    },
    flags.deadEvents > 0 && {
      href: '/finance/reconciliation/work',
      text: message(words.flagDeadEvents, { count: flags.deadEvents }),
    },
    flags.deadJobs > 0 && {
      href: '/finance/reconciliation/work',
      text: message(words.flagDeadJobs, { count: flags.deadJobs }),
    },
  ].filter((item) => item !== false);
  if (items.length === 0) return <Notice tone="done">{words.flagsNone}</Notice>;
  return (
    <section className="stack" aria-labelledby="flags">
      <h2 id="flags">{words.flagsTitle}</h2>
      <ul className="plain flags">
        {items.map(({ href, text }) => (
          <li key={text}>
            <Icon name="alert" />
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
