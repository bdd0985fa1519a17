import type { howParts as english } from '../en/how-parts';
import type { Words } from '../words';

export const howParts: Words<typeof english> = {
  link: 'Cómo funciona',
  consent: 'Decide la persona sobreviviente',
  consentText:
    'Junto con quien lleva su caso, la persona decide qué se cuenta: cada cosa se concede o se niega por separado, y negarla nunca reduce la ayuda. Lo acordado queda unido a las palabras y al mapa exactos que se le mostraron. Termina por sí solo a los 90 días, y se pregunta de nuevo.',
  gate: 'La puerta',
  gateText:
    'Todo texto que se hace público pasa por una puerta que solo deja pasar palabras que sabe inofensivas. Nombres, lugares, fechas, edades, números y todo lo raro se detienen hasta que una persona los ha sustituido o explicado. Si la puerta no puede responder, no se publica nada.',
  gateCrowd:
    'Todos los datos de una página juntos deben encajar con al menos {people} personas. Si no es así, la página cuenta menos: un país en lugar de una región, o ningún lugar.',
  eyes: 'Cuatro ojos',
  eyesText:
    'Una segunda persona, que no intervino en la página, lee lo que leería el público, sopesa el riesgo y aprueba o devuelve. Las páginas nuevas salen juntas, una vez a la semana y sin orden, para que nadie pueda saber cuál llegó cuándo.',
  children: 'Niñas y niños',
  childrenText:
    'Ninguna niña y ningún niño tiene una página. Sus necesidades se cuentan para un grupo de al menos {people}, sin lugar ni relato.',
  withdrawal: 'Cómo termina una página',
  withdrawalText:
    'La persona sobreviviente puede terminarla en cualquier momento, sin ayuda de nadie, con un código y un número que solo ella conoce, o a través de la oficina. Entonces desaparece de todas partes en un segundo: página, listas, mapa, tarjetas, búsqueda. La dirección dice que la página está cerrada, y nunca por qué. Lo que una persona ha recibido sigue siendo suyo.',
  share: 'Qué parte llega',
  shareText: 'Todo lo que dona para una necesidad. Vea el camino de una donación, con un ejemplo:',
  shareLink: 'El dinero, a la vista',
};
