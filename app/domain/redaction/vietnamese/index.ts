import type { LanguageRules } from '../language';
import { languageFrom } from '../wording';
import { PHRASES } from './phrases';
import { tonelessMarks } from './toneless';
import { CLASSES } from './words';

const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const TONE_LAST = new RegExp(`([ou])([aey])(${TONE})$`);
const TONE_FIRST = new RegExp(`([ou])(${TONE})([aey])$`);

/** The tone of "hoà" may be written on either vowel. */
const otherTonePlace = (lower: string): string => {
  const apart = lower.normalize('NFD');
  const moved = TONE_LAST.test(apart) ? apart.replace(TONE_LAST, '$1$3$2') : apart.replace(TONE_FIRST, '$1$3$2');
  return moved.normalize('NFC');
};

const rules = languageFrom({
  code: 'vi',
  stem: (lower) => lower,
  respelled: otherTonePlace,
  /** Syllables differ by their marks alone, so that nothing is folded. */
  foldWord: (lower) => lower,
  letters: /^[\p{Script=Latin}\p{M}']+$/u,
  classes: {
    ...CLASSES,
    outside: 'khác miền này đó xa nghèo vùng nhà biên lân giáp ven của ở có và',
  },
  phrases: PHRASES,
  accentsTell: true,
  patterns: [
    {
      type: 'VEHICLE_VESSEL',
      reason: 'vehicle',
      level: 'block',
      pattern: /(?<![\p{L}\p{N}])\d{2} ?-? ?[A-ZĐ]{1,2}\d? ?[-. ]? ?\d{3,4}\.?\d{0,2}(?!\d)/gu,
    },
  ],
  abbreviations: 'tp q p h t đ ths ts bs gs pgs ls cty tnhh cp mtv st sđt đt tr v.v vv tel',
  functionWords: `hai tôi ta chúng họ nó mình anh chị em cô ông bà bác chú cậu dì cháu con người và hay hoặc nhưng mà thì là của cho với từ đến tới ở tại trong ngoài trên dưới trước sau giữa khi lúc nếu vì do bởi nên để
    rằng này kia đó ấy đây đấy nào gì ai sao bao đã đang sẽ vẫn còn cũng đều chỉ rất lắm quá hơn nhất không chưa chẳng đừng có được bị phải cần muốn rồi nữa thêm lại ra vào lên xuống đi về các những một mọi mỗi cả tất cùng như
    theo qua về nhờ dù tuy song bằng vừa mới ngay luôn thường đôi bây giờ hôm nay mai hiện tuy ban đầu cuối từng hằng suốt mỗi sáng chiều tối đêm ngày tháng năm tuần nhiều ít vài mấy đôi thế vậy xin cảm ơn`,
  particles: 'thị văn đình',
  honorifics: 'mụ lão mế ông bà anh chị em cô chú bác cậu dì thím mợ cụ thầy cháu bé thằng con',
  institutions: `nhà nước chính phủ công an cảnh sát bộ sở phòng ban uỷ ủy toà tòa án viện kiểm sát quân đội quốc hội cộng hoà hòa xã hội chủ nghĩa liên hợp quốc hiến pháp luật đại sứ quán lãnh sự đại học trường bệnh trạm hội đoàn quỹ
    công ty ngân hàng đảng chữ thập đỏ nhân quyền trời phật chúa kinh thánh internet bắc nam đông tây miền trung tâm tổ chức quốc tế phụ nữ thanh niên`,
  organisations:
    'trường bệnh viện chùa nhà thờ khách sạn quán hàng tiệm xưởng công ty tnhh cp đại học viện tâm mái ấm hợp tác xã ngân hàng spa karaoke nail',
  placeKinds:
    'thành phố tỉnh huyện quận xã phường làng bản thôn ấp đảo cảng sông hồ núi biển đường chợ cầu bến cửa khẩu',
  placeBefore:
    'ở tại từ đến tới về qua sang làng xã huyện tỉnh phố quận phường thôn ấp bản đảo sông núi cảng đường vùng',
  harmless:
    'facebook zalo whatsapp telegram messenger instagram tiktok youtube google internet tv ok tết phật chúa trời covid hiv aids nhà nước cmnd',
  strongNameWords: 'nguyễn',
  nameWords: `${CLASSES.given} ${CLASSES.weak}`,
  verbs:
    'là bị được đã đang sẽ vẫn còn cũng không chưa có phải muốn kể nói bảo khóc đi về làm sống ở lấy bỏ trốn gọi biết nghĩ thấy nhớ sợ mong xin học bán mua đến lên rời quen gặp sinh lớn từng thường luôn kể cho nhận ký mất rất và',
  verbForm: /^(?!)/,
  and: 'và với',
  weekdayBefore: 'thứ chủ tháng mùng ngày',
  weekdayAfter: '',
  approved: `buôn bán người môi giới nạn nhân người_sống_sót tái hoà hòa nhập hồi hương tạm lánh nhà tư vấn tâm lý trị liệu pháp lý học nghề cắt may vốn lương nợ gán hợp đồng hộ chiếu thị thực giấy tờ biên giới làng bản vùng ven duyên hải cao nguyên đồng bằng miền núi nông thôn thành thị nhà máy xưởng công trường tàu cá giúp việc nông nghiệp gia súc gia cầm hạt giống vụ mùa`,
  ordinaryBefore:
    'một những các cái con sự niềm cuộc nỗi rất của trong với không có này mỗi mọi bông cây màu tiếng để cho bị được',
  areas:
    `châu Phi;châu Á;châu Âu;châu Mỹ;Châu Phi;Châu Á;Châu Âu;Châu Mỹ;Phi;Á;Âu;Mỹ Latinh;Mỹ La-tinh;Nam Mỹ;Bắc Mỹ;Trung Mỹ;châu Đại Dương;Đại Dương;Caribe;Trung Đông;vùng Vịnh;Vịnh;Vịnh Ba Tư;Đông Nam Á;Đông Á;Nam Á;Trung Á;Tây Á;Tây Phi;Đông Phi;Bắc Phi;Trung Phi;Nam Phi;Đông Âu;Tây Âu;Nam Âu;Bắc Âu;Liên minh châu Âu;
      Thái Bình Dương;Đại Tây Dương;Địa Trung Hải;Anh;Mỹ;Pháp;Đức;Nga;Nhật;Nhật Bản;Úc;Ý;Áo;Hà Lan;Hàn Quốc;Triều Tiên;Hàn;Trung Quốc;Trung Hoa;Đài Loan;Hồng Kông;Ma Cao;Macau;Thái;Thái Lan;Lào;Campuchia;Cam-pu-chia;Miến Điện;Myanmar;Mi-an-ma;Malaysia;Ma-lai-xi-a;Singapore;Xinh-ga-po;Indonesia;Philippines;Brunei;Đông Timor;Ấn Độ;
      Nê-pan;Nepal;Bangladesh;Pakistan;Ả Rập Xê Út;Ả Rập Saudi;Ả-rập Xê-út;Các tiểu vương quốc Ả Rập;Ả Rập;Dubai;Ba Lan;Séc;Cộng hoà Séc;Ukraina;Ukraine;Rumani;Nga;Belarus;Việt Nam;Nước Anh;Hoa Kỳ;Canada;Thổ Nhĩ Kỳ;Israel;Iran;Iraq;Ai Cập;Algeria;Angola;Ghana;Nigeria;Kenya;Tây Ban Nha;Bồ Đào Nha;Thuỵ Điển;Thụy Điển;Thuỵ Sĩ;Thụy Sĩ;Na Uy;Đan Mạch;Phần Lan;Hy Lạp;Bỉ;Hungary;Bulgaria;Nam Phi;Síp;Kuwait;Qatar;Libya`.split(
      /;\s*/,
    ),
  ageBandWords:
    /(?<![\p{L}\p{M}])(?:trẻ (?:em|con|tuổi|vị thành niên)|thanh niên|thiếu niên|thiếu nữ|thanh thiếu niên|vị thành niên|chưa thành niên|trưởng thành|người lớn|trung niên|cao tuổi|người già|bé (?:gái|trai)|em bé|cô gái trẻ|tuổi (?:teen|đôi mươi|ba mươi|bốn mươi|trung niên)|về hưu|(?:ngoài|trên|dưới) (?:\d{2}|hai mươi|ba mươi|bốn mươi|năm mươi|sáu mươi))(?![\p{L}\p{M}])/giu,
  between: 'ở|tại|của|và|với|đến|từ|trong|cho|năm|ngày|tháng|là',
  toYear: 'đến|tới|và|-',
});

export const vietnamese: LanguageRules = {
  ...rules,
  phrases: {
    marks: (tokens) => [...(rules.phrases?.marks(tokens) ?? []), ...tonelessMarks(tokens, rules)],
  },
};
