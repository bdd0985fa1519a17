import { wordSet } from './grammar-words';

/**
 * Approved generalisations: words of this field that are rare in everyday speech (or would look like a fact)
 * and that a published story needs. They keep a clean text clean.
 */
export const APPROVED_WORDS = wordSet(
  `wifi upskill waitressing au pair tuk minibus motorbike motorbikes rickshaw spreadsheet spreadsheets utensils coursework
  retraining mentorship repatriated reintegrate reintegrated moneylender moneylenders coercion physiotherapist psychotherapy
  translator interpreter takeaway handmade helpline helplines hotline pandemic rural urban inter alia unpaid underpaid withheld worksite worksites workplace workplaces workforce woodworker woodworkers shopkeeper
  shopkeepers livelihood livelihoods smallholder smallholding seamstress tailor apprentice apprenticeship caseworker
  caseworkers counsellor counsellors counselling counselor counseling psychosocial reintegration repatriation
  trafficking trafficked trafficker traffickers recruiter recruiters recruitment exploitation exploited exploitative
  safeguarding guardianship resettlement rehabilitation physiotherapy prosthesis prostheses prosthetic outpatient
  remittance remittances repayment repayments instalment instalments installment installments reimbursement
  compensation restitution arbitration mediation tribunal casework paralegal paralegals affidavit asylum refugee
  refugees migrant migrants migration stateless undocumented documented embassy consular passport visa visas
  permit permits overtime wage wages payslip indebted indebtedness bondage bonded servitude overwork overworked
  confiscated confiscate deduction deductions quota quotas lodging lodgings accommodation dormitory hostel
  household households childcare schooling enrolment enrollment literacy numeracy vocational certificate
  certificates diploma upskilling traineeship placement placements bakery tailoring carpentry masonry plumbing
  welding poultry livestock goats cattle seedlings seeds fertiliser fertilizer irrigation harvest harvests crops
  fishery fisheries trawler vessel vessels factory factories cannery kiln kilns plantation plantations quarry
  construction agriculture agricultural manufacturing domestic hospitality caregiving housekeeping cleaner cleaners
  sewing embroidery weaving handicraft handicrafts shopfront kiosk stall catering kitchenware toolkit toolkits
  unguarded unregistered unlicensed unlawful unsafe insecure locked surest resilient resilience dignity wellbeing
  well-being trauma traumatic coping sleeplessness nightmares nutrition nutritious hygiene sanitation mosquito
  reopen reopened relocate relocated relocation resettle anonymised anonymous anonymity pooled donor donors donation
  donations contribution contributions campaign campaigns platform update updates consent consented survivor survivors
  online offline website smartphone laptop internet app apps messaging phone
  labourer labourers labour labouring laboured workshop workshops fees café cafe cafes village villages town towns
  district districts province region coastal inland highland lowland upland hillside countryside subregion continent
  borders crossing crossings abroad overseas homeland kinship breadwinner caregiver caregivers stipend allowance`,
);

/** Continents, subregions and other large areas: as coarse as a public page may be. */
export const LARGE_AREAS = [
  'Africa',
  'Asia',
  'Europe',
  'America',
  'Americas',
  'Oceania',
  'Antarctica',
  'North Africa',
  'West Africa',
  'East Africa',
  'Central Africa',
  'Southern Africa',
  'Sub-Saharan Africa',
  'North America',
  'South America',
  'Central America',
  'Latin America',
  'South Asia',
  'Southeast Asia',
  'South-East Asia',
  'East Asia',
  'Central Asia',
  'West Asia',
  'Western Asia',
  'Southern Asia',
  'Eastern Asia',
  'Middle East',
  'Western Europe',
  'Eastern Europe',
  'Northern Europe',
  'Southern Europe',
  'Central Europe',
  'European Union',
  'Caribbean',
  'Pacific',
  'Atlantic',
  'Mediterranean',
  'Gulf',
  'Gulf States',
  'Arab States',
  'Northern Africa',
  'Western Africa',
  'Eastern Africa',
  'Middle Africa',
  'Polynesia',
  'Melanesia',
  'Micronesia',
  'Horn of Africa',
  'Global South',
  'Global North',
];

/** Country names in use beside those of the ISO list. */
export const MORE_COUNTRIES = [
  'Viet Nam',
  'Burma',
  'Laos',
  'Syria',
  'Macau',
  'Cabo Verde',
  'Swaziland',
  'Brunei',
  'England',
  'Scotland',
  'Wales',
  'Northern Ireland',
  'Britain',
  'The Bahamas',
  'Emirates',
  'DRC',
  'Republic of Moldova',
  'State of Kuwait',
  'Palestinian Territories',
  'Kingdom of Saudi Arabia',
  'São Tomé and Príncipe',
  'Trinidad',
  'Holland',
  'Macedonia',
  'Republic of Ireland',
  'Republic of Cyprus',
  'Republic of Turkey',
  'Republic of Poland',
  'Kingdom of Sweden',
  'Republic of Austria',
  'Czechoslovakia',
  'Yugoslavia',
  'Soviet Union',
];

/** Nationalities beside those of the package, and languages. */
export const MORE_DEMONYMS = wordSet(
  `african asian european latino latina arab arabic english bengali hindi urdu tamil punjabi swahili amharic persian
  farsi mandarin cantonese russian vietnamese burmese filipino filipina tagalog cebuano odia khmer scottish welsh
  briton britons american argentine argentinian azeri bosnian herzegovinian burkinabé comorian cook emirati eritrean
  greenlandic guadeloupean hondurean icelander kazakh kyrgyz lao maldivian monegasque namibian nepali nigerien omani
  palestinian philippine qatari salvadorean singaporean slovak slovene somalian swede dane finn pole turk greek spaniard
  frenchman englishman irishman scot serb croat hungarian czech tajik turkmen uzbek yemeni zairean cypriot latvian
  bulgarian saudi siamese taiwanese tibetan motswana bangladeshis surinamese trinidadian tongan western eastern
  yugoslav soviet icelandic frenchwoman englishwoman dutchman`,
);
