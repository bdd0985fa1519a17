import { cases as words } from '~/catalogues/en/cases';
import {
  industries,
  methodsOfControl,
  methodsOfRecruitment,
  statusDecisionMakers,
  traffickingStatuses,
  typesOfSexExploitation,
} from '~/domain/cases';
import { Checkboxes, Select } from '~/ui';
import { ExploitationField, type PersonFieldsProps } from './person-fields';
import { optionsOf, question } from './question';

/** The standard's picklists about the trafficking itself. */
export function TraffickingFields(props: PersonFieldsProps) {
  const { errors, values, person } = props;
  const ask = question('person', errors, values);
  const ticked = (name: string, stored: readonly string[] | undefined) => ({
    ...question('person', errors)(name),
    defaultValue: values ? (values[name]?.split(',') ?? []) : (stored ?? []),
  });
  const { trafficking } = person;
  return (
    <section className="stack">
      <h2>{words.groupTrafficking}</h2>
      <div className="columns">
        <div className="form">
          <Select
            {...ask('status', trafficking?.status ?? '')}
            label={words.fieldTraffickingStatus}
            options={optionsOf(traffickingStatuses)}
            emptyLabel={words.unknownOption}
          />
          <Select
            {...ask('statusDecidedBy', trafficking?.statusDecidedBy ?? '')}
            label={words.fieldStatusDecidedBy}
            options={optionsOf(statusDecisionMakers)}
            emptyLabel={words.unknownOption}
          />
          <ExploitationField {...props} />
          <Select
            {...ask('industry', trafficking?.industry ?? '')}
            label={words.fieldIndustry}
            options={optionsOf(industries)}
            emptyLabel={words.unknownOption}
          />
        </div>
        <div className="form">
          <Checkboxes
            {...ticked('typesOfSexExploitation', trafficking?.typesOfSexExploitation)}
            label={words.fieldSexExploitation}
            options={optionsOf(typesOfSexExploitation)}
          />
          <Checkboxes
            {...ticked('methodsOfRecruitment', trafficking?.methodsOfRecruitment)}
            label={words.fieldRecruitment}
            options={optionsOf(methodsOfRecruitment)}
          />
          <Checkboxes
            {...ticked('methodsOfControl', trafficking?.methodsOfControl)}
            label={words.fieldControl}
            options={optionsOf(methodsOfControl)}
          />
        </div>
      </div>
    </section>
  );
}
