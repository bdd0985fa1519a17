import { publishing } from '~/catalogues/en/publishing';
import { redaction } from '~/catalogues/en/redaction';
import { review as words } from '~/catalogues/en/review';
import { consentScopes } from '../consent';
import type { OpenConsent } from '../consent/index.server';
import type { GateField } from './gate';
import type { GateContent } from './gate-content.server';
import { gateView, kindWord, type PrivateFact, stopFacts } from './gate-view.server';
import { releaseWords } from './release-words';
import type { WaitingReview } from './reviews.queries.server';

/** A waiting review as its screen shows it. */
export function reviewView(review: WaitingReview) {
  const { report, opened } = review.evaluation;
  const gate = gateView(review.evaluation);
  return {
    id: review.id,
    pseudonym: review.pseudonym,
    revision: review.draftRevision,
    sentAt: review.sentAt,
    mayDecide: review.mayDecide,
    changedSince: review.changedSince,
    release: releaseWords(review.nextRelease),
    today: review.today.toISOString().slice(0, 10),
    gate,
    journey: opened ? journeyRows(opened, report.projection?.stops ?? []) : [],
    consent: review.consent && consentView(review.consent),
    justifications: justificationsOf(report.fields),
  };
}
export type ReviewView = ReturnType<typeof reviewView>;

type Shown = NonNullable<WaitingReview['evaluation']['report']['projection']>['stops'];

/** Every true stop beside what the public would read of it, which for most is nothing. */
function journeyRows({ journey }: GateContent, shown: Shown) {
  return journey.map((stop) => {
    const projected = shown.find(({ stopId }) => stopId === stop.id);
    return {
      id: stop.id,
      kind: kindWord(stop.kind),
      facts: stopFacts(stop, projected?.area?.name ?? null).filter(({ term }) => term !== publishing.shownAs),
      shown: projected
        ? { area: projected.area?.name ?? publishing.shownNowhere, years: projected.years, text: projected.text }
        : null,
    };
  });
}

function consentView({ version, language, medium, givenOn, expiresOn, granted, content, conditions }: OpenConsent) {
  const { explainedBy, guardian, notes, otherRefusals } = content;
  const facts: PrivateFact[] = [
    { term: words.consentGiven, value: `${givenOn.toISOString().slice(0, 10)}, ${words[`consentMedium_${medium}`]}` },
    { term: words.consentEnds, value: expiresOn.toISOString().slice(0, 10) },
    { term: words.consentExplainedBy, value: explainedBy },
    { term: words.consentGuardian, value: guardian ? `${guardian.name} (${guardian.relation})` : '' },
    { term: words.consentOther, value: otherRefusals.join(', ') },
    { term: words.consentNotes, value: notes },
  ];
  return {
    version,
    language,
    facts: facts.filter(({ value }) => value !== ''),
    scopes: consentScopes.map((scope) => ({ name: words[`scope_${scope}`], granted: granted.includes(scope) })),
    conditions: conditions.map(({ id, text, confirmedAt }) => ({ id, text, isConfirmed: confirmedAt !== null })),
  };
}

/** Each reason once, with the words that it keeps. */
function justificationsOf(fields: readonly GateField[]) {
  const found = new Map<string, { id: string; words: string; type: string; reason: string; isAccepted: boolean }>();
  for (const { justification, words: kept, type } of fields.flatMap(({ findings }) => findings)) {
    if (justification === null) continue;
    const { id, reason, acceptedBy } = justification;
    found.set(id, {
      id,
      words: kept,
      type: redaction.type[type].toLowerCase(),
      reason,
      isAccepted: acceptedBy !== null,
    });
  }
  return [...found.values()];
}
