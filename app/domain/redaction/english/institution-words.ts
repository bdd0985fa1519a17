import { wordSet } from './grammar-words';

/** Common nouns of law, office and institution that drafts write with a capital without naming anything by it. */
export const INSTITUTION_WORDS = wordSet(
  `government court courts convention article articles section sections protocol commission committee council chamber
  chambers rule rules act acts code law laws constitution constitutional constitution's state states minister ministers
  ministry ministries prime president vice secretary general agent agents representative representatives registrar registry
  prosecutor prosecutors prosecution public principal chief head deputy director directorate department departments
  office officer officers bureau agency authority authorities board tribunal parliament parliamentary senate assembly
  congress house lords commons federal national regional district provincial municipal local central supreme high appeal
  appeals cassation instance first second third criminal civil administrative labour labor commercial military assize
  magistrate magistrates judge judges justice judicial judiciary attorney solicitor advocate counsel bar police force
  forces army navy guard border customs tax revenue treasury finance financial interior foreign affairs home external
  internal security social welfare insurance health education labour employment pension pensions fund bank company
  corporation limited association federation union party organisation organization institute institution foundation
  centre center university college faculty school hospital clinic prison church mosque temple community communities
  republic kingdom empire commonwealth union european nations united international human rights freedoms fundamental
  civilian penal procedure procedural execution enforcement bankruptcy family juvenile court's government's
  application applicant applicants respondent plaintiff defendant claimant party parties facts fact circumstances case
  cases decision decisions judgment judgments order orders regulation regulations decree directive statute statutory
  legislation bill amendment annex appendix schedule chapter part paragraph title book volume form report reports
  plenary grand registry ombudsman governor mayor municipality county province region territory city town village
  land lands registry survey surveys property housing transport railways railway road roads post postal
  telecommunications media press television radio journal gazette official news newspaper
  north south east west northern southern eastern western upper lower new old world war bible god lord koran quran
  gospel psalm allah internet web christian sub-collector collector inspector inspectorate inspection labour
  standards unit team service services programme program project plan mission embassy consulate high-commission
  delegation division branch office agency archive archives library museum theatre institute academy
  society club trade chamber industry commerce agriculture forestry fisheries environment energy science
  technology culture sport sports tourism defence defense veterans immigration migration asylum refugee refugees
  citizenship nationality passport passports population statistics standards quality control audit
  disciplinary ethics electoral elections election voting national committee treaty charter covenant declaration
  resolution recommendation recommendations opinion opinions observations memorial petition complaint appeal motion
  protection prevention fourth fifth sixth ambassador commanding ordinance chapters treaty assistance benefits
  procedure background introduction summary conclusion domestic relevant practice law operative provisions merits
  admissibility violation alleged damage costs expenses interest satisfaction just default reasons
  dissenting concurring separate judge president chamber full attorney-general general's prosecutor's public's
  state's party's council's ministry's minister's commission's university's company's bank's agency's
  supervisor manager master madam boss teacher doctor nurse`,
);

/** Harmless capitals: the pronoun, brands of apps and devices, and initialisms that everybody knows. */
export const HARMLESS_CAPITALS = wordSet(
  `i facebook whatsapp viber zalo telegram messenger instagram tiktok youtube twitter signal skype line wechat google
  imo linkedin snapchat zoom internet un eu id tv ngo sms usb gps atm pin cv pdf dna ok usa uk us uae ip p.o covid
  iom ilo unhcr unicef whatsapp's facebook's`,
);

export const WEEKDAYS = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays',
);

/** What stands before or after a weekday when it is a day and not the name of somebody born on it. */
export const WEEKDAY_BEFORE = wordSet(
  'on last next every each that one this until till before after the a a some most many all good black following previous same another of since between and or monday tuesday wednesday thursday friday saturday sunday',
);
export const WEEKDAY_AFTER = wordSet(
  'morning afternoon evening night prayers prayer market mass and or to until through the when she he they we',
);

/** Virtue, wish and nature words given as names: a name at the start of a sentence too. */
const GIVEN_WORDS = `hope grace joy faith mercy patience comfort charity prudence constance felicity temperance verity honor
  honour blessing divine precious gift goodness goodluck favour favor innocent wisdom promise destiny princess prince
  glory miracle fortune privilege treasure angel dawn eve rose lily daisy violet iris ivy jasmine heather holly olive
  poppy cherry ginger amber ruby pearl crystal jade diamond coral gem opal emerald sapphire melody harmony carol bliss
  serenity moses delight loveness lovemore beloved jack candy bong ding dong dung`;

/** Words given as names that begin ordinary sentences too: there they need a sign that a person is meant. */
const WEAK_GIVEN_WORDS = `happy happiness lucky success justice beauty queen king peace trust honest talent memory heaven star
  sunshine sunny sky rain river summer autumn apple peach liberty freedom victory victor triumph blessed truth true loyal
  earnest ernest frank rich bill mark will may june april august gentle bright sweet pretty lovely honey cookie baby
  junior boy girl bing jun long hung song sang son tan than hue bay lan win young sun moon`;

export const NAME_WORDS = wordSet(GIVEN_WORDS, WEAK_GIVEN_WORDS);
export const STRONG_NAME_WORDS = wordSet(GIVEN_WORDS);
