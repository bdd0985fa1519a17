import { languageFrom } from '../wording';
import { PHRASES } from './phrases';
import { CLASSES } from './words';

/** The root of a word without its affixes, roughly. */
const stem = (lower: string): string => {
  const root = lower
    .replace(/(?:nya|lah|kah|pun|ku|mu)$/, '')
    .replace(
      /^(?:diper|memper|keter|keber|menge|penge|meny|peny|meng|peng|mem|pem|men|pen|ber|ter|per|di|ke|se|me|pe)/,
      '',
    )
    .replace(/(?:kan|an|i)$/, '');
  return root.length >= 3 ? root : lower;
};

/** A word without the small words that are written onto it ("paspornya"). */
const withoutClitics = (lower: string): string => lower.replace(/(?<=\p{L}{3})(?:nyalah|nya|lah|kah|pun|ku|mu)$/u, '');

export const indonesian = languageFrom({
  code: 'id',
  stem,
  respelled: withoutClitics,
  prefixOfWord: /^di(?=\p{L}{5})/u,
  letters: /^[\p{Script=Latin}\p{M}']+$/u,
  classes: {
    ...CLASSES,
    outside:
      'ini itu yang di dan asal lain terpencil kecil besar tetangga adat nelayan saya kami kita mereka dia terdekat halaman pesisir sebelah orang untuk dengan ke dari pada tempat ketika saat sudah',
  },
  phrases: PHRASES,
  abbreviations:
    'lt kav almt kd jl jln no tgl dr drs ir hj h bpk sdr sdri rp tn ny dll dsb dst kec kab kel ds dsn prov rt rw tlp telp hp st sp sh se gg jan feb mar apr agt sep okt nov des',
  functionWords: `yang dan di ke dari untuk dengan pada oleh ini itu ia dia mereka kami kita saya aku kamu anda adalah ialah bahwa karena sebab jika kalau bila ketika saat
    sejak setelah sesudah sebelum sambil selama hingga sampai agar supaya namun tetapi tapi atau juga pun saja hanya masih sudah telah belum akan sedang bisa dapat harus boleh tidak tak bukan jangan ada para si sang seorang sebuah
    suatu setiap tiap semua seluruh banyak beberapa sedikit sangat lebih paling seperti sebagai dalam luar atas bawah antara tanpa tentang terhadap menurut bersama lalu kemudian akhirnya kini sekarang dulu kemarin besok nanti hari
    di sana sini situ begitu demikian meski meskipun walau walaupun padahal sehingga maka apa siapa mana mengapa kenapa bagaimana kapan berapa sekali lagi pernah selalu sering kadang nya orang tahun bulan waktu pada akhirnya awalnya selain terima`,
  articles: 'si sang',
  particles: 'bin binti van de al el',
  honorifics:
    'pak bu ibu bapak mas mbak bang kak mbok mang teh teteh kang uda uni bli mbah eyang haji hajjah ustaz ustadz ustadzah kiai kyai nyai tuan nyonya nona om tante bude pakde bulik abah daeng puang cik koko sdr sdri suster dokter kapten komandan kakak adik paman bibi nenek kakek',
  institutions: `negara pemerintah polisi kepolisian kementerian menteri dinas badan balai pengadilan kejaksaan tentara dewan republik bangsa perserikatan undang konstitusi kantor kedutaan konsulat universitas sekolah rumah sakit puskesmas yayasan lembaga serikat koperasi bank partai palang merah
    hak asasi manusia tuhan allah alkitab quran alquran internet utara selatan timur barat tengah pusat organisasi internasional nasional desa kota kabupaten kecamatan provinsi kelurahan jalan dusun kampung pulau gunung sungai pasar pelabuhan bandara`,
  organisations:
    'sekolah sd smp sma smk rumah sakit puskesmas klinik gereja masjid yayasan hotel bar restoran warung toko pabrik perusahaan pt cv ud kebun perkebunan universitas institut lembaga pesantren panti koperasi bank agen agensi salon karaoke kafe',
  placeKinds:
    'kota desa kampung dusun kabupaten kecamatan provinsi pulau pelabuhan sungai danau gunung pantai jalan pasar bandara kelurahan tanjung teluk',
  placeBefore:
    'di ke dari desa dusun kampung kota kabupaten kecamatan provinsi pulau kelurahan sungai gunung pantai daerah pelabuhan asal jalan',
  harmless:
    'facebook whatsapp telegram messenger instagram tiktok youtube google internet tv pbb ok tuhan allah covid hiv aids ktp hp wa anda lsm senin selasa rabu kamis jumat sabtu minggu ahad lebaran natal paskah idul fitri adha ramadan ramadhan nyepi imlek waisak',
  months: /^(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)$/,
  strongNameWords:
    'sari dewi wati melati mawar ayu lestari siti nur sri budi joko agus bambang slamet wayan made nyoman ketut komang kadek putu gede',
  nameWords:
    'putri bunga indah cinta kasih wahyu bayu surya bintang intan permata mutiara berlian citra rahayu setia murni suci mega fajar tri dwi eka catur gilang guntur galih satria perdana utama jaya mulia anggun manis asih iman ikhlas sabar makmur sentosa untung cahaya bulan damai kurnia hidayah rahmat anugerah',
  verbs:
    'adalah bekerja kerja pergi tinggal pulang bilang kata berkata bercerita cerita mengatakan sudah telah akan tidak belum ingin mau punya bisa dapat masih juga yang sedang harus dan menangis lari kabur tahu',
  verbForm: /^(?:me|ber|di|ter)\p{Ll}{3,}$/u,
  and: 'dan',
  approved: `psikososial reintegrasi pemulangan perekrut* direkrut dieksploitasi eksploitasi perdagangan penyintas penampung* rumah_aman shelter pendampingan didampingi konselor konseling pelatihan keterampilan usaha modal warung jahit menjahit upah gaji lembur utang hutang terlilit jerat disita ditahan paspor visa dokumen kontrak majikan agen calo sponsor
    perbatasan migran kampung desa kota wilayah pesisir pegunungan pedalaman perkebunan kebun kapal pabrik proyek bangunan pertanian perikanan rumah_tangga ternak benih bibit panen sawah ladang peralatan hukum bantuan terapi pemulihan martabat mandiri kemandirian mimpi_buruk gizi kesehatan obat donatur donasi kampanye luar_negeri tenggara`,
  ordinaryBefore:
    'yang seorang sebuah para ini itu dengan tanpa untuk sangat lebih tidak penuh rasa dan ada banyak sedikit semua setiap tiap di dari ke pada akan mau bisa',
  areas:
    `Afrika;Asia;Eropa;Amerika;Amerika Latin;Amerika Selatan;Amerika Tengah;Amerika Utara;Oseania;Karibia;Timur Tengah;Teluk;negara Teluk;Negara Teluk;Kawasan Teluk;Asia Tenggara;Asia Timur;Asia Selatan;Asia Tengah;Asia Barat;Afrika Barat;Afrika Timur;Afrika Utara;Afrika Tengah;Afrika Selatan;
    Eropa Timur;Eropa Barat;Uni Eropa;Pasifik;Atlantik;Samudra Pasifik;Samudra Hindia;Mediterania;Inggris;Skotlandia;Britania Raya;Belanda;Korea;Korea Selatan;Korea Utara;Birma;Myanmar;Emirat;Uni Emirat Arab;Vietnam;Laos;Suriah;Rusia;Brunei;Arab Saudi;Arab;Saudi;Tiongkok;Cina;Taiwan;Hong Kong;Hongkong;Makau;Timor Leste;Tanzania;Turki;Siprus;Yordania;Maladewa;Mauritius;Palau;Mikronesia;Nusantara;Papua Nugini;Iran`.split(
      /;\s*/,
    ),
  ageBandWords:
    /(?<![\p{L}\p{M}])(?:muda|remaja|dewasa|orang dewasa|pemud[ai]|gadis|perjaka|anak(?:[- ]anak)?(?: di bawah umur)?|di bawah umur|bayi|balita|lansia|lanjut usia|tua|paruh baya|setengah baya|bocah|belasan tahun|(?:dua|tiga|empat|lima|enam) ?puluhan(?: tahun)?|kanak[- ]kanak|pensiunan)(?![\p{L}\p{M}])/giu,
  between: 'dari|di|ke|dan|yang|untuk|pada|dengan',
  toYear: 'sampai|hingga|dan|ke|s\\/d|sampai dengan',
});
