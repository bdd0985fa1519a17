import { expect, test } from '@playwright/test';
import * as administrator from './story/administrator';
import * as auditor from './story/auditor';
import * as donor from './story/donor';
import * as money from './story/money';
import * as officer from './story/officer';
import * as reviewer from './story/reviewer';
import { cattle, child, found } from './story/scene';
import { atBrowser, leaves, ofStaff } from './story/visitor';

// The story of the product: seven people, one need, from a careless text to an answered finding. Each test is one
// person's turn, and takes up what the one before has left.
test.describe.configure({ mode: 'serial' });

test('the case officer renews the consent, is stopped by the gate, and sends a safe story to review', async ({
  browser,
}) => {
  const olena = await ofStaff(browser, 'officer');
  found.caseId = await officer.opensCase(olena, cattle.title);
  await officer.recordsConsent(olena, {
    granted: [/^The needs and what/, /^The story/, /^The countries/, /^An age band/, /^Updates/],
    language: 'Bengali',
    condition: 'Show the text again before it is changed',
  });
  await officer.readsJourneyAndNeeds(olena);
  await officer.writes(olena, officer.careless);
  await officer.isBlocked(olena);
  await officer.writes(olena, officer.careful);
  await officer.resolvesMarks(olena);
  await officer.showsToThePerson(olena);
  await officer.sendsToReview(olena);
  await leaves(olena);
});

test('the protection reviewer sees private beside public and approves', async ({ browser }) => {
  const ruth = await ofStaff(browser, 'reviewer');
  await reviewer.approves(ruth);
  await leaves(ruth);
});

test('an administrator moves the clock to the weekly release, and the page is there', async ({ browser }) => {
  const adam = await ofStaff(browser, 'admin');
  await administrator.movesToTheRelease(adam);
  await leaves(adam);
  const ruth = await ofStaff(browser, 'reviewer');
  await reviewer.looksAtThePage(ruth);
  await leaves(ruth);
});

test('a donor finds the need, gives to one line, recovers from a declined card and sees it arrive', async ({
  browser,
}) => {
  const dana = await atBrowser(browser);
  await donor.findsTheNeed(dana);
  await donor.givesToTheLine(dana);
  await donor.pays(dana, 'dana@donor.example', { declinedFirst: true });
  await donor.isThanked(dana, found.lineLabel);
  await donor.getsAReceipt(dana, 'dana@donor.example');
  await donor.seesItRaised(dana, new RegExp(found.lineGoal.replace(/\.00$/, '').replace('.', '\\.')));
  await expect(dana.page.locator('table.lines tbody tr').filter({ hasText: found.lineLabel })).toContainText('funded');
  await leaves(dana);
});

test('a donor without JavaScript gives to the whole need and confirms it with the bank', async ({ browser }) => {
  const noor = await atBrowser(browser, { javaScript: false });
  await donor.findsTheNeed(noor);
  await donor.givesToTheNeed(noor);
  await donor.paysAndConfirms(noor, 'noor@donor.example');
  await donor.isThanked(noor);
  await donor.getsAReceipt(noor, 'noor@donor.example');
  await donor.seesItRaised(noor, new RegExp(`\\b${Number(found.lineGoal) + 40}\\b`));
  await leaves(noor);
});

test('the officer asks for money, one finance officer approves, another pays', async ({ browser }) => {
  const olena = await ofStaff(browser, 'officer');
  await money.asksForMoney(olena);
  await leaves(olena);
  const farid = await ofStaff(browser, 'finance');
  await money.approvesThePayment(farid);
  await money.cannotPayIt(farid);
  const fiona = await ofStaff(browser, 'finance2');
  await money.paysIt(fiona);
  await leaves(fiona);
  await leaves(farid);
});

test('the officer covers the name on the receipt, and a colleague checks it', async ({ browser }) => {
  const olena = await ofStaff(browser, 'officer');
  await money.coversTheReceipt(olena);
  await leaves(olena);
  const ruth = await ofStaff(browser, 'reviewer');
  await money.checksTheReceipt(ruth);
  await leaves(ruth);
});

test('with the next month the page shows the line as paid; the auditor follows it and writes a finding', async ({
  browser,
}) => {
  const today = await auditor.nextMonthComes();
  const dana = await atBrowser(browser);
  await auditor.seesTheLinePaid(dana);
  await leaves(dana);
  const amara = await ofStaff(browser, 'auditor');
  await auditor.seesThePayment(amara);
  await auditor.writesAFinding(amara, today);
  const olena = await ofStaff(browser, 'officer');
  await auditor.answersTheFinding(olena);
  await leaves(olena);
  await auditor.closesTheFinding(amara);
  await auditor.nobodyIsNamedOn(amara, ['/audit/trail', '/audit/findings', '/audit/ledger']);
  await leaves(amara);
  const farid = await ofStaff(browser, 'finance');
  await auditor.nobodyIsNamedOn(farid, [
    '/finance',
    '/finance/funds',
    '/finance/gifts',
    '/finance/disbursements',
    `/finance/disbursements/${found.disbursement}`,
    '/finance/ledger',
  ]);
  await leaves(farid);
  auditor.theLedgerHolds();
});

test('a child’s case is refused by the gate, whatever its text says and however it is sent', async ({ browser }) => {
  const olena = await ofStaff(browser, 'officer');
  const caseId = await officer.opensCase(olena, child.title);
  await officer.recordsConsent(olena, {
    granted: [
      /^The needs/,
      /^The story/,
      /^The countries/,
      /^The regions/,
      /^An age band/,
      /^Updates/,
      /^A card/,
      /^Counting/,
    ],
    language: 'Twi',
    guardian: { name: 'Ama Guardian', relation: 'aunt' },
  });
  await officer.writes(olena, { title: 'School again', story: 'Somebody would like to go to school again.' });
  await officer.isRefusedAsAMinor(olena);
  await officer.sendingIsRefused(olena, caseId);
  await leaves(olena);
});
