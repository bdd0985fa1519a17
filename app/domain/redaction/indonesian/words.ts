import type { WordClass } from '../wording';

/** Indonesian words by kind; rows of words are joined by "_". */
export const CLASSES: Readonly<Record<WordClass, string>> & Readonly<Record<string, string>> = {
  n: `puluh_satu ratus_satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu juta sejuta miliar semiliar
    belasan puluhan ratusan ribuan jutaan lusin selusin setengah`,
  ord: 'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh terakhir kesebelas ke-2 ke-3',
  digit: 'nol kosong satu dua tiga empat lima enam tujuh delapan sembilan',
  month:
    'januari februari maret april mei juni juli agustus september oktober november nopember desember jan feb agt agu sept okt nov des',
  weekday: 'senin selasa rabu kamis jumat jum’at sabtu minggu ahad',
  feast: `lebaran idul_fitri idul_adha idulfitri iduladha ramadan ramadhan bulan_puasa nyepi galungan kuningan natal paskah waisak imlek cap_go_meh maulid isra_miraj tahun_baru
    hari_kemerdekaan tujuh_belasan agustusan satu_suro malam_takbiran kamis_putih jumat_agung sekaten nyadran kenaikan_isa`,
  unit: 'detik menit jam hari malam minggu pekan bulan musim dekade abad kilometer km meter hektare hektar kilo kilogram kg liter kali jam',
  year: 'tahun thn th',
  currency: 'rupiah dolar dollar ringgit euro riyal dinar dirham yen won peso baht rp perak poundsterling',
  kin: `ibu bapak ayah emak mak bapa mama papa orang_tua orangtua anak anak_perempuan anak_laki_laki anak_lelaki putra putri putranya putrinya anaknya anak-anaknya kakak adik abang saudara saudari saudaranya adiknya kakaknya
    kakak_perempuan kakak_laki_laki adik_perempuan adik_laki_laki suami istri isteri suaminya istrinya ibunya ayahnya bapaknya kakek nenek neneknya kakeknya cucu cucunya paman bibi pakde bude om tante sepupu keponakan mertua ipar menantu bayi bayinya balita anak_kembar saudara_kembar
    ibu_tiri ayah_tiri bapak_tiri anak_tiri anak_angkat bersaudara tunangan pacar`,
  kinship:
    'sulung bungsu tunggal kembar tengah angkat tiri kandung almarhum almarhumah pertama kedua ketiga keempat kelima keenam terakhir satu_satunya semata_wayang cacat disabilitas ipar misan',
  status:
    'ipar mertua menantu janda duda yatim piatu yatim_piatu bercerai cerai lajang hamil mengandung menikah kawin dinikahi dinikahkan orang_tua_tunggal anak_tunggal tunangan melahirkan keguguran berpisah_dari_suami ibu_tunggal anak_kembar',
  person: `orang perempuan laki_laki lelaki wanita pria anak gadis pemuda pekerja buruh migran korban penyintas nelayan abk awak penumpang keluarga warga tahanan polisi tentara penjaga tamu pelanggan teman kawan rekan murid siswa mahasiswa pengungsi sandera saksi
    jiwa kk penduduk tki tkw pmi karyawan pelaut`,
  body: `jari jarinya jempol tangan tangannya pergelangan lengan lengannya siku bahu pundak kaki kakinya lutut mata_kaki pinggul paha betis punggung punggungnya tulang pinggang leher kepala kepalanya tengkorak wajah wajahnya muka pipi dagu rahang mata matanya alis
    kelopak telinga telinganya hidung bibir bibirnya mulut lidah gigi dada rusuk payudara perut paru_paru jantung ginjal hati rahim urat saraf kulit kuku selangkangan dahi tumit tengkuk kelingking telunjuk`,
  injury: `fraktur dislokasi luksasi laserasi kontusio hematoma trauma keloid amputat keracunan tersiram disiram dipukuli dipukul disundut tersengat disetrum kehilangan hilang putus patah retak terbakar bakar melepuh teriris terpotong tersayat robek remuk hancur terluka luka cedera terjepit bengkak infeksi lumpuh terkilir keseleo ditusuk tertusuk cacat pincang nyeri sakit diamputasi amputasi dioperasi operasi memar lebam buta tuli kebas gemetar`,
  mark: 'bekas_luka tato bertato tahi_lalat tanda_lahir bibir_sumbing pincang juling gagap kaki_palsu tangan_palsu mata_palsu gigi_emas botak tuli bisu buta tunanetra tunarungu tunawicara luka_bakar cacat codet',
  health: `pemabuk hiv aids tbc tb tuberkulosis malaria demam_berdarah dbd kolera tifus campak polio kusta sifilis gonore herpes hepatitis diabetes kencing_manis insulin asma epilepsi ayan kejang stroke kanker tumor leukemia kista maag tukak hernia usus_buntu batu_ginjal cuci_darah
    sirosis anemia tiroid gondok hipertensi darah_tinggi tekanan_darah_tinggi asam_urat rematik skoliosis disabilitas difabel kursi_roda tongkat eksim psoriasis kudis beri_beri migrain insomnia susah_tidur depresi cemas kecemasan serangan_panik panik skizofrenia bipolar psikosis autis autisme demensia alzheimer
    bunuh_diri overdosis kecanduan pecandu alkohol* aborsi menggugurkan keguguran caesar sesar menopause fistula mandul pneumonia bronkitis alergi gizi_buruk kurang_gizi katarak glaukoma alat_bantu_dengar kemoterapi antidepresan antibiotik psikiat* kejiwaan gangguan_jiwa gangguan_mental gangguan stres_pascatrauma ptsd
    lupus parkinson hemofilia talasemia cacingan gegar_otak koma kelumpuhan didiagnosis diagnosis kandungan covid disunat sunat_perempuan lambung infeksi_menular jantung_bocor sakit_jantung paru_paru_basah`,
  trade: `petani anggota_dpr penjahit guru dosen perawat bidan dokter dukun pengacara insinyur arsitek akuntan wartawan fotografer pelukis pematung musisi penyanyi dalang penari sinden aktor aktris perajin pengrajin penenun pembatik pandai_besi tukang_kayu tukang_emas tukang_cukur tukang_ojek tukang_becak tukang_batu tukang_las
    tukang nelayan penyelam nakhoda kapten juru_mudi mualim kelasi pilot pramugari sopir supir kernet tentara serda sersan kapten letnan kolonel polisi satpam hansip pemadam imam ustaz ustad ustadz kiai kyai pendeta pastor biarawati modin muazin kepala_desa lurah camat bupati gubernur wali_kota ketua_rt ketua_rw anggota_dewan menteri hakim jaksa
    notaris pedagang penjual peternak penggembala gembala peternak_lebah pemburu penambang petinju pemain_bola pesilat juara penerjemah juru_bahasa peneliti pustakawan apoteker dokter_hewan montir mekanik juru_masak koki pelayan sekretaris kasir pemilik juragan mandor penyadap penderes pemulung pengamen
    pemetik pengasuh babysitter mahasiswa mahasiswi penata_rias kepala_sekolah pegawai_negeri pns marbot pawang pemandu petani_garam pembuat_garam tengkulak operator teknisi kontraktor`,
  belief: `islam muslim muslimah kristen protestan katolik hindu buddha budha konghucu ahmadiyah syiah sunni kejawen kaharingan marapu pentakosta advent saksi_yehuwa jawa sunda madura minang minangkabau batak bugis makassar dayak betawi melayu aceh bali sasak ambon papua asmat dani toraja flores sumba manado minahasa banjar tionghoa
    nias mentawai osing tengger badui baduy gereja masjid mesjid pura kelenteng wihara jemaat jemaah pesantren santri adat suku kasta klan rohingya kurdi ulayat`,
  people: 'warga_negara kewarganegaraan kebangsaan berkebangsaan bule',
  landmark:
    'benteng candi mercusuar katedral keraton kraton istana tugu monumen bendungan waduk air_terjun curug gunung_berapi kawah stadion kebun_binatang kilang galangan_kapal pabrik_gula terminal stasiun pelabuhan_feri dermaga makam_keramat pura_agung masjid_agung masjid_raya alun_alun monas menara_jam jembatan_gantung pltu plta lapas',
  place: `pondok ponpes pesantren panti yayasan kantin karaoke kafe spa bar_karaoke minimarket indomaret alfamart rsud rs rsia sdn smpn sman smkn madrasah musala mushola langgar surau vihara klenteng rutan kos kost kontrakan penginapan losmen wisma salon bengkel asrama rumah_makan gereja masjid mesjid pura kuil sekolah pasar rumah_sakit puskesmas klinik jembatan pelabuhan dermaga bandara makam kuburan taman lapangan perempatan pertigaan pos pabrik tambang hotel bar warung restoran toko_roti apotek toko mal bank kantor_pos polsek polres
    pengadilan penjara kampus universitas sumur sungai kali danau pantai jalan gang spbu gudang rumah_aman kamp kebun perkebunan balai_desa koramil`,
  near: 'dekat di_dekat di_depan di_belakang di_samping di_sebelah di_seberang seberang berseberangan_dengan di_pinggir di_tepi di_kaki tak_jauh_dari tidak_jauh_dari bersebelahan_dengan persis_di',
  street:
    'apartemen rusun jalan jl jln gang gg lorong dusun desa kampung kampong kelurahan kecamatan kabupaten kota provinsi perumahan komplek kompleks blok banjar nagari jorong pulau sungai gunung danau distrik rt rw',
  of: 'raya tanggal tgl di',
  title:
    'pak bu ibu bapak mas mbak bang kak mbok mang teh teteh kang uda uni bli mbah eyang haji hajjah ustaz ustadz ustadzah kiai kyai nyai tuan nyonya nona dokter dr om tante bude pakde bulik paklik abah encik daeng puang opung cik koko ci sdr sdri almarhum almarhumah dik adik suster mama',
  given: `sari dewi wati putri bunga melati mawar indah cinta kasih budi joko agus bambang slamet wahyu bayu angin surya bulan bintang cahaya intan permata mutiara berlian kartika lestari ayu citra rahayu setia murni suci ratna kencana mega fajar
    dian fitri tri dwi eka catur panca rini yanti siti nur aisyah fatimah rina lina maya ani tuti yuni rudi hendra andi dedi asep ujang jaka gilang guntur galih satria perdana utama jaya mulia yusuf ahmad muhammad abdul hasan ali made wayan nyoman ketut komang kadek putu gede anggun manis asih ningsih rahmat hidayat ridho iman ikhlas sabar makmur sentosa untung`,
  named:
    'bernama dipanggil panggilannya julukan dijuluki namanya alias nama_saya nama_panggilan nama_lengkap kondang_disebut dikenal_sebagai',
  small:
    'yang dan untuk ke di oleh dengan dari itu ini saya kami ia dia mereka adalah atau tidak akan sudah lagi pulang polisi keluar masuk agar karena juga bukan hanya',
  grade: 'kelas semester sd smp sma smk tingkat paket kejar_paket tsanawiyah aliyah',
  rare: 'juara medali piala penghargaan beasiswa lomba kontes ratu_kecantikan televisi tv koran berita viral wawancara diwawancarai dokumenter terkenal rekor kidal albino kerdil pramuka paskibraka',
  have: 'berusia berumur umurnya usianya umur usia genap menginjak',
  adv: 'baru sudah hampir sekitar kira_kira kurang_lebih masih kini sekarang genap tepat saat_itu waktu_itu saya dia ia',
  label:
    'nomor no nik ktp kk paspor rekening rumah kamar nomer sim berkas perkara lantai blok rt rw plat pelat nopol polisi penerbangan bus kapal km kilometer gang kavling petak unit sel meja gerbong kontainer telepon telp hp wa whatsapp pos visa',
  side: 'kiri kanan kedua atas bawah sebelah',
  when: 'malam hari awal akhir pertengahan bulan menjelang setelah sebelum sejak waktu saat',
  floor: 'lantai tingkat',
  door: 'lt lantai pintu kav tower nomor no rt rw blok kavling lantai km kilometer unit nomer gang',
  friend:
    'dek dik bestie bff temenku temanku adekku adikku kakakku anakku ibuku bapakku ayahku suamiku pacarku bosku sodara teman temen kawan sahabat tetangga majikan bos juragan dokter bidan suster perawat',
  area: 'malaysia taiwan singapura hong_kong hongkong makau arab_saudi arab saudi uni_emirat emirat timur_tengah thailand vietnam kamboja myanmar filipina brunei korea korea_selatan jepang tiongkok cina india mesir yordania suriah turki qatar kuwait oman bahrain eropa asia afrika amerika australia indonesia belanda inggris teluk',
  since: 'lahir kecil bayi balita kanak kanak_kanak',
  shop: 'kedai_kopi kedai_makan kedai toko depot lapak gerai los kios tk paud sd rs rsud polsek polres koramil tpa tpq blk bpr kantin ruko travel bengkel konter',
  died: 'meninggal wafat tewas tenggelam ditembak terbunuh dibunuh hilang gugur hanyut tertabrak kecelakaan dipenjara ditahan stroke lumpuh',
  skill: 'pandai jago mahir fasih gemar hobi piawai lihai berbakat memainkan menguasai',
  former: 'pensiunan mantan bekas eks calon purnawirawan',
  schooling: 'tamat lulus lulusan tamatan putus_sekolah drop_out do',
  own: 'saya kami aku nya dia mereka',
  half: 'setengah lebih',
  thought: 'pikiran percobaan niat',
  level: 'sebelah_atas atas bawah',
  intro: 'ini ini_adalah saya aku sy',
};
