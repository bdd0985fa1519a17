/** A set from space-separated words. */
export const wordSet = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.trim().split(/\s+/)));

/** Words that start a sentence without naming anything: never part of a name that follows them. */
export const FUNCTION_WORDS = wordSet(
  `a an the this that these those my your his her its our their whose which what who whom when where why how
  i you he she it we they me him us them mine yours hers ours theirs myself himself herself itself ourselves themselves
  and or but nor so yet for if then than because although though while whereas unless until since once whether as
  at by in into of off on onto to from with within without under over above below between among through during before
  after about against across along around behind beside besides beyond despite down inside near outside toward towards
  up upon via except per like unlike instead is am are was were be been being do does did done has have had having can
  could may might must shall should will would ought not no nor never none nothing nobody both each every either neither
  all any some many much more most few less several other another such same only also even ever still just now later
  soon again already always often sometimes usually perhaps maybe here there today tomorrow yesterday tonight first
  second third last next finally meanwhile however therefore moreover furthermore further thus hence indeed please
  thank thanks yes don't didn't doesn't can't couldn't won't wouldn't isn't aren't wasn't weren't i'm i've i'll i'd
  he's she's it's that's there's we've they've you're we're they're let back home today contact message call write
  everyone everybody someone somebody anyone anybody everything something anything one two three four five six seven
  eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty hundred thousand according regarding
  concerning following including given having having being whenever wherever whatever whoever throughout together
  although otherwise nevertheless nonetheless consequently accordingly subsequently eventually initially originally
  recently currently presently previously formerly apparently allegedly reportedly additionally similarly likewise
  conversely alternatively overall altogether afterwards beforehand elsewhere somewhere nowhere anywhere rather quite
  very too almost nearly hardly barely scarcely`,
);

/** Lower-case particles that may stand inside a name. */
export const NAME_PARTICLES = wordSet(
  'of the de la las los le les del della delle dello di da das do dos du des von van der den ter ten zu zur bin binti bint ibn al el ul ud bte a y e i and & for du sur sous na nad pod bei im am en et und ved ved',
);

/** Titles that are followed by a name. */
export const HONORIFICS = wordSet(
  `mr mrs ms miss mx dr prof sir madam madame mme mlle lady lord don doña dona dom fr rev sr sra srta señor señora
  herr frau signor signora monsieur sheikh sheikha haji hajja imam pastor father sister brother captain capt officer
  inspector sergeant sgt judge lawyer advocate adv atty attorney nurse chief mama papa auntie aunty aunt uncle
  grandma grandpa granny nana mami mzee bibi tio tia ustad maulana sri smt shri begum ato w/ro umm abu daw ko ma u maung
  ate kuya nang manang manong lola lolo tita tito ong ba chi anh bac khun nai nang pak bu ibu bapak mas mbak`,
);

/** Abbreviations whose full stop does not end a sentence. */
export const ABBREVIATIONS = wordSet(
  `sect hse mr mrs ms dr prof st sta sto ste no nr nos str ave rd blvd sq jr sr capt col gen lt sgt rev fr hon adv atty dept
  vs etc e.g i.e cf art para ca approx tel fax ext inc ltd co corp bros jan feb mar apr jun jul aug sep sept oct nov dec
  núm num calle av lic ing sra srta dn mt ft brgy bgy govt dist prov rs tk nos vol ed eds p pp`,
);

/** Words that a name-like subject is followed by; they tell "Hope was" from "Hope for". */
export const SUBJECT_VERBS = wordSet(
  `was is has had said says told tells went goes came comes took takes gave gives got gets made makes left leaves found
  ran saw knew knows thought felt kept held met sold bought paid sent brought put began grew spoke wrote slept lost did
  does cannot could would wants needs lives likes loves remembers hopes works helps cooks sings plays returned escaped
  worked lived asked called promised offered married joined stayed waited travelled traveled arrived started moved drove
  beat hit who whose sang drank ate fell fled hid hurt led lay read rode rang shook sat spent stood stole swam swore taught
  tore threw wore wept won woke broke built caught chose drew dug fed fought flew forgot forgave froze hung lent meant sank
  sought shot struck swept prays cries waits runs says never always`,
);
