import type { WordClass } from '../wording';

/** French words by kind; stems are open at the end ("béninois*"). */
export const CLASSES: Readonly<Record<WordClass, string>> & Readonly<Record<string, string>> = {
  n: `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante septante
    huitante octante nonante cent cents mille million millions milliard milliards dizaine dizaines douzaine quinzaine vingtaine trentaine centaine centaines millier milliers
    dix_sept dix_huit dix_neuf vingt_et_un vingt_et_une quatre_vingt quatre_vingts quatre_vingt_dix soixante_dix trente_et_un trente_et_une quarante_et_un quarante_et_une soixante_et_onze`,
  ord: `premier première premiers deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième
    treizième dernier dernière avant-dernier avant-dernière 1er 1re 2e 3e 4e 5e 6e 2ème 3ème`,
  digit: 'zéro un deux trois quatre cinq six sept huit neuf double',
  month:
    'janv fév févr juil sept oct nov déc janvier février mars avril mai juin juillet août aout septembre octobre novembre décembre',
  weekday:
    'lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis dimanches',
  feast: `noël réveillon pâques pentecôte toussaint ascension assomption carnaval ramadan tabaski korité aïd aïd_el_fitr aïd_el_kebir mawlid gamou magal
    nouvel_an jour_de_l_an saint_sylvestre fête_nationale quatorze_juillet épiphanie mardi_gras chandeleur fête_des_mères fête_du_travail vendredi_saint jour_de_l_indépendance`,
  unit: 'seconde secondes minute minutes heure heures jour jours nuit nuits semaine semaines mois décennie décennies saisons kilomètre kilomètres kilos mètres hectares litres fois km kg',
  year: 'an ans année années',
  currency: `franc francs fcfa cfa euro euros dollar dollars naira nairas cedi cedis dinar dinars dirham dirhams gourde gourdes ariary ouguiya dalasi
    livre livres roupie roupies centimes roubles couronnes yuans yens shillings millions_de_francs`,
  kin: `mère mères père pères parent maman papa fils fille filles garçon garçons enfant enfants bébé bébés frère frères sœur sœurs soeur soeurs femme mari époux épouse
    épouses grand-mère mémé pépé grand_mère grand_père grands_parents petit_fils petite_fille petits_enfants beau_père belle_mère beau_frère belle_sœur belle_fille demi_frère demi_sœur oncle oncles tante tantes
    cousin cousins cousine cousines neveu neveux nièce nièces gendre bru marâtre coépouse coépouses tuteur tutrice parrain marraine filleul filleule fiancé fiancée compagnon compagne conjoint jumeaux jumelles gosses gamin gamine`,
  kinship: `aîné aînée aînés aînées ainé ainée cadet cadette cadets benjamin benjamine unique jumeau jumelle adoptif adoptive adopté adoptée défunt défunte décédé décédée biologique
    maternel maternelle paternel paternelle nouveau_né nouveau-né handicapé handicapée malade petit petite premier première deuxième troisième quatrième dernier dernière seul seule ex célibataire jumeaux`,
  status: `beau_frère belle_sœur belle_mère beau_père gendre veuve veuf veuves veuvage divorcé divorcée orphelin orpheline orphelins séparée célibataire enceinte mariée marié coépouse polygam* fille_unique fils_unique enfant_unique
    mère_célibataire fille_mère triplés jumeaux jumelles mère_isolée`,
  person: `personnes personne femmes hommes enfants filles garçons ouvriers ouvrières ouvrier travailleurs travailleuses migrants migrantes victimes survivants survivantes pêcheurs marins matelots
    passagers familles villageois prisonniers détenus policiers soldats gardes clients clientes collègues élèves étudiants étudiantes jeunes mineurs mineures adultes réfugiés otages témoins apprentis apprenties couturières habitants âmes hommes_armés`,
  body: `doigt doigts pouce main mains poignet poignets bras avant-bras coude coudes épaule épaules jambe jambes genou genoux cheville chevilles pied pieds orteil orteils hanche hanches cuisse cuisses
    mollet dos colonne cou tête crâne visage joue joues menton mâchoire œil oeil yeux sourcil sourcils paupière oreille oreilles nez lèvre lèvres bouche langue dent dents poitrine côte côtes sein seins ventre abdomen
    poumon poumons cœur coeur rein reins foie utérus tendon nerf os vertèbre vertèbres peau ongle ongles bassin aine front talon nuque clavicule fémur index auriculaire annulaire`,
  injury: `perdu perd perdit amput* cassé cassée cassés cassa brisé brisée fractur* brûl* brulé brulée coup coups coupé coupée coupa écras* bless* abîm* abim* enflammé* infect* enfl* opéré opérée opération paralys* déboît* entors* tord* mutil* poignard* déform* déchir* coincé coincée
    boit* manque manquent sectionn* arrach* douleur douleurs luxé foulé engourdi tremblement tremblements`,
  mark: 'cicatric* tatou* grain_de_beauté tache_de_naissance bec_de_lièvre boiteux boiteuse boite strabisme bègu* bégai* bégaie prothèse œil_de_verre dent_en_or chauve scarification* manchot manchote borgne sourd sourde sourds muet muette aveugle cécité surdité malentendant*',
  health: `vih sida séropositi* tuberculose paludisme malaria dengue choléra typhoïde rougeole polio lèpre syphilis gonorrhée chlamydia herpès hépatite diabète diabétique insuline asthme asthmatique épilep* convulsion* avc cancer tumeur tumeurs leucémie kyste kystes
    ulcère ulcères hernie appendicite calculs_rénaux dialyse cirrhose anémie anémique thyroïde goitre hypertension hypertendu* arthrite arthrose rhumatism* scoliose prolapsus sciatique parapl* handicap* infirm* fauteuil_roulant béquilles
    eczéma psoriasis dermatite gale migraine migraines insomnie insomnies dépression dépressi* déprim* anxiété angoisse* crise_de_panique crises_de_panique crises_d_angoisse panique schizophrén* bipolaire psychose psychotique autis* démence alzheimer suicid* automutil* overdose addiction drogu* alcoolisme alcoolique
    avortement avorter avorté fausse_couche césarienne ménopause fistule stéril* pneumonie bronchite silicose allergi* septicémie gangrène malnutrition dénutri* cataracte glaucome appareil_auditif stimulateur chirurgie chimiothérapie
    radiothérapie antidépress* antibiotique* antidouleur* morphine psychiatr* psychiatrique syndrome trouble_de troubles_de troubles_du trouble stress_post_traumatique lupus sclérose parkinson hémophil* drépanocyt* parasite* vers_intestinaux commotion coma paralysie gynécolog* diagnosti* gastrite infection infections excision excisée mutilation_génitale accouch* grossesse covid hypertendue`,
  trade: `député députée cultivateur agriculteur agricultrice matrone couturière couturier modiste tailleur institutrice instituteur professeur professeure enseignant enseignante infirmière infirmier sage_femme médecin docteure dentiste avocat avocate ingénieur* architecte comptable journaliste photographe
    peintre sculpteur musicien musicienne chanteur chanteuse guitariste danseur danseuse acteur actrice comédien comédienne griot griotte potier potière tisserand* brodeu* forgeron cordonnier menuisier bijoutier orfèvre horloger serrurier barbier coiffeur coiffeuse boucher boulanger boulangère
    pâtissi* pêcheur pêcheuse plongeur piroguier passeur capitaine pilote hôtesse chauffeur camionneur taximan docker soldat sergent caporal lieutenant colonel gendarme policier policière pompier prêtre religieuse pasteur imam marabout muezzin catéchiste guérisseur guérisseuse
    chef_de_village chef_coutumier maire adjoint conseiller_municipal ministre juge procureur notaire banquier commerçant commerçante éleveur éleveuse berger bergère apicult* chasseur bûcheron charbonnier mineur orpailleur boxeur footballeur footballeuse lutteur catcheur champion championne
    militaire militaires traducteur traductrice interprète chercheur chercheuse bibliothécaire pharmacien* vétérinaire électricien mécanicien soudeur maçon plombier tourneur cuisinier cuisinière serveur serveuse secrétaire réceptionniste caissier caissière vendeur vendeuse gérant gérante patron patronne propriétaire
    teinturi* coiffeu* nounou nourrice étudiant étudiante lycéen lycéenne maraîch* mareyeu* fondeur tanneur directeur directrice gardien vigile manœuvre esthéticienne`,
  belief: `catholique* chrétien* protestant* évangélique* pentecôtiste* baptiste* adventiste* mormon* témoin_de_jéhovah témoins_de_jéhovah musulman* islam* mouride tidiane sunnite* chiite* juif juive juifs juives bouddhis* hindou* sikh* animiste* vaudou vodoun
    peul peule peuls peulh* touareg* haoussa* yoruba* igbo* ibo wolof* sérère* sérères diola* bambara* malinké* soninké* dioula* baoulé* bété* mossi dogon* fon éwé ewe mina sénoufo* bamiléké* béti kabyle* berbère* arabe arabes tutsi* hutu* kongo luba lingala créole* métis* tsigane*
    rom roms manouche* pygmée* autochtone* indigène* tribu tribal* tribale caste castes casté* ethnie ethnique* paroisse diocèse congrégation confrérie clan kurde* rohingya* secte`,
  people: `français française françaises sénégalais* ivoirien* malien* guinéen* béninois* togolais* burkinabè burkinabé* nigérien* nigérian* ghanéen* camerounais* gabonais* congolais* tchadien* centrafricain* malgache* comorien* mauricien* djiboutien* rwandais* burundais* haïtien* marocain* algérien* tunisien* libyen*
    mauritanien* gambien* égyptien* éthiopien* érythréen* soudanais* kényan* kenyan* ougandais* tanzanien* somalien* libanais* syrien* irakien* iranien* turc turque turcs turques saoudien* koweïtien* émirati* qatari* espagnol* portugais* italien* allemand* anglais* britannique* américain* canadien* québécois* russe russes ukrainien* polonais* roumain*
    moldave* bulgare* hongrois* grec grecque grecs belge belges suisse suisses néerlandais* chinois* japonais* coréen* philippin* indonésien* malaisien* thaïlandais* vietnamien* cambodgien* birman* laotien* bangladais* indien indienne indiens népalais* pakistanais* afghan* sri_lankais* européen* africain* asiatique* antillais* maghrébin* occidental* brésilien* colombien* mexicain* péruvien* dominicain*`,
  landmark: `château phare cathédrale basilique forteresse citadelle palais monument obélisque mausolée abbaye monastère couvent barrage cascade chutes volcan cratère aqueduc viaduc amphithéâtre moulin stade hippodrome zoo
    observatoire raffinerie chantier_naval casino sanctuaire gare_routière gare téléphérique sucrerie brasserie caserne ruines pyramide grande_mosquée embarcadère débarcadère wharf salines minaret arène`,
  place: `pension auberge centre boucherie salon coiffure épicerie laverie garage foyer cabinet église chapelle mosquée temple école collège lycée marché hôpital clinique dispensaire pont port quai jetée aéroport cimetière parc place rond-point carrefour croisement poste barrage usine filature mine carrière hôtel bar maquis restaurant boulangerie pharmacie boutique
    banque commissariat tribunal prison université puits rivière fleuve lac lagune plage route rue avenue station station-service entrepôt foyer camp terrain abattoir`,
  near: 'près_du près_de près_des en_face_du en_face_de en_face_des derrière devant à_côté_du à_côté_de à_côté_des à_deux_pas_du à_deux_pas_de non_loin_du non_loin_de non_loin_des au_bord_du au_bord_de au_bord_des au_pied_du au_pied_de face_au face_à face_aux',
  street:
    'secteur îlot bât bâtiment rue avenue boulevard bd av allée impasse chemin quai place route ruelle passage quartier cité résidence lotissement hameau commune village ville cercle arrondissement immeuble villa',
  of: 'de du des la le les d l saint sainte',
  title:
    'm mme mlle mr monsieur madame mademoiselle maître me docteur dr pr père frère sœur soeur abbé tonton tata tantie tonton oncle tante maman papa el_hadj hadj hadja vieux cheikh grand_mère',
  given: `rose marie claire pierre jean aimé aimée désiré désirée blanche marguerite olive violette grâce espérance prudence constance clémence victoire félicité perpétue charité
    dieudonné aimée bonté parfait parfaite innocent fidèle juste merveille trésor divine gloire fortune honoré honorine céleste paul jacques michel andré aminata fatou awa mariam fatoumata moussa ibrahim mamadou yao kofi koffi adjoua ange lys iris ambre perle
    victor marc luc jules laurent françois denis colombe lucie luce reine angèle modeste juste brice côme`,
  named:
    'nommé nommée nommés surnommé surnommée surnom appelé appelée appelle appelait appelaient appelles appelons baptisé baptisée prénommé prénommée prénom alias dénommé dénommée dite',
  small:
    'à la le les l un une des du de d en par pour que qui pas plus ainsi au aux et ou ma mon sa son ses leur leurs tous toutes chaque elle il lui jamais souvent parfois simplement police secours aide comme c ça chez dans depuis est',
  grade:
    'année classe primaire collège lycée cm1 cm2 cp ce1 ce2 terminale première_année semestre niveau sixième cinquième quatrième troisième',
  rare: `championnat champion* médaille* prix trophée bourse concours miss reine_de_beauté télévision télé documentaire journal_télévisé reportage gros_titres presse virale interviewé* célèbre* record gaucher gauchère rouquin* albinos nain naine`,
  have: 'ai a avons ont avait avaient avais avoir eu aura aurait ayant eut',
  adv: 'déjà à_peine seulement presque environ près_de alors encore toujours aujourd_hui maintenant plus_de moins_de tout_juste juste que qu',
  turn: 'fêter fêté fêtait fête atteint atteindre',
  label: `tel carte passeport dossier compte chambre appartement appt lot kilomètre km numéro n° nº no plaque immatriculation immatriculé immatriculée vol bus autobus car train ligne permis matricule registre cni cellule lit parcelle bloc tour porte local conteneur wagon pirogue téléphone portable mobile whatsapp tél poste bp boîte_postale cin nss étage`,
  side: 'droit droite gauche gauches deux supérieur inférieur',
  when: 'fin début mi veille lendemain soir nuit mois milieu fête jour',
  floor: 'étage',
  door: 'bât bâtiment bat îlot ilot secteur esc escalier ét étage code appartement appt lot kilomètre km numéro bâtiment bât porte bloc étage cité logement',
  friend: 'amie ami copine copain voisine voisin collègue patronne patron cheffe chef docteur maîtresse infirmière',
  half: 'et_demi et_demie et_quelques',
  thought: 'idées pensées tentative tentatives envies',
  level: 'gauche droite fond',
  child: 'fils fille filles garçon garçons enfant enfants bébé petit petite petits gamin gamine gosse gosses fiston',
  nick: 'gros grosse petit petite grand grande vieux vieille noir noire blanc blanche blond blonde roux borgne boiteux patron patronne chef boss sourd bossu chauve barbu',
  business:
    'chez salon coiffure restaurant bar maquis hôtel auberge pharmacie boulangerie boucherie alimentation épicerie boutique garage transports voyages établissements ets beauté onglerie massage spa pressing',
  intro: 'c_est c moi_c_est ici',
};
