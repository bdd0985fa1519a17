import type { SharingWords } from '../en/sharing';

/** Written by us, not yet read by somebody whose language it is. */
export const sharing: SharingWords = {
  heading: 'أرسل هذه الصفحة إلى غيرك',
  text: 'يُظهر الرابط بطاقة فيها نوع الحاجة وإلى أين رُسم طريق العودة، ولا شيء من القصة.',
  linkLabel: 'عنوان هذه الصفحة',
  copy: 'انسخ العنوان',
  copied: 'نُسخ',
  send: 'أرسلها',
  previewTitle: '{kinds}: حاجة على Homeward',
  previewTitlePlain: 'حاجة على Homeward',
  previewDescription: 'ما يحتاج إليه شخص نجا من الاتجار بالبشر ليكمل حياته. كل تبرع يُتابَع حتى بند واحد من هذه الحاجة.',
  previewGroup: 'حاجة مجموعة من الأطفال على Homeward',
  cardAlt: 'بطاقة فيها خط يؤدي إلى البيت. {facts}',
  siteCardAlt: 'بطاقة فيها خط منقّط يؤدي إلى البيت، والكلمات: {words}',
  cardNone: 'لا تبرع بعد، من {goal}',
  cardBegun: 'قُدّم الجزء الأول من {goal}',
  cardShare: 'قُدّم {share} من {goal}',
  cardMet: 'قُدّم المبلغ كله: {goal}',
  cardMore:
    '{count, plural, zero {} one {وواحدة أخرى} two {واثنتان أخريان} few {و# أخرى} many {و# أخرى} other {و# أخرى}}',
  cardSite: 'طريق العودة، يُرسم كلما دُفع ثمنه',
  cardSiteText: 'أشخاص نجوا من الاتجار بالبشر يقولون ما يحتاجون إليه ليكملوا حياتهم.',
};
