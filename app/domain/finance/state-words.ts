import { finance } from '~/catalogues/en/finance';
import { financeTables } from '~/catalogues/en/finance-tables';
import { ui } from '~/catalogues/en/ui';
import { needCategories } from '~/catalogues/need-categories';
import { needWord } from '~/ui';

const PREFIX = 'account_';

/** The names of the accounts of the chart, by code. */
export const accountWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(finance)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, word]) => [key.slice(PREFIX.length), word]),
);

/** The names of the kinds of need. */
export const needWords: Readonly<Record<string, string>> = Object.fromEntries(
  needCategories.map((category) => [category, ui[needWord[category]]]),
);

/** The names of the boxes of the flow of money. */
export const flowNodeWords: Readonly<Record<string, string>> = { ...financeTables.flowNodes, ...needWords };
export const flowNodeWord = (name: string) => flowNodeWords[name] ?? name;

/** The names of what stands on either side of the cash position. */
export const cashItems: Readonly<Record<string, string>> = { ...accountWords, ...financeTables.cashItems };
export const cashItemWord = (item: string) => cashItems[item] ?? item;
