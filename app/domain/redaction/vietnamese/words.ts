import type { WordClass } from '../wording';

/** Vietnamese words by kind; the syllables of one word are joined by "_". */
export const CLASSES: Readonly<Record<WordClass, string>> & Readonly<Record<string, string>> = {
  n: 'mười_một trăm_một hai ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn vạn triệu tỷ tỉ chục rưỡi linh lẻ mốt dăm vài_chục hàng_trăm hàng_chục',
  ord: 'thứ_nhất thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy thứ_tám đầu_tiên cuối_cùng đầu_lòng',
  digit: 'không một hai ba bốn năm sáu bảy tám chín',
  month: 'giêng chạp',
  weekday: 'hai ba tư năm sáu bảy nhật',
  feast:
    'tết giáng_sinh noel nô_en vu_lan trung_thu rằm thanh_minh phục_sinh tết_nguyên_đán giỗ_tổ đoan_ngọ phật_đản quốc_khánh giao_thừa ramadan',
  unit: 'giây phút giờ tiếng ngày đêm tuần tháng mùa thập_kỷ cây_số ki_lô_mét km mét ki_lô kg cân lít héc_ta sào mẫu lần buổi',
  year: 'năm',
  currency:
    'đồng đô đô_la usd euro nhân_dân_tệ tệ bạt baht won yên ringgit ruble rúp riel kíp bảng đài_tệ triệu_đồng nghìn_đồng',
  kin: `mẹ má bố cha ba_mẹ bố_mẹ cha_mẹ con con_gái con_trai đứa_con đứa anh chị em anh_trai chị_gái em_gái em_trai anh_em chị_em vợ chồng ông bà ông_nội ông_ngoại bà_nội bà_ngoại
    cháu cháu_gái cháu_trai chú bác cô dì cậu mợ thím anh_họ chị_họ em_họ bố_chồng mẹ_chồng bố_vợ mẹ_vợ con_dâu con_rể mẹ_kế bố_dượng cha_dượng con_nuôi người_yêu bạn_trai bạn_gái em_bé`,
  kinship:
    'cả út một đầu_lòng thứ thứ_hai thứ_ba thứ_tư duy_nhất sinh_đôi song_sinh ruột nuôi kế riêng quá_cố đã_mất mới_sinh sơ_sinh tật_nguyền khuyết_tật lớn trưởng nhỏ_nhất lớn_nhất',
  status:
    'em_rể anh_rể chị_dâu em_dâu con_rể con_dâu mẹ_chồng bố_chồng goá góa goá_bụa góa_bụa goá_chồng góa_chồng goá_vợ góa_vợ mồ_côi ly_hôn ly_dị ly_thân độc_thân đơn_thân mang_thai có_thai có_bầu mang_bầu kết_hôn lấy_chồng lấy_vợ cưới đính_hôn sinh_con mẹ_đơn_thân con_một sinh_đôi sinh_ba sảy_thai tái_hôn không_chồng',
  person: `người phụ_nữ đàn_ông đứa_trẻ trẻ_em cô_gái chàng_trai thanh_niên công_nhân lao_động thuyền_viên ngư_dân hành_khách gia_đình hộ nạn_nhân người_di_cư tù_nhân lính công_an cảnh_sát bảo_vệ khách bạn đồng_nghiệp
    học_sinh sinh_viên dân_làng nhân_chứng con_tin chị_em anh_em bạn_gái đứa tên gã`,
  body: `ngón ngón_tay ngón_cái ngón_út tay bàn_tay cổ_tay cánh_tay khuỷu khuỷu_tay vai chân bàn_chân đầu_gối gối mắt_cá hông đùi bắp_chân lưng cột_sống cổ đầu sọ mặt má cằm hàm mắt lông_mày mi tai mũi môi miệng lưỡi răng ngực xương_sườn vú bụng
    phổi tim thận gan tử_cung dây_chằng gân dây_thần_kinh xương đốt_sống da móng bẹn trán gót gáy xương_đòn thái_dương`,
  injury: `chích_điện giật_điện bị_đánh bị_chém gãy_xương trật_khớp tụ_máu rách_da nghe_kém nặng_tai nhìn_kém mờ_mắt lãng_tai hỏng mất cụt gãy đứt dập nát bỏng cháy rách thương bị_thương chấn_thương bầm sưng nhiễm_trùng liệt trật bong_gân đâm chém què thọt đau nhức mổ phẫu_thuật cắt_bỏ tháo_khớp khập_khiễng thương_tật vết_thương vết_bỏng dập_nát tê run mù điếc`,
  mark: 'sẹo vết_sẹo hình_xăm xăm nốt_ruồi vết_bớt bớt sứt_môi hở_hàm_ếch tật_nguyền lác nói_lắp chân_giả tay_giả mắt_giả răng_vàng hói câm điếc mù khiếm_thị khiếm_thính đi_khập_khiễng đi_cà_nhắc cà_nhắc què chột',
  health: `nghiện_rượu hiv aids sida lao sốt_rét sốt_xuất_huyết dịch_tả thương_hàn sởi bại_liệt phong hủi giang_mai lậu viêm viêm_gan tiểu_đường đái_tháo_đường insulin hen hen_suyễn động_kinh co_giật đột_quỵ tai_biến ung_thư u_nang khối_u bướu bạch_cầu loét thoát_vị ruột_thừa sỏi_thận chạy_thận
    xơ_gan thiếu_máu tuyến_giáp huyết_áp cao_huyết_áp tim_mạch bệnh_tim viêm_khớp thấp_khớp gút thoái_hoá thoái_hóa vẹo_cột_sống khuyết_tật xe_lăn nạng chàm vảy_nến ghẻ đau_nửa_đầu mất_ngủ trầm_cảm lo_âu rối_loạn hoảng_loạn hoảng_sợ tâm_thần phân_liệt tự_kỷ sa_sút_trí_tuệ tự_tử tự_sát quyên_sinh
    quá_liều nghiện ma_tuý ma_túy rượu_chè phá_thai nạo_thai sảy_thai sinh_mổ mãn_kinh vô_sinh hiếm_muộn viêm_phổi phế_quản bụi_phổi dị_ứng nhiễm_trùng_máu hoại_tử suy_dinh_dưỡng đục_thuỷ_tinh_thể đục_thủy_tinh_thể tăng_nhãn_áp máy_trợ_thính hoá_trị hóa_trị xạ_trị chống_trầm_cảm kháng_sinh
    sang_chấn lupus parkinson máu_khó_đông giun_sán chấn_động_não hôn_mê bại_não phụ_khoa chẩn_đoán dạ_dày đau_dạ_dày tiền_đình covid bệnh_phổi bệnh_gan bệnh_thận lây_qua_đường_tình_dục hậu_sản`,
  trade: `nông_dân thợ_may thợ_mộc thợ_rèn thợ_hàn thợ_hồ thợ_nề thợ_xây thợ_điện thợ_máy thợ_sửa thợ_bạc thợ_kim_hoàn thợ_cắt_tóc thợ_làm_tóc thợ_làm_móng thợ_mỏ thợ_lặn thợ_săn thợ_gốm thợ_dệt thợ_thêu thợ_nhuộm thợ giáo_viên thầy_giáo cô_giáo giảng_viên giáo_sư y_tá điều_dưỡng nữ_hộ_sinh bà_đỡ bác_sĩ y_sĩ nha_sĩ luật_sư kỹ_sư kiến_trúc_sư
    kế_toán nhà_báo phóng_viên nhiếp_ảnh hoạ_sĩ họa_sĩ nhạc_sĩ nhạc_công ca_sĩ vũ_công diễn_viên nghệ_nhân nghệ_sĩ ngư_dân thuyền_trưởng lái_đò phi_công tiếp_viên tài_xế lái_xe lái_tàu xe_ôm bộ_đội trung_sĩ thượng_sĩ trung_uý đại_uý đại_tá công_an cảnh_sát lính_cứu_hoả bảo_vệ linh_mục cha_xứ ma_sơ nữ_tu mục_sư nhà_sư sư_cô hoà_thượng thầy_cúng
    thầy_lang chủ_tịch_xã trưởng_thôn trưởng_bản già_làng trưởng_ấp bí_thư đại_biểu bộ_trưởng thẩm_phán kiểm_sát_viên công_chứng thương_lái buôn_bán người_bán bán_hàng_rong bán_vé_số chủ_tiệm chủ_quán chăn_trâu chăn_bò chăn_vịt nuôi_ong nuôi_tôm nuôi_cá cạo_mủ hái_cà_phê làm_muối đốt_than đào_vàng đãi_vàng võ_sĩ cầu_thủ vận_động_viên vô_địch phiên_dịch
    thông_dịch nhà_nghiên_cứu thủ_thư dược_sĩ thú_y đầu_bếp phụ_bếp bồi_bàn thư_ký lễ_tân thu_ngân giúp_việc_nhà ôsin người_mẫu sinh_viên hiệu_trưởng cán_bộ viên_chức nhân_viên kỹ_thuật_viên quản_đốc tổ_trưởng nghề_dệt nghề_gốm làm_nón bốc_vác cửu_vạn phụ_hồ`,
  belief: `công_giáo thiên_chúa_giáo tin_lành phật_giáo phật_tử đạo_phật hồi_giáo cao_đài hoà_hảo hòa_hảo ấn_độ_giáo do_thái kinh tày thái mường khmer khơ_me hoa nùng hmông mông dao gia_rai ê_đê ba_na sán_chay chăm cơ_ho xơ_đăng sán_dìu hrê ra_glai mnông thổ xtiêng khơ_mú bru vân_kiều cơ_tu giáy tà_ôi mạ co chơ_ro xinh_mun hà_nhì chu_ru lào la_chí
    dân_tộc dân_tộc_thiểu_số thiểu_số bản_địa giáo_xứ nhà_thờ chùa_làng giáo_họ bộ_tộc dòng_họ dòng_tu thờ_mẫu pháp_luân_công`,
  people: 'quốc_tịch',
  landmark:
    'lâu_đài hải_đăng nhà_thờ_lớn nhà_thờ_đá thành_cổ pháo_đài cung_điện tượng_đài lăng_mộ tu_viện đập_thuỷ_điện thuỷ_điện thủy_điện thác thác_nước núi_lửa sân_vận_động vườn_thú nhà_máy_lọc_dầu xưởng_đóng_tàu sòng_bạc casino bến_xe ga_tàu nhà_ga cáp_treo nhà_máy_đường nhà_máy_bia doanh_trại di_tích tháp_chàm tháp_đồng_hồ ruộng_muối bến_phà cột_cờ chùa_một_cột hang_động cửa_khẩu',
  place:
    'karaoke tiệm_tóc tiệm_may tiệm_nail quán_ăn quán_nhậu quán_cà_phê cà_phê massage mát_xa spa nhà_hàng tổ_chức hội cơ_sở mái_ấm hợp_tác_xã doanh_nghiệp trung_tâm văn_phòng bệnh_xá trường_học mầm_non nhà_trẻ vựa bãi nông_trường lâm_trường nhà_trọ tiệm tiệm_vàng salon xưởng_may nhà_nghỉ phòng_trọ trung_tâm nhà_thờ toà_án tòa_án chùa đền đình miếu trường chợ bệnh_viện trạm_xá trạm_y_tế phòng_khám cầu cảng bến bến_cảng sân_bay nghĩa_trang công_viên quảng_trường ngã_tư ngã_ba vòng_xoay đồn uỷ_ban ủy_ban xưởng mỏ mỏ_đá khách_sạn quán nhà_hàng lò_bánh hiệu_thuốc nhà_thuốc cửa_hàng siêu_thị ngân_hàng bưu_điện toà_án tòa_án trại_giam nhà_tù đại_học giếng sông suối hồ biển bãi_biển đường phố ngõ hẻm cây_xăng kho trại nhà_máy lò_gạch',
  near: 'gần cạnh bên_cạnh đối_diện phía_sau sau_lưng trước_cửa kế_bên sát ngay_sau ngay_cạnh cách ven bên_bờ dưới_chân đằng_sau cuối',
  street:
    'đường phố ngõ hẻm ngách quốc_lộ tỉnh_lộ thôn ấp bản làng xóm buôn xã phường thị_trấn huyện quận thị_xã thành_phố tỉnh khu_phố tổ_dân_phố khu_đô_thị chung_cư toà_nhà tòa_nhà đảo sông núi đèo cù_lao cầu chợ bến',
  of: 'số cũ mới',
  title:
    'mụ lão gã mế ông bà anh chị em cô chú bác cậu dì thím mợ cụ thầy cháu con bé thằng cái bạn má ba mẹ bố sư_cô linh_mục mục_sư bác_sĩ luật_sư nghệ_nhân già_làng',
  given: `sương tuyền ly liễu dậu thêu hoa lan huệ cúc mai liên nga hằng thuý thúy thuỷ thủy ngọc ngân loan phượng yến oanh nhung tuyết trinh trâm tuấn khánh khôi phương quyên quỳnh tùng tuyến vinh vy yên bích cẩm diễm diệu dung duy gấm lụa lựu tèo tý tí anh my khuê đoan thoa mẩy páo giàng sùng pá`,
  weak: `đào sen hương thu linh kim hạnh phúc trang thảo thơm thắm hiền hiếu hoà hòa hồng hải hà hùng dũng cường mạnh tú minh quang khoa kiên lâm long lộc lợi nam nghĩa nhân phong phú quân quý sơn tâm tân thành thắng thanh thái thiện thịnh thọ toàn trí trung tường văn vân việt vượng xuân ý bình châu chi diệp duyên dương đạt đông đức giang mận mơ nhàn nết na nụ út bảo an ánh mỹ then vàng lò chá`,
  verb: 'là kể nói bảo khóc bị đã đang rủ bán lừa dẫn đưa hứa',
  named: 'tên_là tên tên_thật_là biệt_danh bí_danh gọi_là thường_gọi_là họ_tên tự_xưng_là nick',
  small:
    'của cho và là bị được đã không này kia đó ấy tôi chị anh em cô nó họ mình người gì ai một những các tuổi khác thật cũ mới riêng vì nên để trên dưới trong cướp trộm lái buôn môi_giới chủ chung giả hết bỏ nô nạn điện',
  grade: 'lớp năm_thứ trung_học tiểu_học cấp khoá khóa',
  rare: 'huy_chương huy_chương_vàng cúp giải_nhất giải_nhì giải_ba giải_thưởng học_bổng hoa_khôi hoa_hậu truyền_hình tivi ti_vi báo_chí phóng_sự phim_tài_liệu nổi_tiếng phỏng_vấn kỷ_lục thuận_tay_trái bạch_tạng tí_hon',
  have: 'tuổi',
  adv: 'mới vừa gần khoảng chừng tròn đã còn chỉ độ hơn năm_nay lúc_đó khi_ấy hồi_đó',
  label:
    'số cmnd cccd căn_cước hộ_chiếu tài_khoản hồ_sơ phòng căn_hộ lô tầng toà khu km cây_số biển_số biển_kiểm_soát chuyến_bay chuyến_xe tuyến xe_buýt thẻ giấy_phép sổ giường buồng_giam thửa khối cổng tàu ghe điện_thoại đt sđt zalo mã ki_ốt lớp',
  province: `an_giang vũng_tàu bạc_liêu bắc_giang bắc_kạn bắc_ninh bến_tre bình_dương bình_định bình_phước bình_thuận cà_mau cao_bằng cần_thơ đà_nẵng đắk_lắk đăk_lăk đắk_nông điện_biên đồng_nai đồng_tháp gia_lai hà_giang hà_nam hà_nội hà_tĩnh hải_dương hải_phòng hậu_giang hòa_bình_tỉnh hưng_yên khánh_hoà
    khánh_hòa kiên_giang kon_tum lai_châu lạng_sơn lào_cai lâm_đồng long_an nam_định nghệ_an ninh_bình ninh_thuận phú_thọ phú_yên quảng_bình quảng_nam quảng_ngãi quảng_ninh quảng_trị sóc_trăng sơn_la tây_ninh thái_bình thái_nguyên thanh_hoá thanh_hóa thừa_thiên tiền_giang trà_vinh tuyên_quang vĩnh_long vĩnh_phúc yên_bái
    sài_gòn móng_cái sa_pa đồng_đăng nha_trang đà_lạt biên_hoà biên_hòa mộc_châu mường_lay tân_sơn_nhất hạ_long quy_nhơn phan_thiết buôn_ma_thuột châu_đốc mộc_bài`,
  short: 'mỹ anh nga đức pháp nhật úc ý áo',
  maker:
    'nhà_máy nhà_máy_dệt nhà_máy_may đồn_điền nông_trường trường_tiểu_học trường_trung_học trường_mầm_non trung_học tiểu_học xí_nghiệp công_trường trang_trại lò bến_cảng bãi_vàng khu_công_nghiệp ký_túc_xá đồn_biên_phòng đồn trạm mỏ xưởng vựa nhà_nghỉ ngân_hàng',
  rank: 'trung_uý trung_úy thiếu_uý thiếu_úy đại_uý đại_úy thượng_uý thượng_úy thiếu_tá trung_tá thượng_tá đại_tá trung_sĩ thượng_sĩ hạ_sĩ sư_cô ni_sư đại_đức thượng_toạ giám_đốc quản_lý tổ_trưởng',
  area: 'thái_lan thái trung_quốc đài_loan hàn_quốc hàn nhật nhật_bản malaysia lào campuchia nga anh mỹ đức pháp úc ý châu_âu châu_á châu_phi châu_mỹ đông_nam_á đông_âu tây_âu trung_đông singapore macau ma_cao hồng_kông miến_điện myanmar việt_nam ba_lan séc ả_rập indonesia philippines',
  since: 'nhỏ bé sinh sơ_sinh lọt_lòng',
  organ: 'buồng_trứng tử_cung thận lá_lách dạ_dày ruột phổi gan vú tay chân ngón mắt túi_mật',
  elder: 'ông bà anh chị cô chú bác cậu dì thím mợ má thằng',
  order: 'hai ba tư năm sáu bảy bẩy tám chín mười út cả',
  died: 'mất_tích chết qua_đời tử_nạn chết_đuối tự_tử đi_tù bỏ_đi tai_nạn bị_bắt hy_sinh liệt',
  sex: 'nam nữ',
  commune: 'làng bản xã xóm thôn ấp huyện trường tỉnh vùng họ buôn phường',
  skill: 'hát múa đàn thổi_sáo thổi_khèn chơi_đàn vẽ thêu võ',
  side: 'trái phải hai cả trên dưới',
  when: 'đầu cuối giữa đêm ngày mùa dịp trước sau hôm sáng chiều',
  floor: 'tầng lầu',
  door: 'cây_số lầu căn số nhà ngõ hẻm ngách lô tầng km căn_hộ toà tòa tổ khối số_nhà phòng',
  friend: 'bạn_tên bạn_là',
  half: 'rưỡi',
  thought: 'có_ý_định ý_định ý_nghĩ toan',
  level: 'trệt',
  intro: 'là',
};
