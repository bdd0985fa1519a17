import { anonymity as words } from '~/catalogues/en/anonymity';
import { message } from '~/catalogues/message';
import { type Assessment, type Count, coarsen, limitsAfter, type Rung, type StepName } from '../anonymity';
import { areaName, areaTable } from '../places/index.server';

/** The count behind a page, as officer and reviewer read it. Counts are rounded down; the smallest are not told. */
export function anonymityView(assessment: Assessment) {
  const { standing, tried, numbers, withoutSex } = assessment;
  const reached = standing ?? (tried.at(-1) as Rung);
  const people = countWords(reached, numbers);
  return {
    isEnough: standing !== null,
    lead: message(words.lead, { least: numbers.peopleMin, incidents: numbers.incidentsMin }),
    verdict: verdictOf(assessment, people),
    how: [
      words.howLadder,
      words.howDifferencing,
      message(words.howRounding, { from: numbers.toldFrom }),
      words.howMinors,
    ],
    givenUp: standing ? effective(standing.steps).map((step) => stepWords(step, assessment)) : [],
    rungs: tried.map((rung, index) => ({
      key: String(index),
      tells:
        rung.steps.length === 0
          ? words.everything
          : message(words.and, { step: stepWords(rung.steps.at(-1) as StepName, assessment) }),
      people: countWords(rung, numbers),
      note: noteOf(rung),
    })),
    help: [
      ...(reached.fewIncidents ? [message(words.helpIncidents, { incidents: numbers.incidentsMin })] : []),
      ...(tried.some(({ isolates }) => isolates) ? [words.helpIsolates] : []),
      ...sexHelp(assessment, withoutSex && countWords(withoutSex, numbers)),
      ...(standing === null ? [words.helpTop, words.helpLines, words.helpPool] : []),
    ],
  };
}
export type AnonymityView = ReturnType<typeof anonymityView>;

function verdictOf(assessment: Assessment, people: string): string {
  const { standing, tried, numbers } = assessment;
  const least = numbers.peopleMin;
  if (standing === null) return message(words.tooRare, { people, least });
  if (standing.population !== null) return message(words.holdsIn, { people, population: standing.population });
  const steps = effective(standing.steps);
  const [finest] = tried;
  if (steps.length === 0 || !finest) return message(words.holdsAll, { people });
  const step = steps.map((name) => stepWords(name, assessment)).join(', ');
  return message(words.holds, { first: countWords(finest, numbers), least, step, people });
}

function countWords({ people }: Count, { toldFrom, peopleMin }: Assessment['numbers']): string {
  if (people < toldFrom) return message(words.few, { from: toldFrom });
  if (people < peopleMin) return message(words.between, { from: toldFrom, to: peopleMin - 1 });
  return message(words.atLeast, { people });
}

function noteOf({ holds, isolates, fewIncidents }: Count): string {
  if (holds) return words.stands;
  if (isolates) return words.isolates;
  return fewIncidents ? words.fewIncidents : '';
}

function sexHelp({ told }: Assessment, people: string | null): string[] {
  if (told.sex === 'unknown') return [words.helpSexUnknown];
  return people === null ? [] : [message(words.helpSex, { people })];
}

/** Steps that a later one does not swallow. */
function effective(steps: readonly StepName[]): StepName[] {
  const all = JSON.stringify(limitsAfter(steps));
  return steps.filter((step) => JSON.stringify(limitsAfter(steps.filter((other) => other !== step))) !== all);
}

function stepWords(step: StepName, { told }: Assessment): string {
  const { origin, exploitation } = coarsen(areaTable(), told, limitsAfter([step]));
  const areas = [...new Set([...origin, ...exploitation])].map((code) => areaName(code, 'en')).join(', ');
  return message(words[`step_${step}`], { areas });
}
