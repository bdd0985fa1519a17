import { languageFrom } from '../wording';
import { PHRASES } from './phrases';
import { CLASSES } from './words';

/** Endings that Spanish gives one word; what is left brings nearly all of its forms together. */
const ENDINGS =
  /(?:ándose|iéndose|amente|mente|aciones|iciones|ación|ición|amientos?|imientos?|adora?s?|idora?s?|ancias?|encias?|aríamos|eríamos|iríamos|ásemos|iésemos|áramos|iéramos|aremos|eremos|iremos|asteis|isteis|aríais|aron|ieron|arían|erían|irían|aban|íamos|ábamos|ando|iendo|adas?|ados?|idas?|idos?|ara[ns]?|iera[ns]?|aste|iste|amos|emos|imos|arse|erse|irse|arla[s]?|arlo[s]?|arles?|erla[s]?|erlo[s]?|aré|eré|iré|ará[ns]?|erá[ns]?|irá[ns]?|aba[s]?|ía[ns]?|ar|er|ir|ió|itos?|itas?|eses|es|as|os|en|an|a|o|e|é|ó|í|s)$/;

const stem = (lower: string): string => {
  const short = lower.replace(ENDINGS, '');
  return short.length >= 3 ? short : lower;
};

export const spanish = languageFrom({
  code: 'es',
  stem,
  letters: /^[\p{Script=Latin}\p{M}']+$/u,
  classes: CLASSES,
  phrases: PHRASES,
  abbreviations:
    'ene feb abr jun jul ago sept dic int priv col edif esc mza lt mz ofna mpio dom sr sra srta dr dra lic ing prof av avda núm nro no tel ext art pág aprox ej etc vs ud uds gral col cra jr depto apto km ee uu st sto sta',
  functionWords: `a al ante aquel aquella aquellos aquí así aun aunque bajo cada casi como cómo con contra cual cuál cuando cuándo cuanto de del desde
      después donde dónde durante e el él ella ellas ellos en entonces entre era es esa ese eso esta estaba este esto estos fue ha había han hasta hay hoy
      la las le les lo los luego más me mi mientras mis mucho muchos muy nada nadie ni no nos nosotros nuestra nuestro nunca o otra otro otros
      para pero poco por porque pronto pues que qué quien quién se según ser si sí siempre sin sobre solo sólo son su sus también tampoco tan
      tanto te ti toda todas todavía todo todos tras tu tú un una unas uno unos usted ustedes y ya yo ahora ayer mañana antes además allí allá ninguna ningún
      alguien algo alguna algunas algunos ambos varias varios cierta cierto tal cualquier gracias hace apenas aunque sino jamás quizás quizá incluso`,
  articles: 'el la los las',
  determiners: 'el la los las al del un una',
  nameBefore: 'de con sin por para en que',
  particles: 'de del la las los el y e da do dos san santa',
  honorifics:
    'viejo vieja compadre comadre don doña sr sra srta señor señora señorita lic licenciado licenciada ing doctor doctora dr dra padre fray sor tío tía profe profesor profesora capitán comandante sargento hermano hermana patrón patrona',
  institutions: `estado gobierno policía iglesia ministerio fiscalía corte tribunal juzgado ejército congreso senado república nación naciones unidas
      constitución ley código defensoría procuraduría alcaldía municipalidad gobernación embajada consulado universidad escuela colegio hospital clínica
      instituto fundación asociación sindicato cooperativa banco partido cruz roja derechos humanos dios señor virgen biblia internet norte sur este oeste
      oriente occidente centro organización internacional nacional`,
  organisations:
    'escuela colegio hospital clínica iglesia fundación asociación hotel bar restaurante tienda fábrica maquila empresa compañía cía sa srl finca hacienda universidad instituto centro casa hogar albergue parroquia club banco cooperativa taller textiles confecciones agencia',
  placeKinds:
    'ciudad pueblo barrio isla puerto villa valle río lago provincia departamento estado calle avenida parque',
  placeBefore:
    'en a de desde hacia hasta por para cerca ciudad pueblo barrio municipio provincia departamento vereda aldea isla río puerto',
  harmless:
    'facebook whatsapp telegram messenger instagram tiktok youtube google internet tv ong onu ue ok dios navidad nochebuena pascua usted ustedes ud uds covid sida vih',
  strongNameWords:
    'rosa dolores mercedes consuelo esperanza soledad milagros concepción rocío pilar socorro remedios amparo caridad rosario guadalupe encarnación asunción nieves margarita violeta azucena jazmín salvador',
  nameWords:
    'lunes martes miércoles jueves viernes sábado enero abril luz paz flor estrella blanca clara gloria victoria alba aurora linda perla gema reina gracia fe trinidad cruz ángel león modesto máximo justo cándida domingo julio marina abril iris rubí socorro olivia cielo luna sol estela mar dulce alma consuelo jade leal',
  verbs:
    'es era fue está estaba estuvo tiene tenía tuvo ha había dice dijo decía cuenta contó va iba fue vino vive vivía quiere quería sabe sabía hace hizo hacía puede pudo ve vio da dio no nunca siempre se me le les lo la y también salió huyó',
  verbForm: /^\p{Ll}{2,}(?:aba|aban|ía|ían|ó|aron|ieron)$/u,
  and: 'y e',
  approved: `psicosocial* reintegr* reinserc* captador* reclut* explot* trat* tratante* sobrevivient* acogida alberg* acompañamiento vivienda alquiler capacit* emprend* microcrédit* remesa* jornal* jornad* maltrat* retuv* retener retenid* confisc* pasaporte* visado* visa* document* indocumentad* migra* frontera* deud* endeud* salari* sueld* encierr* encerr* amenaz* engañ* prome* asesor* jurídic* terapia* terapéutic* atención recuper* costura* taller* curso* oficio* formación herramient* semill* cosech* cultiv* ganad* gallin* cría* negocio* puest* comercio* confección artesaní* cocina* limpieza* cuidad* dignidad* autonomía* autoestima* resilien* pesadill* sobresalt* nutrición higiene* medicin* chequeo* consult* donant* donacion* donativ* campañ* aldea* pueblo* región regiones costa* montañ* sierra llanura* altiplano selva* extranjer* continente* sudeste sureste suroeste noreste noroeste finca* plantacion* fábrica* obra obras pesquer* doméstic* agrícola* rural* urban*`,
  ordinaryBefore:
    'un una el la los las su sus mi mis tu tus nuestra nuestro de con sin por para en al del más muy tan mucha mucho poca poco toda todo cada esta este esa ese otra otro ninguna ningún que no',
  areas:
    `África;Asia;Europa;América;América Latina;Latinoamérica;América del Sur;Sudamérica;Suramérica;América Central;Centroamérica;América del Norte;Norteamérica;
      Oceanía;Caribe;el Caribe;Medio Oriente;Oriente Medio;Oriente Próximo;Golfo;Golfo Pérsico;Estados del Golfo;Sudeste Asiático;Asia Sudoriental;Sureste Asiático;Asia Central;Asia Oriental;Asia Meridional;Asia del Sur;Asia Occidental;
      África Occidental;África Oriental;África Central;África Austral;África del Norte;Norte de África;África subsahariana;Europa Oriental;Europa del Este;Europa Occidental;
      Europa del Sur;Europa del Norte;Unión Europea;Mediterráneo;Pacífico;Atlántico;Cono Sur;Cuerno de África;Magreb;Sahel;Inglaterra;Escocia;Gran Bretaña;Reino Unido;Estados Unidos;EE;Holanda;Corea;Corea del Sur;Birmania;Emiratos;Vietnam;Brasil;China;Turquía;
      Rusia;Siria;Laos;Bolivia;Venezuela;Moldavia;República Dominicana;República Checa;Costa de Marfil;Arabia Saudita;Arabia Saudí;Corea del Norte;Países Bajos;Palestina;Macedonia;Tanzania;Irán;Hong Kong`.split(
      /;\s*/,
    ),
  ageBandWords:
    /(?<![\p{L}\p{M}])(?:jóvenes|joven|jovencit[ao]s?|adolescentes?|adolescencia|adult[ao]s?|adultez|juventud|menor(?:es)? de edad|mayor(?:es)? de edad|ancian[ao]s?|tercera edad|mediana edad|niñ[ao]s?|bebés?|muchach[ao]s?|chic[ao]s|veinteañer[ao]s?|treintañer[ao]s?|cuarentañer[ao]s?|jubilad[ao]s?|infancia|niñez|años veinte|veintitantos|treintaitantos)(?![\p{L}\p{M}])/giu,
  between: 'de|del|de la|de los|de las|en|en el|en la|y|a|al|a la|para|para el',
  toYear: 'a|y|hasta|al',
});
