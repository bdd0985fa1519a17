import type { PublicWords } from '../en/public-words';

export const needsList: PublicWords['needsList'] = {
  filterForm: 'شكل الاستغلال',
  widerAreas: 'مناطق أوسع',
  countries: 'البلدان',
  regions: 'الأقاليم',
  foundMore: 'وُجد أكثر من {count, number} احتياج',
  chosen: 'ما تقتصر عليه القائمة',
  takeAway: 'إزالة',
  chipWords: 'الكلمات: {words}',
  chipArea: 'المنطقة: {area}',
  corrected: 'لا أحد يكتب «{typed}» هنا: في هذه الاحتياجات كلمة «{used}».',
  unknown: 'لا احتياج فيه «{word}» أو كلمة قريبة منها.',
  pages: 'صفحات القائمة',
  previousPage: 'الاحتياجات السابقة',
  legendChosen: 'المنطقة التي تقتصر عليها القائمة',
  inWords: 'الخريطة بالكلمات: كل منطقة واحتياجاتها',
  corridor: 'من {from} إلى {to}',
  mapHeading: 'كل الاحتياجات على الخريطة',
  mapText: 'اختاروا منطقة لتقتصر القائمة عليها. تُظهر الخريطة كل الاحتياجات، ولا تُذكر الأعداد الصغيرة.',
  helpWider: 'البحث في {area} كلها',
  helpWithout: 'من دون «{filter}»',
};
