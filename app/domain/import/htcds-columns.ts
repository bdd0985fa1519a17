/** Fields of HTCDS 2.0 that Homeward keeps in places of their own, by name, with the label the template shows. */
export const htcdsLabels: Record<string, string> = {
  prs_Salutation: 'Salutation',
  prs_FirstName: 'First Name',
  prs_MiddleName: 'Middle Name',
  prs_SecondName: 'Second Name',
  prs_Birthdate: 'Birthdate',
  prs_Gender: 'Gender',
  prs_Citizenship: 'Citizenship',
  prs_IdentityNumber: 'Identity Number',
  prs_Email: 'Email',
  prs_HomePhone: 'Home Phone',
  prs_MobilePhone: 'Mobile Phone',
  prs_MailingStreet: 'Mailing Street',
  prs_MailingCity: 'Mailing City',
  prs_MailingState: 'Mailing State/Province',
  prs_MailingPostalCode: 'Mailing Zip/Postal Code',
  prs_MailingCountry: 'Mailing Country',
  con_Consent: 'Consent',
  vic_TraffickingStatus: 'Trafficking Status',
  vic_TraffickingStatusDecisionMakingOrg: 'Trafficking Status Decision Making Organization',
  vic_MethodOfRecruitment: 'Method of Recruitment',
  vic_MethodsOfControl: 'Methods of Control',
  vic_TypeOfExploitation: 'Type of Exploitation',
  vic_ForcedLabourIndustry: 'Forced Labour Industry',
  vic_TypeOfSexExploitation: 'Type of Sex Exploitation',
  hte_Longitude: 'Longitude',
  hte_Latitude: 'Latitude',
  hte_City: 'City',
  hte_Country: 'Country',
  hte_State: 'State',
  hte_Street: 'Street',
  hte_PostalCode: 'PostalCode',
  hte_Date: 'Date',
  hte_Type: 'Type',
  hte_Description: 'Description',
  spl_Objectives: 'Objectives',
  spl_ActionPlan: 'Action Plan',
  spl_PlannedEndDate: 'Planned End Date',
  spl_ActualEndDate: 'Actual End Date',
  spl_Type: 'Type',
};

/** The standard's own template misspells one of its names. */
const misspelt: Record<string, string> = {
  vic_TraffickinStatusDecisionMakingOrg: 'vic_TraffickingStatusDecisionMakingOrg',
};

const FIELD_NAME = /^(org|prs|vic|per|cas|cco|hte|spl|con)_[A-Za-z]+$/;

export interface Column {
  index: number;
  /** Field name of the standard, or null for a column that only has a label. */
  name: string | null;
  label: string;
}

export interface Header {
  columns: Column[];
  /** Index of the first row below the header. */
  firstRow: number;
}

/**
 * Finds the header. The template hides row 1 with the field names and shows labels in row 2; a sheet with only one
 * of the two rows is read as well. Undefined if neither is there.
 */
export function headerOf(rows: readonly (readonly unknown[])[]): Header | undefined {
  const top = rows.slice(0, 5).map((row) => row.map((cell) => (typeof cell === 'string' ? cell.trim() : '')));
  const namesRow = top.findIndex((row) => row.filter((cell) => FIELD_NAME.test(cell)).length >= 2);
  const labelsRow = top.findIndex((row, index) => index !== namesRow && row.filter(isKnownLabel).length >= 3);
  const names = top[namesRow] ?? [];
  const labels = top[labelsRow] ?? [];
  if (namesRow < 0 && labelsRow < 0) return undefined;
  const width = Math.max(names.length, labels.length);
  const columns = Array.from({ length: width }, (_, index) => toColumn(index, names[index] ?? '', labels[index] ?? ''));
  return {
    columns: columns.filter((column) => column.name !== null || column.label !== ''),
    firstRow: Math.max(namesRow, labelsRow) + 1,
  };
}

function toColumn(index: number, name: string, label: string): Column {
  const known = misspelt[name] ?? name;
  const found = FIELD_NAME.test(known) ? known : (personNameByLabel.get(label) ?? null);
  return { index, name: found, label: label || (htcdsLabels[known] ?? known) };
}

const isKnownLabel = (label: string) => personNameByLabel.has(label);

// Labels of events and plans are too common ("Type", "City", "Date") to be recognised without their names.
const personNameByLabel = new Map(
  Object.entries(htcdsLabels)
    .filter(([name]) => !/^(hte|spl)_/.test(name))
    .map(([name, label]) => [label, name]),
);
