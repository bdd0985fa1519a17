import type { PublicWords } from '../en/public-words';

export const giftEffects: PublicWords['giftEffects'] = {
  legend: 'ما الذي يدفعه التبرع',
  hint: 'بالترتيب الذي اتُّفق به على الاحتياجات. اختاروا مبلغًا، فيُظهر الخط إلى أين يصل.',
  otherAmount: 'مبلغ آخر',
  allArrives: 'يصل تبرعكم كله إلى هذا الاحتياج',
  draws: 'يرسم {share, number, ::percent .0} من الطريق',
  paysAndDraws: '{pays}؛ {draws}',
  whole: 'يُكمل كل ما ينقص',
  completes: 'يُكمل {labels}',
  covers: 'يدفع {units} من {label}',
  part: 'يدفع {share, number, ::percent} من {label}',
  quotedLabel: '«{label}»',
  unitSession:
    '{count, plural, zero {# جلسة} one {جلسة واحدة} two {جلستين} few {# جلسات} many {# جلسة} other {# جلسة}}',
  unitLesson: '{count, plural, zero {# درس} one {درسًا واحدًا} two {درسين} few {# دروس} many {# درسًا} other {# درس}}',
  unitVisit:
    '{count, plural, zero {# زيارة} one {زيارة واحدة} two {زيارتين} few {# زيارات} many {# زيارة} other {# زيارة}}',
  unitHour: '{count, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}',
  unitDay: '{count, plural, zero {# يوم} one {يومًا واحدًا} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
  unitNight: '{count, plural, zero {# ليلة} one {ليلة واحدة} two {ليلتين} few {# ليالٍ} many {# ليلة} other {# ليلة}}',
  unitWeek:
    '{count, plural, zero {# أسبوع} one {أسبوعًا واحدًا} two {أسبوعين} few {# أسابيع} many {# أسبوعًا} other {# أسبوع}}',
  unitMonth: '{count, plural, zero {# شهر} one {شهرًا واحدًا} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}',
  stateNone: 'لم يصل أي تبرع بعد.',
  stateBegun: 'بنود اكتمل التبرع لها: {funded} من {total}. بنود دُفعت: {paid} من {total}.',
  stateMet: 'اكتمل التبرع كله. ويُدفع خطوة بعد خطوة عند شراء كل شيء: {paid} من {goal} حتى الآن.',
  statePaid: 'اكتمل التبرع كله، ودُفع كله.',
  metText: 'اكتمل هذا الاحتياج ولا يطلب شيئًا آخر.',
  metOthers: 'الاطلاع على الاحتياجات المفتوحة',
  metPool: 'التبرع لصندوق التضامن',
  metNotice: 'اكتمل هذا الاحتياج. ما تتبرعون به هنا الآن يذهب إلى صندوق التضامن الذي يُكمل بنود احتياجات أخرى.',
  lineMet: 'اكتمل في هذه الأثناء البند الذي اخترتموه. يذهب تبرعكم إلى حيث يلزم أولًا.',
};
