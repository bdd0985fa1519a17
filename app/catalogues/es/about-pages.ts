import type { aboutPages as english } from '../en/about-pages';
import type { Words } from '../words';

export const aboutPages: Words<typeof english> = {
  footerLabel: 'Sobre Homeward',
  navTransparency: 'El dinero, a la vista',
  navWho: 'Quiénes somos',
  navPrivacy: 'Privacidad',
  navStatus: 'Estado',
  navAccessibility: 'Accesibilidad',
  navTerms: 'Condiciones',

  whoTitle: 'Quiénes somos · Homeward',
  whoHeading: 'Quién responde de Homeward',
  whoLead: 'La organización que responde de cada necesidad de estas páginas, de cada donación y de cada recibo.',
  whoDemonstration:
    'Esto es una demostración. La organización de abajo no existe, no se mueve dinero real, y nadie de quien aquí se habla es real.',
  whoName: 'Nombre',
  whoAddress: 'Dirección',
  whoRegistration: 'Registro',
  whoTax: 'Impuestos',
  whoContact: 'Escríbanos',
  whoRolesHeading: 'Quién hace qué',
  whoRolesLead: 'Nadie tiene dos de estas funciones a la vez, y para dar cualquiera de ellas hacen falta dos personas.',
  whoOfficer: 'Quienes llevan los casos',
  whoOfficerText:
    'conocen a la persona, calculan con ella las necesidades y escriben la página. Ven los casos de su propia oficina.',
  whoReviewer: 'Revisión de protección',
  whoReviewerText: 'aprueba lo que se hace público, y puede retirarlo todo de una vez.',
  whoFinance: 'Finanzas',
  whoFinanceText: 'aprueba un pago o lo hace, nunca las dos cosas, y ve códigos en lugar de nombres.',
  whoAuditor: 'Auditoría',
  whoAuditorText: 'comprueba cada pago y todo el libro de cuentas, sin saber quién es una persona sobreviviente.',
  whoAdministrator: 'Administración',
  whoAdministratorText: 'se ocupa de las cuentas de acceso y las claves. No ve ningún caso.',
  whoComplainHeading: 'Si algo va mal',
  whoComplainText:
    'Escriba a {contact}. Si se trata de dinero, indique el número de su recibo. Si teme que una página pueda hacer daño a alguien, dígalo en la primera línea: una página se puede retirar en un segundo.',

  privacyTitle: 'La privacidad en palabras sencillas · Homeward',
  privacyHeading: 'La privacidad en palabras sencillas',
  privacyLead: 'Qué se guarda de usted, por qué, por cuánto tiempo y qué puede pedir.',
  privacyVisitors: 'Si solo mira',
  privacyVisitorsNothing:
    'Nada que pueda identificarle. Las páginas para todo el mundo no ponen ninguna cookie y no recuerdan nada en su navegador.',
  privacyVisitorsThird:
    'Ninguna página pide nada a nadie más: ni rastreadores, ni publicidad, ni tipografías, mapas o contadores de otros.',
  privacyVisitorsLog:
    'El servidor anota que se pidió una página, si se pudo dar y cuánto tardó: sin su dirección, su navegador ni qué necesidad era.',
  privacyVisitorsAddress:
    'Su dirección de red se usa para responderle. Cuando envía un formulario, una huella con clave de ella (y del nombre de su navegador) cuenta cuántos formularios llegan de un mismo lugar; la dirección misma no se guarda.',
  privacyGive: 'Si dona',
  privacyGiveCard:
    'Usted paga en las páginas de nuestro proveedor de pagos, Stripe, que guarda lo que la ley le pide. Nunca vemos su tarjeta. A Stripe se le dice una cantidad y un número sin significado, nunca para qué necesidad es.',
  privacyGiveMail:
    'Guardamos su dirección de correo, cifrada, para enviarle el recibo y mostrarle sus donaciones. Se vuelve a encontrar por una huella con clave, nunca por el texto de la dirección.',
  privacyGiveMoney:
    'Guardamos qué se donó, cuándo y para qué, porque las cuentas hay que guardarlas. La huella con clave del lugar desde el que se empezó una donación queda con ella.',
  privacyGivePublic: 'Ningún nombre y ninguna palabra de quien dona se muestra nunca a nadie.',
  privacyGiveHowLong:
    'Si nos pide borrar sus datos, desde ese momento nadie encuentra sus donaciones por su dirección. La dirección misma se borra enseguida o, donde la ley quiere que se guarden los recibos con ella, {years, plural, one {# año} many {# años} other {# años}} después del último recibo.',
  privacyGiveCookie:
    'Cuando abre sus donaciones con un enlace enviado por correo, una cookie mantiene la página abierta {minutes, plural, one {# minuto} many {# minutos} other {# minutos}} como mucho. No sirve para nada más.',
  privacyFollow: 'Si sigue una necesidad por correo',
  privacyFollowAddress:
    'Guardamos su dirección de correo, cifrada con una clave propia, y su idioma. Si no confirma en {hours, plural, one {# hora} many {# horas} other {# horas}}, se borra en la hora siguiente.',
  privacyFollowGone:
    'Se borra en el momento en que usted se da de baja, y en el plazo de un día después de que se cierre la página. A nadie se le dice quién sigue.',
  privacySurvivors: 'Si se trata de usted',
  privacySurvivorsKept:
    'Lo que una persona sobreviviente cuenta a quien lleva su caso está cifrado, cada caso con su propia clave. Solo puede abrirlo quien lleva casos en esa oficina, y quien revisa mientras decide, y cada mirada queda anotada.',
  privacySurvivorsPublic:
    'Una página solo cuenta lo que la persona aceptó, con zonas en lugar de lugares y años en lugar de fechas, y solo lo que encaja con al menos {people} personas.',
  privacySurvivorsWithdraw:
    'El consentimiento termina por sí solo, y se puede retirar en cualquier momento, sin dar razones. La página desaparece en un segundo, y no se avisa a nadie por correo.',
  privacySurvivorsCopies:
    'Lo que otros han copiado mientras tanto nadie puede recuperarlo. Esto se dice antes de que nadie acepte.',
  privacySurvivorsErase:
    'Cuando se borra un caso, se destruyen sus claves; las copias de claves en las copias de seguridad desaparecen en {days, plural, one {# día} many {# días} other {# días}}, y con ellas todo lo escrito.',
  privacyStaff: 'Si trabaja aquí',
  privacyStaffText: 'Las entradas y lo que se hace con un caso o con dinero quedan anotados, y no se pueden borrar.',
  privacyRights: 'Qué puede pedir',
  privacyRightsList:
    'Ver qué se guarda de usted, que se corrija, que se borre, que se le entregue, y oponerse. No cuesta nada. Si nuestra respuesta no le satisface, la autoridad de protección de datos de su país le escuchará.',
  privacyRightsDonors: 'Quien dona puede ver y borrar sus propios datos sin preguntar: ',
  privacyRightsDonorsLink: 'mis donaciones',
  privacyRightsWrite: 'Todas las demás personas: escriban a {contact}.',
  privacyWho: 'Quién responde de ello',

  statusTitle: 'Estado · Homeward',
  statusHeading: 'Estado',
  statusLead: 'Cómo están las partes de Homeward en este momento. Esta página funciona cuando otras no.',
  statusPart: 'Parte',
  statusState: 'Estado',
  statusMeans: 'Qué significa para usted',
  statusCaption: 'Las partes y sus estados',
  statusAll: 'Todo funciona.',
  statusSome: 'Algo va más despacio de lo que debería. No se pierde nada.',
  statusDown:
    'Algunas páginas descansan en este momento. No se pierde nada: las donaciones pagadas se anotan en cuanto vuelven.',
  stateWorking: 'funciona',
  stateLate: 'con retraso',
  stateDown: 'no responde',
  stateUnknown: 'no se sabe',
  partSite: 'Sitio web',
  partSiteMeans: 'Lo está leyendo.',
  partDatabase: 'Base de datos',
  partDatabaseMeans: 'La necesitan las páginas de las necesidades, donar y las donaciones propias.',
  partPayments: 'Pagos',
  partPaymentsMeans: 'Con retraso, una donación pagada se ve en su página unos minutos después.',
  partMail: 'Correo',
  partMailMeans: 'Con retraso, los recibos y enlaces llegan más tarde. Nada se envía dos veces.',
  partJobs: 'Trabajo de fondo',
  partJobsMeans: 'Con retraso, lo que sigue a una donación tarda más.',
  partSeal: 'Cadena del libro de cuentas',
  partSealMeans: 'Con retraso, los asientos esperan a encadenarse. Están anotados igualmente.',
  partRoot: 'Firma del día',
  partRootMeans: 'El final firmado de la cadena que la auditoría recibe por correo.',
  partReconciliation: 'Comparación con el proveedor de pagos',
  partReconciliationMeans: 'Cada noche nuestras cuentas se comparan con las del proveedor.',
  statusProvider: 'Si funciona el propio proveedor de pagos lo dicen sus páginas: status.stripe.com',

  accessibilityTitle: 'Accesibilidad · Homeward',
  accessibilityHeading: 'Accesibilidad',
  accessibilityLead: 'Homeward es para quien quiere ayudar y para quien recibe ayuda.',
  accessibilityHolds: 'Lo que vale en cada página',
  accessibilityAim:
    'Aspiramos a WCAG 2.2, nivel AA, en cada página pública, y a un contraste de 7 a 1 en el texto. Un programa revisa las páginas con cada cambio, y también se revisan a mano.',
  accessibilityKeyboard: 'Todo se puede hacer con el teclado; siempre se ve dónde está el foco.',
  accessibilityScript: 'Todo se puede leer, y se puede donar, sin JavaScript y en un teléfono de 320 puntos de ancho.',
  accessibilityMaps:
    'Cada mapa tiene al lado su historia en palabras, en el mismo orden. Se puede mover con botones; un dedo desplaza la página.',
  accessibilityColour:
    'Nada se dice solo con el color. Hay una versión oscura, y nada se mueve si usted se lo pidió a su dispositivo.',
  accessibilityLanguages: 'Las páginas dicen en qué idioma están, también donde un relato está en otro.',
  accessibilityKnown: 'Lo que sabemos que aún no está bien',
  accessibilityKnownMap:
    'El mapa que se puede ampliar está dibujado de una forma que un lector de pantalla no puede recorrer. La lista de al lado dice lo mismo.',
  accessibilityKnownLanguages:
    'Las páginas en español, francés y árabe no las han leído todas personas que crecieron con estas lenguas; esas páginas lo dicen al pie.',
  accessibilityWrite:
    'Si algo se interpone en su camino, escriba a {contact} y diga qué quería hacer. Recibirá una respuesta, y mientras tanto lo haremos con usted.',

  termsTitle: 'Condiciones · Homeward',
  termsHeading: 'Condiciones',
  termsLead: 'Qué puede esperar de nosotros cuando dona, y qué le pedimos.',
  termsGiving: 'Cuando dona',
  termsChanges: 'Si algo cambia',
  termsAsked: 'Qué le pedimos',
  termsGift: 'Una donación es voluntaria, y no se da nada a cambio.',
  termsGiftWhere:
    'Va a la necesidad, la partida o el fondo que usted eligió. Lo que pasa de una necesidad va al fondo solidario, como la página dice de antemano.',
  termsRefund:
    'Una donación que fue un error se devuelve si se pide, en la medida en que aún no se haya gastado. Escriba a {contact} con el número de su recibo.',
  termsClosed:
    'Si una necesidad se cierra y sobra dinero, vale lo que usted eligió: otras necesidades, o de vuelta a usted donde todavía sea posible.',
  termsMonthly:
    'Una donación mensual se puede cambiar o parar en su propia página en cualquier momento. No se debe nada.',
  termsReceipt:
    'Los recibos nombran a la organización de abajo. Para qué sirven en los impuestos depende de dónde vive usted.',
  termsUse:
    'Por favor, no intente averiguar quién es alguien, y no copie relatos ni mapas de necesidades en otro lugar: quien los contó quizá los quiera de vuelta.',
  termsLaw: 'La organización de abajo responde de todo esto.',
};
