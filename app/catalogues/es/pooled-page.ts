import type { PublicWords } from '../en/public-words';

export const pooledWording: PublicWords['pooledWording'] = {
  safe_accommodation: {
    title: 'Un lugar seguro para un grupo de niñas y niños',
    label: 'Habitaciones, comidas y cuidados en lugares seguros',
  },
  medical: {
    title: 'Atención médica para un grupo de niñas y niños',
    label: 'Consultas, tratamientos y medicinas',
  },
  psychosocial: {
    title: 'Acompañamiento psicológico para un grupo de niñas y niños',
    label: 'Sesiones con profesionales que trabajan con la infancia',
  },
  legal: {
    title: 'Ayuda legal para un grupo de niñas y niños',
    label: 'Asistencia legal, documentos y tasas',
  },
  return_travel: {
    title: 'El viaje a casa para un grupo de niñas y niños',
    label: 'Viaje con alguien que los cuida',
  },
  education_skills: {
    title: 'Escuela para un grupo de niñas y niños',
    label: 'Matrículas, libros y lo que hace falta para las clases',
  },
  basic_needs: {
    title: 'Comida y ropa para un grupo de niñas y niños',
    label: 'Comida, ropa y necesidades de cada día',
  },
  family_support: {
    title: 'Apoyo a las familias de un grupo de niñas y niños',
    label: 'Lo que las familias necesitan para cuidar de sus hijas e hijos',
  },
};

export const pooledPage: PublicWords['pooledPage'] = {
  fact: 'Un grupo de al menos {children} niñas y niños',
  linesCaption:
    'Lo que las niñas y los niños necesitan, tal como se acordó con quienes ejercen su tutela. Cantidades en {currency}.',
  howHeading: 'Por qué un grupo, y no una sola niña o un solo niño',
  how1: 'Una página sobre una niña o un niño puede seguirle toda la vida. Por eso nadie está aquí a solas: esto es lo que necesitan al menos {children} niñas y niños, de varios hechos que no tienen nada que ver entre sí.',
  how2: 'No hay relato, ni edad, ni país, ni número exacto. Solo se cuenta qué necesitan y cuánto cuesta en total.',
  moneyHeading: 'Qué pasa con una donación',
  money1:
    'Las donaciones van al grupo. Con ellas se paga la cuenta de cada niña o niño, por ejemplo la de una escuela, y nunca más de lo que necesita. Dos personas de finanzas aprueban y pagan, se comprueba el recibo, y la auditoría lo mira sin saber de quién se trata.',
  money2:
    'La cantidad se fijó al hacer la página y no cambia cuando alguien pasa a otro grupo o deja este. Lo que sobre al final va adonde usted elija al donar: a las necesidades de otras personas, o de vuelta a usted.',
  consent:
    'Quien ejerce la tutela de cada niña o niño está de acuerdo y puede retirarlo en cualquier momento. Si quedan menos de {children}, esta página desaparece. Lo donado antes se sigue usando para ellos.',
};
