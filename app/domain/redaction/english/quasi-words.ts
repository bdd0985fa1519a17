import { wordSet } from './grammar-words';

/** Religions, peoples and the words of belonging. */
export const RELIGION_WORDS = wordSet(
  `muslim muslims islam islamic christian christians christianity catholic catholics protestant protestants orthodox
  pentecostal pentecostals baptist baptists methodist methodists anglican anglicans presbyterian presbyterians lutheran
  lutherans evangelical evangelicals adventist adventists mormon mormons jehovah jehovah's witness witnesses buddhist buddhists
  buddhism hindu hindus hinduism sikh sikhs sikhism jewish jew jews judaism shia shiite shiites sunni sunnis ahmadi
  alevi alevis yazidi druze bahai bahá'í zoroastrian parsi animist voodoo vodou santeria rastafarian quaker quakers
  coptic copt copts maronite jain jains taoist atheist bible biblical mosque church chapel kurdish kurd kurds sami roma
  gypsy gypsies romani sinti rohingya uyghur uighur hmong karen mon shan kachin tigray amhara oromo hausa yoruba igbo
  zulu xhosa tutsi hutu maya mayan quechua aymara guarani garifuna dalit dalits adivasi adivasis tribal indigenous aboriginal
  caste casteless untouchable nomadic nomad nomads bedouin pashtun hazara tajik tamil baloch sindhi pagan`,
);
export const RELIGION_LOWER = wordSet(
  `caste tribe tribal clan indigenous aboriginal parish diocese congregation monk nun novice imam rabbi priest deacon
  pastor bishop mullah shaman ancestral ethnic ethnicity minority creole mestizo mestiza refugee-born`,
);

/** Conditions, drugs and procedures. General words (injury, illness, treatment, pain) are left out on purpose. */
export const HEALTH_WORDS = wordSet(
  `hiv aids ptsd adhd tb tuberculosis malaria dengue cholera typhoid measles polio leprosy syphilis gonorrhoea chlamydia
  herpes hepatitis jaundice diabetes diabetic insulin asthma asthmatic epilepsy epileptic seizure seizures stroke
  cancer tumour tumor leukaemia leukemia lymphoma cyst ulcer ulcers hernia appendicitis gallstones kidney kidneys dialysis
  liver cirrhosis anaemia anaemic anemia anemic thyroid goitre goiter hypertension hypertensive arthritis
  arthritic rheumatism gout scoliosis prolapse prolapsed sciatica fracture fractured fractures dislocated amputated
  amputation amputee paralysed paralyzed paralysis paraplegic quadriplegic blind blindness deaf deafness mute stammer
  stutter limp lame crippled disabled disability disabilities wheelchair crutches epileptics eczema psoriasis dermatitis
  rash scabies burns burned concussion migraine migraines insomnia depression depressed depressive anxiety panic
  schizophrenia schizophrenic bipolar psychosis psychotic autism autistic dementia alzheimer suicidal suicide
  self-harm overdose addiction addicted alcoholic alcoholism abortion miscarriage miscarried pregnant pregnancy
  stillborn infertile infertility hysterectomy caesarean cesarean menopause fistula genital mutilation circumcised
  circumcision pneumonia bronchitis silicosis asbestosis pleurisy allergy allergic anaphylaxis sepsis gangrene
  frostbite malnutrition malnourished rickets scurvy cataract cataracts glaucoma hearing-aid prosthetic pacemaker
  surgery operated chemotherapy radiotherapy antidepressant antidepressants antibiotics painkillers morphine opioid
  methadone psychiatric psychiatrist psychiatry inpatient neurosis neurotic tremor tumours syndrome disorder lupus
  sclerosis parkinson's down's haemophilia hemophilia thalassaemia sickle-cell worms parasite parasites tapeworm
  bruised concussed comatose coma unconscious hallucinations delusions flashbacks diamorphine heroin cocaine
  sterilised sterilized impotent gynaecological urological orbital diagnosis diagnosed`,
);
export const HEALTH_SUFFIX =
  /(?:itis|osis|oses|aemia|emia|algia|pathy|ectomy|ostomy|plegia|plegic|phobia|rrhoea|rrhea|uria|oma|omas|axia|aemic|emic|azole|cillin|mycin|statin|zepam|oxetine|idone|prazole|thyroxine)$/;
export const HEALTH_SUFFIX_EXCEPTIONS = wordSet(
  `diploma diplomas aroma aromas coma comas sarcoma empathy sympathy apathy antipathy telepathy academic academics
  epidemic pandemic endemic polemic systemic diagnosis diagnoses prognosis hypnosis metamorphosis
  nostalgia osmosis phobia xenophobia homophobia`,
);

export const ANATOMY =
  '(?:fingers?|thumbs?|hands?|wrists?|arms?|forearms?|elbows?|shoulders?|legs?|knees?|ankles?|foot|feet|toes?|hips?|thighs?|shins?|calf|backs?|spines?|necks?|heads?|skulls?|faces?|cheeks?|chins?|jaws?|eyes?|eyebrows?|eyelids?|ears?|noses?|lips?|mouth|tongue|tooth|teeth|chest|ribs?|breasts?|stomach|abdomen|bellies|belly|lungs?|heart|womb|tendons?|nerves?|ligaments?|muscles?|bones?|vertebrae?|discs?|disks?|skin|limbs?|nails?|scalp|collarbone|pelvis|groin|kidneys?)';

/** Buildings and works of which a place has one: "the castle" is an address. */
export const LANDMARKS =
  '(?:castle|fort|fortress|citadel|lighthouse|cathedral|basilica|palace|monument|obelisk|mausoleum|pagoda|stupa|minaret|abbey|monastery|convent|dam|waterfalls?|volcano|crater|gorge|aqueduct|viaduct|amphitheatre|windmill|watermill|stadium|racecourse|zoo|planetarium|observatory|clock tower|water tower|bell tower|refinery|shipyard|casino|shrine|ferry terminal|bus terminal|railway station|slave castle|old fort|cable car|power station|power plant|sugar mill|rice mill|salt works|saltworks|brewery|racetrack|barracks|leper colony)';

/** Ordinary places that become an address with a name or a neighbour. */
export const PLACE_NOUNS =
  '(?:church|chapel|mosque|temple|school|market|station|hospital|clinic|bridge|harbour|harbor|port|pier|jetty|airport|cemetery|park|square|roundabout|junction|crossroads|crossing|checkpoint|factory|mill|mine|quarry|hotel|bar|restaurant|bakery|pharmacy|shop|store|mall|bank|post office|police station|court|prison|university|college|stadium|well|river|lake|beach|road|street|avenue|lane|landing|dock|wharf|terminal|depot|gas station|petrol station|warehouse|shelter|camp|landmark)';

/** Trades that are few in one place. Ordinary jobs are left out. */
export const RARE_OCCUPATIONS = wordSet(
  `ferryman ferrymen boatman boatmen blacksmith silversmith goldsmith locksmith tinsmith coppersmith cobbler saddler
  potter weaver dyer tanner thatcher basketmaker glassblower drummer flautist violinist singer dancer actor actress musician
  puppeteer acrobat wrestler boxer footballer jockey midwife herbalist healer shaman diviner undertaker gravedigger
  coffin beekeeper shepherd goatherd cowherd herder herdsman falconer hunter trapper woodcutter charcoal
  lumberjack miner diver shipwright boatbuilder lighthouse calligrapher printer bookbinder sculptor painter poet novelist
  journalist editor photographer broadcaster professor lecturer academic headmaster headmistress headteacher principal
  mayor councillor chieftain imam priest pastor bishop rabbi monk nun deacon preacher evangelist politician minister
  ambassador diplomat soldier sergeant lieutenant colonel captain corporal gendarme policeman policewoman
  detective judge prosecutor notary architect engineer pilot stewardess physician surgeon dentist veterinarian
  pharmacist accountant auditor watchman gamekeeper ranger champion beautician barber butcher brewer distiller
  reindeer herding muezzin bellringer sexton sacristan choirmaster conductor composer pianist guitarist goalkeeper referee coach
  interpreter translator psychologist scientist researcher librarian curator banker landowner heir heiress`,
);

export const KIN =
  '(?:(?:mother|father|brother|sister|son|daughter)s?-in-law|mother|father|parent|parents|son|sons|daughter|daughters|child|children|kids?|bab(?:y|ies)|toddlers?|brothers?|sisters?|siblings?|twins?|triplets?|wife|wives|husbands?|spouse|grandmothers?|grandfathers?|grandparents|grandsons?|granddaughters?|grandchild(?:ren)?|uncles?|aunts?|cousins?|nephews?|nieces?|stepmother|stepfather|stepson|stepdaughter|stepchildren|in-laws?|mother-in-law|father-in-law|brother-in-law|sister-in-law|girls?|boys?|widow|widower|orphans?|dependants?|dependents?|fianc[eé]e?)';
export const PERSONS =
  '(?:men|women|people|persons?|children|girls?|boys?|workers?|victims?|survivors?|migrants?|labourers?|fishermen|sailors|crew(?:members)?|passengers|families|villagers|prisoners|hostages|detainees|students|pupils|refugees|others|guests|customers|clients|relatives|colleagues|witnesses|households|babies|adults|minors|teenagers|kids|brothers|sisters|sons|daughters|cousins|accused|guards|soldiers|policemen|officers)';
