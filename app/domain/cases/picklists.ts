// Picklists of HTCDS 2.0: value names of the standard with its labels, in its order.

export const genders = {
  Feminine: 'Feminine',
  Masculine: 'Masculine',
  TransgenderFeminine: 'Transgender Feminine',
  TransgenderMasculine: 'Transgender Masculine',
  NonConforming: 'Non-Conforming',
  NonSpecifiedUnknown: 'Not Specified/Unknown',
} as const;

export const traffickingStatuses = {
  PossibleVictimOfTrafficking: 'Possible victim of trafficking',
  ActualVictimOfTrafficking: 'Actual victim of trafficking',
  NotAVictimOfTrafficking: 'Not a victim of trafficking',
} as const;

export const statusDecisionMakers = {
  Police: 'Police',
  NGO: 'NGO',
  CourtOrProsecution: 'Court or prosecution',
  NonPoliceGovernmentalOrganization: 'Non-police governmental organization',
  Other: 'Other',
} as const;

export const methodsOfRecruitment = {
  AtAPlaceOfBusiness: 'At a place of business',
  AtAnEducationalInstitution: 'At an educational institution',
  AtWork: 'At work',
  ThroughOnlineSocialNetworks: 'Through online social networks',
  ThroughAnOnlineAdvertisement: 'Through an online advertisement',
  ThroughATelevisionAdvert: 'Through a television advert',
  ThroughANewspaperAdvert: 'Through a newspaper advert',
  ThroughFamilyOrFamilyEvents: 'Through family or family events',
  ThroughFriendsOrSocialEvents: 'Through friends or social events',
  Other: 'Other',
} as const;

export const methodsOfControl = {
  PhysicalThreats: 'Physical threats',
  ThreatsLawEnforcement: 'Threats of law enforcement',
  ThreatensChildrenFamily: 'Threatens children/family',
  DebtBondage: 'Debt bondage',
  FalsePromises: 'False promises',
  PhysicalAbuse: 'Physical abuse',
  SexualAbuse: 'Sexual abuse',
  TakesEarnings: 'Takes earnings',
  RestrictsFinancialAccess: 'Restricts financial access',
  RestrictsMedicalCare: 'Restricts medical care',
  WithholdsNecessities: 'Withholds necessities',
  PsychologicalAbuse: 'Psychological abuse',
  PsychoactiveSubstance: 'Psychoactive substance',
  ExcessiveWorkingHours: 'Excessive working hours',
  WithholdsDocuments: 'Withholds documents',
  Other: 'Other',
} as const;

export const typesOfExploitation = {
  ForcedLabour: 'Forced labour',
  SexualExploitation: 'Sexual exploitation',
  ChildLabour: 'Child labour',
  ForcedMarriage: 'Forced marriage',
  Servitude: 'Servitude',
  ForcedMilitaryByNonStateActors: 'Forced military (by non-state actors)',
  OrganRemoval: 'Organ removal',
  ForcedBegging: 'Forced begging',
  ForcedAdoption: 'Forced adoption',
  Surrogacy: 'Surrogacy',
  Other: 'Other',
} as const;

export const industries = {
  A_AgricultureForestryAndFishing: 'Agriculture, forestry and fishing',
  B_MiningAndQuarrying: 'Mining and quarrying',
  C_Manufacturing: 'Manufacturing',
  D_ElectricityGasSteamAndAirConditioningSupply: 'Electricity, gas, steam and air conditioning supply',
  E_WaterSupplySewerageWasteManagement: 'Water supply; sewerage, waste management and remediation',
  F_Construction: 'Construction',
  G_WholesaleAndRetailTradeRepairOfMotorVehicles:
    'Wholesale and retail trade; repair of motor vehicles and motorcycles',
  H_TransportationAndStorage: 'Transportation and storage',
  I_AccommodationAndFoodServiceActivities: 'Accommodation and food service activities',
  J_InformationAndCommunication: 'Information and communication',
  K_FinancialAndInsuranceActivities: 'Financial and insurance activities',
  L_RealEstateActivities: 'Real estate activities',
  M_ProfessionalScientificAndTechnicalActivities: 'Professional, scientific and technical activities',
  N_AdministrativeAndSupportServiceActivities: 'Administrative and support service activities',
  O_PublicAdministrationAndDefence: 'Public administration and defence; compulsory social security',
  P_Education: 'Education',
  Q_HumanHealthAndSocialWorkActivities: 'Human health and social work activities',
  R_ArtsEntertainmentAndRecreation: 'Arts, entertainment and recreation',
  S_OtherServiceActivities: 'Other service activities',
  T_ActivitiesOfHouseholdsAsEmployers:
    'Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use',
  U_ActivitiesOfExtraterritorialOrganizations: 'Activities of extraterritorial organizations and bodies',
} as const;

export const typesOfSexExploitation = {
  Prostitution: 'Prostitution',
  Pornography: 'Pornography',
  RemoteInteractiveServices: 'Remote Interactive Services',
  PrivateSexualServices: 'Private Sexual Services',
} as const;

export const eventTypes = { Recruitment: 'Recruitment', Transit: 'Transit', Exploitation: 'Exploitation' } as const;

export const supportPlanTypes = {
  Education: 'Education',
  Financial: 'Financial',
  Health: 'Health',
  LabourExploitationRehabilitation: 'Labour Exploitation Rehabilitation',
  Legal: 'Legal',
  Livelihood: 'Livelihood',
  RightsBasedTraining: 'Rights-based Training',
  SexualExploitationRehabilitation: 'Sexual Exploitation Rehabilitation',
  SocialCare: 'Social Care',
} as const;

export type Picklist = Readonly<Record<string, string>>;

/** The names of a picklist as a tuple, for `z.enum`. */
export function namesOf<P extends Picklist>(picklist: P): [keyof P & string, ...(keyof P & string)[]] {
  return Object.keys(picklist) as [keyof P & string, ...(keyof P & string)[]];
}

/** A value by its name or its label, in any case and with any spacing; undefined if the list has no such value. */
export function fromPicklist<P extends Picklist>(picklist: P, text: string): (keyof P & string) | undefined {
  const wanted = folded(text);
  return namesOf(picklist).find((name) => folded(name) === wanted || folded(picklist[name] ?? '') === wanted);
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
