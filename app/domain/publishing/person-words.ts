/** Words of one story language that tell a reader whether the person is a man or a woman, and of which family. */
interface PersonWords {
  man: RegExp;
  woman: RegExp;
  kin: RegExp;
}

/** Whole words; whoever is only somebody's mother or brother is told by `kin`, not by `man` or `woman`. */
const words = (list: string, ...notAfter: string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}'’])${notAfter.map((before) => `(?<!${before})`).join('')}(?:${list.trim().replace(/\s+/g, '|').replace(/_/g, '\\s+')})(?![\\p{L}\\p{M}])`,
    'giu',
  );

const OWNED = "(?:his|her|their|my|our|your|’s|'s)\\s+";

const WORDS: Readonly<Record<string, PersonWords>> = {
  en: {
    man: words('man men he his him himself boy boys gentleman father husband brother son', OWNED),
    woman: words('woman women she her hers herself girl girls lady mother wife sister daughter', OWNED),
    kin: words(
      'family families wife husband mother father parents? brothers? sisters? sons? daughters? child children grandmothers? grandfathers? grandparents aunts? uncles? cousins? widow widower',
    ),
  },
  es: {
    man: words('él hombre muchacho chico señor viudo', '(?:otro|un)\\s+'),
    woman: words('ella mujer muchacha chica señora viuda', 'otra\\s+'),
    kin: words(
      'familia familias familiares esposa esposo marido madre padre padres mamá papá hermanos? hermanas? hijos? hijas? abuelos? abuelas? tíos? tías? primos? primas? viuda viudo',
    ),
  },
  fr: {
    man: words(
      "il(?!\\s+(?:n['’])?(?:y|faut|fallait|s['’]agit|pleut|reste|manque|ne\\s+(?:manque|reste|faut))) lui-même homme garçon monsieur veuf",
      "qu['’]",
    ),
    woman: words('elle elle-même femme fille dame madame veuve', '(?:sa|ma|leur|petite)\\s+'),
    kin: words(
      'famille familles épouse époux mari mère père parents frères? sœurs? soeurs? fils enfants? grand-mère grand-père oncles? tantes? cousins? cousines? veuve veuf',
    ),
  },
  id: {
    man: words('pria lelaki laki-laki pemuda', '(?:anak|adik|kakak|saudara|seorang)\\s+'),
    woman: words('perempuan wanita gadis', '(?:anak|adik|kakak|saudara|cucu)\\s+'),
    kin: words(
      'keluarga(?:nya)? istri(?:nya)? suami(?:nya)? ibu(?:nya)? ayah(?:nya)? bapak(?:nya)? orang_tua(?:nya)? kakak(?:nya)? adik(?:-adik)?(?:nya)? anak(?:-anak)?(?:nya)? nenek(?:nya)? kakek(?:nya)? paman(?:nya)? bibi(?:nya)? sepupu(?:nya)? janda duda',
    ),
  },
  vi: {
    man: words('anh(?!\\s+(?:em|trai|chị|rể|họ)) ông(?!\\s+(?:bà|nội|ngoại|chủ)) đàn_ông chàng_trai', 'tiếng\\s+'),
    woman: words('cô(?!\\s+giáo) chị(?!\\s+(?:em|gái|dâu|họ)) bà(?!\\s+(?:con|nội|ngoại)) phụ_nữ cô_gái thiếu_nữ'),
    kin: words(
      'gia_đình vợ chồng mẹ má cha bố ba_mẹ bố_mẹ cha_mẹ anh_trai chị_gái em_gái em_trai anh_em chị_em con_gái con_trai các_con ông_bà bà_ngoại bà_nội ông_ngoại ông_nội chú bác dì cậu cháu goá_chồng góa_chồng',
    ),
  },
  uk: {
    man: words('він йому хлопець хлопця хлопцеві юнак юнака юнакові вдівець \\p{L}{3,}(?:увався|ався|ився)'),
    woman: words(
      'вона їй жінка жінки жінку жінці жінкою дівчина дівчини дівчину дівчині дівчиною вдова \\p{L}{3,}(?:увала|алася|илася|вала)',
    ),
    kin: words(
      "родин\\p{L}{0,3} сім['’](?:я|ї|ю|єю) дружин\\p{L}{1,2} мат(?:и|ір|ері) мам\\p{L}{1,2} бать\\p{L}{2,4} тато брат\\p{L}{0,3} сест(?:ра|ри|рі|ру|рою|ер) син\\p{L}{0,4} доньк\\p{L}{1,2} доньок дочк\\p{L}{1,2} діт(?:и|ей|ям|ьми) дитин\\p{L}{1,2} бабус\\p{L}{1,2} дідус\\p{L}{1,3} тітк\\p{L}{1,2} дядьк\\p{L}{1,3} вдов\\p{L}{1,3}",
    ),
  },
};

/** What the words themselves tell of the person, in the language of the story; nothing where it has no words here. */
export function personTold(text: string, locale: string): { man: boolean; woman: boolean; kin: string[] } {
  const own = WORDS[locale.toLowerCase().split(/[-_]/)[0] ?? ''];
  if (!own) return { man: false, woman: false, kin: [] };
  const found = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([word]) => word.toLowerCase());
  return {
    man: found(own.man).length > 0,
    woman: found(own.woman).length > 0,
    kin: [...new Set(found(own.kin))],
  };
}
