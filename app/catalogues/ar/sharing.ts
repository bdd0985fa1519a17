import type { SharingWords } from '../en/sharing';

/** Written by us, not yet read by somebody whose language it is. */
export const sharing: SharingWords = {
  heading: 'إرسال هذه الصفحة إلى آخرين',
  text: 'يُظهر الرابط بطاقة فيها نوع الاحتياج وإلى أين وصل رسم الطريق إلى البيت، ولا شيء من القصة.',
  linkLabel: 'عنوان هذه الصفحة',
  copy: 'نسخ العنوان',
  copied: 'نُسخ',
  send: 'إرسالها',
  previewTitle: '{kinds}: احتياج على Homeward',
  previewTitlePlain: 'احتياج على Homeward',
  previewDescription:
    'ما يحتاج إليه شخص نجا من الاتجار بالبشر ليواصل حياته. كل تبرع يُتابَع حتى بند واحد من ذلك الاحتياج.',
  previewGroup: 'احتياج مجموعة من الأطفال على Homeward',
  cardAlt: 'بطاقة فيها خط يؤدي إلى البيت. {facts}',
  siteCardAlt: 'بطاقة فيها خط منقّط يؤدي إلى البيت، والكلمات: {words}',
  cardNone: 'لا تبرع بعد، والمطلوب {goal}',
  cardBegun: 'تم التبرع بالجزء الأول من {goal}',
  cardShare: 'تم التبرع بـ {share} من {goal}',
  cardMet: 'تم التبرع بالمبلغ كله: {goal}',
  cardMore:
    '{count, plural, zero {} one {ونوع آخر} two {ونوعان آخران} few {و# أنواع أخرى} many {و# نوعًا آخر} other {و# نوع آخر}}',
  cardSite: 'الطريق إلى البيت يُرسم كلما دُفع ثمنه',
  cardSiteText: 'ناجيات وناجون من الاتجار بالبشر يقولون ما يحتاجون إليه ليواصلوا حياتهم.',
};
