import type { WordClass } from '../wording';

/** Spanish words by kind; stems are open at the end ("hondureñ*"). */
export const CLASSES: Readonly<Record<WordClass, string>> & Readonly<Record<string, string>> = {
  n: `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiún veintiuno veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscient* trescient*
    cuatrocient* quinient* seiscient* setecient* ochocient* novecient* mil millón millones docena docenas decena decenas
    medio_millón treinta_y_un treinta_y_uno treinta_y_una cuarenta_y_un cuarenta_y_uno treinta_y cuarenta_y cincuenta_y sesenta_y setenta_y
    ochenta_y noventa_y veinti* par_de`,
  ord: `primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta sexto sexta séptim* octav* noven* décim*
    undécim* duodécim* penúltim* últim*`,
  digit: 'cero uno dos tres cuatro cinco seis siete ocho nueve doble triple',
  month:
    'ene feb abr jun jul ago sep sept oct nov dic enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
  weekday: 'lunes martes miércoles jueves viernes sábado sábados domingo domingos',
  feast: `navidad navidades nochebuena nochevieja semana_santa año_nuevo carnaval carnavales pascua pascuas
    día_de_muertos día_de_los_muertos día_de_la_madre día_del_padre inti_raymi reyes_magos corpus_christi ramadán todos_los_santos
    fiestas_patrias fiestas_patronales fiesta_patronal miércoles_de_ceniza domingo_de_ramos viernes_santo las_posadas`,
  unit: 'segundo segundos minuto minutos hora horas día días noche noches semana semanas quincena quincenas mes meses década décadas temporadas kilómetros kilómetro kilos metros hectáreas litros veces',
  year: 'año años añitos',
  currency: `peso pesos dólar dólares euro euros sol soles bolívar bolívares boliviano bolivianos quetzal quetzales lempira lempiras
    colón colones córdoba córdobas guaraní guaraníes real reales libra libras franco francos dinar dinares dirham dirhams
    rupias yuanes yenes bahts ringgits lucas mil_pesos centavos céntimos varos`,
  kin: `madre madres mamá padre padres papá papás hijo hijos hija hijas hijito hijita hermano hermanos hermana hermanas hermanito hermanita
    hermanastr* hermanast* esposo esposa marido mujer abuelo abuelos abuela abuelas abuelita abuelito nieto nietos nieta nietas tío tíos tía
    tías primo primos prima primas sobrino sobrinos sobrina sobrinas suegro suegra cuñado cuñada cuñados nuera yerno
    padrastro madrastra hijastro hijastra bebé bebés niño niños niña niñas criatura criaturas mellizos mellizas gemelos
    gemelas padrino madrina ahijado ahijada comadre compadre novio novia pareja muchachos`,
  kinship: `mayor mayores menor menores únic* gemel* melliz* adoptiv* primogénit* benjamín benjamina difunt* fallecid* biológic* materna materno
    paterna paterno recién_nacid* enferm* discapacitad* pequeñ* solter* primer primera segundo segunda tercer tercera cuarto cuarta
    últim* del_medio de_crianza político política`,
  status: `cuñado cuñada suegra suegro nuera yerno viuda viudo viudas enviud* divorciad* huérfan* orfandad separada separado soltera soltero embarazada embarazo encinta
    casada casado madre_soltera padre_soltero nodriza unigénit* primogénit* hija_única hijo_único trillizos trillizas mellizos gemelos gemelas`,
  person: `personas persona mujeres hombres niños niñas muchachas muchachos chicas chicos trabajador* obrer* jornaler* migrantes
    víctimas sobrevivientes pescadores tripulantes pasajeros familias vecinos presos detenid* policías soldados guardias clientes
    compañer* alumn* estudiantes jóvenes menores adultos refugiados rehenes testigos costureras habitantes almas empleadas empleados`,
  body: `dedo dedos pulgar mano manos muñeca muñecas brazo brazos antebrazo codo codos hombro hombros pierna piernas rodilla rodillas tobillo
    tobillos pie pies cadera caderas muslo muslos pantorrilla espalda columna cuello cabeza cráneo cara rostro mejilla
    mejillas mentón mandíbula ojo ojos ceja cejas párpado oreja orejas oído oídos nariz labio labios boca lengua diente dientes muela muelas
    pecho costilla costillas seno senos vientre abdomen pulmón pulmones corazón riñón riñones hígado útero tendón nervio hueso huesos
    vértebra vértebras piel uña uñas pelvis ingle frente talón nuca clavícula fémur`,
  injury: `malo mala enfermo perdi* perdió pierde amput* romp* rompió rot* fractur* quem* quemadura quemaduras cort* aplast* lesion* herid* herida heridas dañ* lastim* inflamad* infectad*
    hinchad* operad* operaron operación paraliz* dislocad* luxad* luxación torc* tuerc* mutilad* apuñal* deform* golpe* desgarr* atrapad* atrapó cojea cojera le_falta le_faltan faltaba
    faltan falta duele duelen dolor dolores aplastó entumec* temblor*`,
  mark: 'cicatri* tatuaje* tatuad* lunar lunares labio_leporino cojera cojo coja bizc* tartamud* prótesis ojo_de_vidrio diente_de_oro calv* marca_de_nacimiento manca manco tuerto tuerta sordo sorda sordomud* muda cieg* ceguera sordera',
  health: `borrach* alcohólic* vih sida tuberculosis malaria paludismo dengue cólera tifoidea sarampión lepra sífilis gonorrea clamidia herpes hepatitis diabet*
    insulina asma asmátic* epilep* convulsion* derrame cáncer tumor tumores leucemia quiste* úlcera* hernia* apendicitis cálculos_renales
    diálisis cirrosis anemia anémic* tiroides bocio hipertens* presión_alta artritis artrosis reuma reumat* escoliosis prolapso ciátic* paraplej*
    discapaci* minusval* silla_de_ruedas muletas eccema psoriasis dermatitis sarna migrañ* insomnio depresión depresiv* deprimid*
    ansiedad ataques_de_pánico ataque_de_pánico pánico esquizofren* bipolar psicosis psicótic* autis* demencia alzheimer suicid* autolesion* sobredosis adicción adict*
    alcohol* aborto abortar abortó cesárea menopausia fístula esteril* infertil* neumonía pulmonía bronquitis silicosis alergi* alérgic* sepsis gangrena
    desnutri* cataratas glaucoma audífono marcapasos cirugía quimioterapia radioterapia antidepresiv* antibiótic* analgésic* morfina
    psiquiatr* psiquiátric* síndrome trastorno estrés_postraumático lupus esclerosis parkinson hemofilia drepanocit* parásit* lombrices conmoción coma parálisis
    ginecológic* diagnostic* diagnóstic* gastritis infección infecciones quiste endometriosis covid parto dio_a_luz meses_de_embarazo`,
  trade: `agricultor* costurera costurero modista sastre maestra maestro profesor profesora enfermera enfermero partera comadrona médica médico doctora dentista abogada abogado
    ingenier* arquitect* contador contadora periodista locutor* fotógraf* pintor pintora escultor* músic* cantante guitarrista violinista bailarin* actor actriz
    alfarer* tejedor* tejedora bordadora herrer* zapater* carpinter* joyer* orfebre relojer* cerrajer* barber* peluquer* carnicer* panader* pasteler* pescador pescadora
    buzo barquero lanchero balsero capitán piloto azafata camioner* taxista mototaxista chofer chófer conductor conductora soldado sargento cabo
    teniente coronel policía guardia_civil bombero sacerdote cura monja pastor pastora catequista sacristán chamán curander* yerbater* alcalde alcaldesa concejal*
    gobernador* diputad* ministr* juez jueza fiscal notari* empresari* ganader* arrier* pastor_de_cabras apicultor* cazador leñador carboner* miner* cacique
    boxeador* futbolista luchador* torero payaso acróbata campeon* traductor* intérprete científic* investigador* biblioteca* farmacéutic* veterinari* electricista
    mecánic* soldador albañil plomer* tornero chef cociner* mesera mesero camarer* secretari* recepcionista cajera cajero vendedor vendedora tendero tendera dueñ* propietari* esmeralder*
    cafetaler* cañer* coca* guaquer* tamaler* tortiller* artesan* partera niñera mucama empleada_doméstica estudiante obrero obrera`,
  belief: `católic* cristian* evangélic* protestante* pentecostal* bautista* adventista* mormon* testigo_de_jehová testigos_de_jehová musulman* musulmán islam*
    judí* budis* hinduis* hindú* sij* santer* espiritis* indígena* quechua* aymara* aimara* mapuche* maya mayas guaraní* wayuu garífuna* náhuatl nahua* zapotec* mixtec* mixe* tzotzil*
    tzeltal* quiché* kichwa* shuar* emberá* nasa misquit* miskit* afrodescendiente* afrocolombian* mestiz* mulat* gitan* roma parroquia diócesis congregación tribu tribal
    casta etnia étnic* cofradía romaní sami bereber* kurd* rohin* ancestral*`,
  people: `colombian* venezolan* peruan* ecuatorian* bolivian* mexican* guatemaltec* hondureñ* salvadoreñ* nicaragüens* costarricens* panameñ* cuban*
    dominican* haitian* puertorriqueñ* brasileñ* brasiler* paraguay* uruguay* argentino argentinos argentinas chilen* español española españoles españolas portugués portugues*
    francés frances* italian* alemán aleman* inglés ingles* británic* estadounidens* norteamerican* canadiens* ruso rusa rusos rusas ucranian* polac* rumano rumana rumanos rumanas moldav* búlgar* húngar*
    griego griega griegos griegas turco turca turcos turcas marroquí* argelin* tunecin* egipci* nigerian* ghanés ghanes* kenian* etíop* somalí* senegalés senegales* camerun* chino china chinos chinas japonés japones* corean* filipin* indonesi* malasi*
    tailandés tailandes* vietnamit* camboyan* birman* bangladesí* indio indios nepalí nepalíes nepales* pakistan* afgan* iraní iraníes iraquí* sirio siria sirios libanés libanes* israelí* palestin* saudí*
    kuwaití* catarí* emiratí* gallego gallega catalán catalana vasco vasca andaluz andaluza europe* african* asiátic* latinoamerican* centroamerican* suramerican* sudamerican* caribeñ* hispan* gringo gringos paisa costeñ* chapín chapina catrach* nica nicas boricua árabe árabes`,
  landmark: `castillo faro catedral basílica fortaleza ciudadela palacio monumento obelisco mausoleo abadía monasterio convento represa presa catarata cataratas cascada
    volcán cráter acueducto viaducto anfiteatro molino estadio hipódromo zoológico observatorio refinería astillero casino santuario terminal_de_buses terminal_terrestre
    estación_de_tren teleférico ingenio_azucarero cervecería cuartel ruinas pirámide funicular muelle_viejo salina salinas torre_del_reloj plaza_de_toros`,
  place: `bar pensión fonda posada hostal hospedaje centro salón ferretería carnicería peluquería lavandería taller iglesia capilla mezquita templo escuela colegio liceo mercado estación hospital clínica puente puerto muelle aeropuerto cementerio parque plaza rotonda cruce crucero
    retén aduana fábrica maquila mina cantera hotel bar cantina restaurante panadería farmacia tienda centro_comercial banco correo comisaría juzgado cárcel universidad
    estadio pozo río lago laguna playa carretera calle avenida gasolinera bodega albergue refugio campamento cancha matadero rastro polideportivo`,
  near: 'cerca_del cerca_de frente_al frente_a detrás_del detrás_de al_lado_del al_lado_de junto_al junto_a a_espaldas_del a_espaldas_de enfrente_del enfrente_de contiguo_al a_una_cuadra_del a_una_cuadra_de a_la_vuelta_del a_la_vuelta_de pegado_al pegada_al a_orillas_del a_orillas_de al_pie_del',
  street:
    'c priv privada prol prolongación blvd col fracc psje calle avenida av avda jirón jr carrera cra diagonal carretera autopista barrio colonia vereda pasaje plaza callejón manzana urbanización fraccionamiento cantón caserío aldea corregimiento ejido comuna sector hacienda finca edificio residencial parroquia municipio pueblo ciudad',
  of: 'con esquina y entre de del la las el los san santa santo d',
  title:
    'don doña sr sra srta señor señora señorita licenciado licenciada lic ing doctor doctora dr dra padre fray sor tío tía hermana hermano profe maestra maestro comadre compadre patrón patrona capitán',
  given: `maría rosa luz paz pilar dolores mercedes consuelo esperanza soledad milagros concepción rocío flor flora estrella blanca clara gloria
    victoria alba aurora linda perla margarita violeta azucena iris jazmín gema reina olivia gracia remedios socorro amparo caridad fe trinidad
    asunción encarnación ascensión nieves rosario guadalupe salvador jesús ángel ángeles pedro juan josé luis carlos miguel antonio manuel
    francisco javier ana carmen elena lucía marta sofía daniela paola yesenia wilmer ramón pablo diego jorge león cruz modesto máximo justo cándida bárbara domingo julio marina`,
  named:
    'llama llamaba llaman llamaban llamado llamada llamados llamamos nombre_es nombre_era nombre_de apodado apodada alias conocida_como conocido_como decían dicen_de_cariño bautizad* apellido apellidos',
  small:
    'a al la el las los lo un una en por de del con que mucho la_atención para y si sí no así cada todos todas este ella él su sus mi cuando desde hoy ayer también',
  grade: 'grado curso primaria secundaria bachillerato semestre año_de_primaria año_de_secundaria ciclo nivel básica',
  rare: `campeonato campeon* medalla* premio* trofeo beca becad* concurso reina_de_belleza reina_de_la_feria certamen televisión documental noticiero periódico* prensa titulares viral
    reportaje entrevistad* famos* récord zurd* pelirroj* albin* enan* alt*_de_estatura`,
  have: 'tengo tiene tienen tenía tenían tuvo tenga tendría tendrá teniendo tenemos teníamos',
  adv: 'ya apenas solo sólo casi unos unas unos apenas_unos alrededor cerca_de entonces aún todavía hoy ahora más_de menos_de como de solamente escasos recién cumplidos',
  turn: 'cumplir cumplió cumple cumplía cumplidos cumplí cumplieron cumplan cumpla cumpliría',
  label: `cédula dni pasaporte expediente folio cuenta casa habitación cuarto apartamento departamento depto piso lote kilómetro km número nro núm no placa placas matrícula patente
    chapa vuelo bus autobús ruta línea carné carnet licencia registro rut ruc curp cuit nit nss radicado carpeta celda cama parcela bloque torre puerta local bodega contenedor vagón lancha teléfono celular móvil whatsapp cel tel extensión`,
  side: 'izquierd* derech* ambas ambos superior inferior',
  when: 'finales principios mediados fines comienzos víspera vísperas noche mes día fiesta fiestas',
  floor: 'piso planta nivel',
  door: 'zona andén galpón nave muelle bahía puesto dársena pabellón sala cancha hangar int interior puerta edif edificio mza mz lt planta esc escalera col colonia casa apartamento departamento depto apto piso lote kilómetro km manzana número nro puerta bloque torre kilómetros altura',
  friend:
    'amiga amigo amiguita amiguito compañera compañero vecina vecino jefa jefe patrona patrón cuate comadre doctora doctor lic maestra enfermera',
  half: 'y_medio y_media y_pico y_tantos con_cincuenta con_veinte con_treinta',
  thought: 'ideación ideas pensamientos intento intentos tentativa',
  level: 'altos bajos interior fondo',
  intro: 'soy aquí_habla le_habla habla',
  x: 'x por',
  child:
    'hijo hija hijos hijas niño niña niños niñas bebé nene nena hijito hijita chiquito chiquita chamaco chamaca guagua wawa criatura',
  nick: 'flaco flaca gordo gorda negro negra chato chata güero güera rubio rubia mono mona zurdo tuerto cojo viejo patrón jefe jefa doña loco pelón gringo ruso colocho chele',
  business:
    'estilos abarrotes tienda salón estética peluquería pollería restaurante bar cantina hotel hostal farmacia panadería carnicería lavandería taller novedades creaciones confecciones modas comercial distribuidora transportes viajes autolavado spa uñas masajes',
};
