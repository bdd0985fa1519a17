import { cases as words } from '~/catalogues/en/cases';
import { type SupportPlan, supportPlanTypes } from '~/domain/cases';

/** Plans of an imported spreadsheet: they carry no cost, so the officer makes lines of them. */
export function SupportPlans({ plans }: { plans: readonly SupportPlan[] }) {
  if (plans.length === 0) return null;
  return (
    <section className="section stack">
      <h2>{words.needsPlans}</h2>
      <p>{words.needsPlansText}</p>
      <ul>
        {plans.map((plan) => (
          <li key={`${plan.type}${plan.objectives}${plan.actionPlan}`}>
            {[plan.type && supportPlanTypes[plan.type], plan.objectives, plan.actionPlan, plan.plannedEnd]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
