import { cases as words } from '~/catalogues/en/cases';
import { genders, type Person, typesOfExploitation } from '~/domain/cases';
import { Checkboxes, DateInput, Select, TextArea, TextInput } from '~/ui';
import { optionsOf, question } from './question';
import { say } from './words';

export interface PersonFieldsProps {
  errors: Record<string, string[]>;
  /** What was typed and refused, in place of what is stored. */
  values?: Record<string, string>;
  title: string;
  person: Partial<Person>;
}

/** Enough to find a person again: the first step of a new case. */
export function BasicFields({ errors, values, title, person }: PersonFieldsProps) {
  const ask = question('person', errors, values);
  return (
    <>
      <TextInput {...ask('title', title)} label={words.fieldTitle} hint={words.fieldTitleHint} autoComplete="off" />
      <TextInput {...ask('given', person.given)} label={words.fieldGiven} autoComplete="off" />
      <TextInput {...ask('family', person.family)} label={words.fieldFamily} autoComplete="off" />
      <DateInput
        {...ask('dateOfBirth', person.dateOfBirth ?? '')}
        label={words.fieldDateOfBirth}
        hint={words.fieldDateOfBirthHint}
        optional
      />
      <Select
        {...ask('gender', person.gender ?? 'NonSpecifiedUnknown')}
        label={words.fieldGender}
        options={optionsOf(genders)}
      />
      <TextArea
        {...ask('nationalities', person.nationalities?.join('\n'))}
        label={words.fieldNationalities}
        hint={words.fieldNationalitiesHint}
        rows={2}
        optional
      />
    </>
  );
}

export function ExploitationField({ errors, values, person }: PersonFieldsProps) {
  const ask = question('person', errors);
  const typed = values?.typesOfExploitation?.split(',');
  return (
    <Checkboxes
      {...ask('typesOfExploitation')}
      label={words.fieldExploitation}
      options={optionsOf(typesOfExploitation)}
      defaultValue={typed ?? person.trafficking?.typesOfExploitation ?? []}
    />
  );
}

/** Contacts, documents and other people: one on each line, as one types a list. */
export function DetailFields({ errors, values, person }: PersonFieldsProps) {
  const ask = question('person', errors, values);
  const pairs = (list: { first: string; second: string }[] = []) =>
    list.map(({ first, second }) => (first ? `${first}: ${second}` : second)).join('\n');
  const hint = (example: string) => say(words.fieldPairsHint, { example });
  return (
    <>
      <section className="stack">
        <h2>{words.groupContacts}</h2>
        <TextArea
          {...ask('aliases', person.aliases?.join('\n'))}
          label={words.fieldAliases}
          hint={words.fieldOnePerLine}
          rows={2}
          optional
        />
        <TextArea
          {...ask('phones', person.phones?.join('\n'))}
          label={words.fieldPhones}
          hint={words.fieldOnePerLine}
          rows={2}
          optional
        />
        <TextArea
          {...ask('emails', person.emails?.join('\n'))}
          label={words.fieldEmails}
          hint={words.fieldOnePerLine}
          rows={2}
          optional
        />
        <TextArea
          {...ask('idNumbers', pairs(person.idNumbers?.map(({ kind, value }) => ({ first: kind, second: value }))))}
          label={words.fieldIdNumbers}
          hint={hint('passport: EP0000000')}
          rows={3}
          optional
        />
        <TextArea {...ask('address', person.address)} label={words.fieldAddress} rows={2} optional />
      </section>
      <section className="stack">
        <h2>{words.groupPeople}</h2>
        <TextArea
          {...ask(
            'familyMembers',
            pairs(person.familyMembers?.map(({ relation, name }) => ({ first: relation, second: name }))),
          )}
          label={words.fieldFamilyMembers}
          hint={hint('mother: her name')}
          rows={4}
          optional
        />
        <TextArea
          {...ask(
            'allegedPerpetrators',
            pairs(person.allegedPerpetrators?.map(({ role, name }) => ({ first: role, second: name }))),
          )}
          label={words.fieldPerpetrators}
          hint={hint('agent: their name')}
          rows={3}
          optional
        />
        <TextArea {...ask('notes', person.notes)} label={words.fieldNotes} rows={6} optional />
      </section>
    </>
  );
}
