import { languageFrom } from '../wording';
import { PHRASES } from './phrases';
import { CLASSES } from './words';

/** Endings that French gives one word. */
const ENDINGS =
  /(?:issements?|ements?|ations?|itions?|issaient|issait|issant[es]*|assions|assiez|eraient|iraient|eront|iront|erait|irait|erons|irons|aient|èrent|irent|urent|atrices?|ateurs?|euses?|eurs?|ives?|ifs?|elles?|els?|ances?|ences?|antes?|ants?|ions|iez|ées?|ais|ait|era|ira|ons|ent|ez|és?|er|ir|ie?s?|ues?|us?|it|es|e|s|x|t|a)$/;

const stem = (lower: string): string => {
  const short = lower.replace(ENDINGS, '');
  return short.length >= 3 ? short : lower;
};

export const french = languageFrom({
  code: 'fr',
  stem,
  letters: /^[\p{Script=Latin}\p{M}']+$/u,
  elision: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)'(?=\p{L})/iu,
  classes: CLASSES,
  phrases: PHRASES,
  abbreviations:
    'fév févr janv juil bât bat esc secr m mm mme mmes mlle mr dr pr me st ste av bd no nos tél ext art env etc cf ex p pp apt appt bp janv févr avr juil sept oct nov déc',
  functionWords: `a à afin ai ainsi alors après au aucun aucune aujourd aujourd'hui auparavant auquel aussi autre autres aux avait avant avec c ça car ce ceci cela celle celles celui
    ces cet cette ceux chaque chez ci comme comment contre d dans de depuis derrière des dès désormais devant donc dont du durant elle elles en encore enfin ensuite entre
    est et étaient était eux fut grâce hier hors hui ici il ils j je jusqu l la là le les leur leurs lorsqu lorsque lui m ma mais malgré même mes mon moi n ne ni non nos notre nous on ont or où ou
    par parce parfois parmi pas pendant personne peu plus plusieurs pour pourquoi pourtant près presque puis puisqu puisque qu quand quant que quel quelle quelles quelqu quelque quelques quels qui
    quoi quoiqu rien s sa sans se selon ses si sinon soit son sont souvent sous sur t ta tant te tel telle tes toi ton toujours tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y après
    demain bientôt certains certaines lors merci oui`,
  articles: 'le la les l',
  determiners: 'le la les l au aux du des un une',
  nameBefore: 'de d avec sans par pour en',
  particles: 'de du des la le les d l von van ben bin ould bint et saint sainte',
  honorifics:
    'vieux vieille grosse gros m mme mlle mr monsieur madame mademoiselle maître me docteur dr pr père frère sœur soeur abbé tonton tata tantie oncle tante maman papa hadj hadja cheikh imam pasteur capitaine commandant sergent',
  institutions: `état gouvernement police gendarmerie église ministère tribunal cour parquet armée assemblée sénat république nation nations unies constitution loi code mairie préfecture ambassade consulat université école collège lycée
    hôpital clinique institut fondation association syndicat coopérative banque parti croix rouge droits homme dieu seigneur allah bible coran internet nord sud est ouest orient occident centre organisation internationale nationale justice procureur`,
  organisations:
    'école collège lycée hôpital clinique église mosquée fondation association hôtel bar restaurant maquis boutique usine entreprise société compagnie sa sarl ferme université institut centre maison foyer paroisse club banque coopérative atelier agence café boulangerie',
  placeKinds:
    'ville village quartier île port vallée rivière fleuve lac province département région rue avenue boulevard parc cité',
  placeBefore:
    'à en au aux de vers depuis par pour près dans ville village quartier commune province île rivière fleuve port',
  harmless:
    'facebook whatsapp telegram messenger instagram tiktok youtube google internet tv ong onu ue ok dieu noël pâques covid sida vih pentecôte toussaint ramadan',
  strongNameWords: 'désirée aimée dieudonné clémence honorine céleste félicité perpétue violette marguerite colombe',
  nameWords:
    'lundi mardi mercredi jeudi vendredi samedi dimanche janvier rose marie claire pierre blanche grâce espérance prudence constance victoire charité fortune parfait parfaite innocent fidèle juste merveille trésor divine gloire honoré olive perle ambre iris lys aurore soleil étoile lune fleur angélique reine ange victor modeste bonté patience aimé désiré précieuse océane jade capucine avril',
  verbs:
    'est était fut a avait ai aura dit disait raconte raconta va allait vient venait vit vivait veut voulait sait savait fait faisait peut pouvait voit vit donne donnait ne n se s lui m me te nous les l et aussi part partit',
  verbForm: /^\p{Ll}{2,}(?:ait|aient|èrent|irent|urent)$/u,
  and: 'et',
  approved: `psychosocia* réintégr* réinser* recrut* exploit* trait* traite trafiquant* passeur* survivant* accueil* héberg* accompagn* logement loyer form* microcrédit* pécule salair* journali* horair* reten* retenu* confisqu* passeport* visa* document* papiers migrant* migr* frontièr* dett* endett* enferm* menac* tromp* promes* conseil* juridiqu* thérap* soin* rétabl* couture atelier* métier* apprentissage* outil* semence* récolt* cultiv* élev* poul* commerc* étal* artisan* cuisine ménage garde dign* autonom* résili* cauchemar* nutrition hygiène médica* consult* donat* don dons campagne* village* régi* côt* côtes montagn* colline* plaine* plateau* forêt* étrang* continent* usine* chantier* plantation* domestique* agricole* rura* urbain* épuis* peur`,
  ordinaryBefore:
    'un une le la les l des du au aux son sa ses mon ma mes notre leur leurs de d avec sans par pour en plus très si tant peu beaucoup tout toute chaque cette ce autre aucune pas',
  areas:
    `Afrique;Asie;Europe;Amérique;Amérique latine;Amérique du Sud;Amérique centrale;Amérique du Nord;Océanie;Caraïbes;les Caraïbes;Antilles;Moyen-Orient;Proche-Orient;Golfe;Golfe persique;pays du Golfe;
    Asie du Sud-Est;Asie centrale;Asie orientale;Asie du Sud;Asie de l Ouest;Afrique de l Ouest;Afrique occidentale;Afrique de l Est;Afrique orientale;Afrique centrale;Afrique australe;Afrique du Nord;Afrique subsaharienne;Maghreb;Sahel;Europe de l Est;
    Europe de l Ouest;Europe du Sud;Europe du Nord;Europe centrale;Union européenne;Méditerranée;Pacifique;Atlantique;Corne de l Afrique;Angleterre;Écosse;Grande-Bretagne;Royaume-Uni;États-Unis;Hollande;Corée;Corée du Sud;Birmanie;Émirats;Viêt Nam;Vietnam;
    Russie;Syrie;Laos;Bolivie;Venezuela;Moldavie;Côte d Ivoire;Centrafrique;République centrafricaine;Congo;République démocratique du Congo;RDC;Tanzanie;Iran;Palestine;Macédoine;Brunei;Cap-Vert;Bénin;Koweït;Arabie saoudite`.split(
      /;\s*/,
    ),
  ageBandWords:
    /(?<![\p{L}\p{M}])(?:jeunes?|jeunesse|adolescent(?:e|s|es)?|adolescence|adultes?|mineure?s?|majeure?s?|vieille? (?:femme|homme|dame)|vieil homme|âgée?s?|personnes? âgées?|bébés?|fillettes?|garçonnets?|filles?|garçons?|enfance|retraitée?s?|trentenaires?|quadragénaires?|quinquagénaires?|la (?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine))(?![\p{L}\p{M}])/giu,
  between: 'de|du|des|de la|de l|d|à|à la|au|aux|en|dans|dans le|et|pour|sur',
  toYear: "à|et|jusqu’en|jusqu'en",
});
