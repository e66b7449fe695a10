"""Numbers, codes, plates, dates of birth, and whoever is reached online. All are invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.anonymize.numerals import DIGIT
from aduan.anonymize.plates import UNITS, WORDS
from tests.found import few, red, types, uncovered

NUMBERS = {
    "NIK": (
        "NIK [[5171014101900001]]",
        "nik: [[5171 0141 0190 0001]]",
        "[[517101 410190 0001]]",
        "[[5171.0141.0190.0001]]",
        "KTP [[5171-0141-0190-0001]] a.n. saya",
        "NIK [[5l7l0l4lOI9OOO0l]]",
        "nik [[5171o141o19ooool]]",
        "nik [[lima satu tujuh satu nol satu empat satu nol satu sembilan nol nol nol nol satu]]",
        "nik [[٥١٧١٠١٤١٠١٩٠٠٠٠١]]",
        "nik [[5️⃣1️⃣7️⃣1️⃣0️⃣1️⃣4️⃣1️⃣0️⃣1️⃣9️⃣0️⃣0️⃣0️⃣0️⃣1️⃣]]",
        "NIK [[51710141019000]] kurang dua",
        "NIK [[517101******0001]]",
        "NIK [[517101410190xxxx]]",
        "[[5171\n0141\n0190\n0001]]",
        "[[5171, 0141: 0190_0001]]",
        "N I K : [[5 1 7 1 0 1 4 1 0 1 9 0 0 0 0 1]]",
        "4 digit terakhir NIK [[0001]]",
    ),
    "KK": ("KK [[5171011212120001]]", "kartu keluarga no. [[5171 0112 1212 0001]]"),
    "NPWP": (
        "NPWP [[09.254.294.3-407.000]]",
        "[[09.254.294.3-407.000]]",
        "npwp [[09 254 294 3 407 000]]",
        "NITKU [[0925429434070001000000]]",
    ),
    "PHONE": (
        "hp [[081200001234]]",
        "Telp. [[653593]]",
        "call [[724488]] please",
        "WA [[0812-0000-1234]] ya",
        "[[+62 (812) 0000-1234]]",
        "[[0812•0000•1234]]",
        "[[0812 — 0000 — 1234]]",
        "[[812 0000 1234]]",
        "([[0361) 223344]]",
        "telp rumah [[223344]]",
        "[[0812xxxx1234]]",
        "wa [[kosong delapan satu dua nol nol nol satu dua tiga empat]]",
        "hp [[nol delapan dobel satu dua tiga empat lima enam]]",
        "[[0812 tiga empat 56 tujuh 8]]",
        "[[plus enam dua 812 3456 7890]]",
        "wa [[0812 strip 3456 strip 7890]]",
        "[[oh eight one two three four five six seven]]",
        "[[+49 151 2034 8871]]",
        "[[0044 7700 900123]]",
        "HP[[081200001234]]",
        "No. 7 [[081200001234]]",
        "[[0817 0330 4 ext 12]]",
        "kantor [[0361-223344 ext. 105]], sekretariat kami [[0368 273321]]",
        "[[0812 3344 5566 / 67]]",
        "[[0361 8447 ext. 5-102]]",
        "telp [[754318 ext 12]], minta bicara dengan kepala",
        "tlp [[0821 4499 1288]] atau belakangnya [[89]], sama2 punya toko",
        "telp [[0361 4790 08]] ato [[4790 09]] warung depan",
        "rumah [[0361-28 55 63]] kantor [[28 55 70]] pesawat [[31]]",
        "hp [[0812 3456 7788]], yg istri belakangnya [[41]], rumah 900 watt",
        "telp 1 [[0274 nya 37 61 92]]",
        "WA [[0812 3456 7788]], yang satunya [[0813 3456 7799]]",
        "[[0812 3344 5566 atau 7713]]",
        "nomor [[08 21, 45 xx, 90 17]]",
        "[[0819 x 1417 x 7763]]",
        "[[62 081914177763]]",
        "ip publik [[l82 253 titik l4O titik 6]]",
        "hp depan [[0812]] belakang [[345678]]",
        "hp nya [[0812, lanjutannya 345678]]",
        "[[0819&nbsp;1417&#45;7763]]",
        "[[Ø81914177763]], [[081g14177763]], [[OBl9l4l777bE]]",
        "hp [[nol delapan duabelas satu empat satu tujuh]]",
        "wa [[noldelapan sebelas satu empat satu tujuh tujuh]]",
        "wa [[nol akutus besik dadua tetelu papat lelima nenem pepitu]]",
        "nomer [[nol dalapan hiji dua tilu opat lima genep tujuh dalapan]]",
        "[[kosong salapan tigo ampek limo anam tujuah salapan sambilan]]",
        "lama [[081 338 77 x12]]",
        "wa [[o delapan satu sembilan terus tiga ratus dua terus enam ratus lima belas]]",
        "hp [[plus enam dua delapan limapuluh tujuh . 7371 . 32 . empat puluh]] tolong",
        "wa [[nool delapan satuu duaa tigaa empat limaa]]",
        "hub [[0 garing 881 garing 2 garing 6 garing 2820 garing 36]] ya",
        "[[08 koma 2116 koma 8784]] tolong",
        "hub [[08 dan 125 dan 917 dan 18 dan 75]] ya",
        "no [[nol\ntiga\nenam\nsatu\nenam\ndua\nenam\nnol\ntujuh\ndua]]. makasi",
        "hp [[0B7 BO6 65$ 822]], wa [[0878 8637 EZ]] ya",
        "hp [[o8i9 l634 77zo]]",
        "hp [[n0l d3lapan s4tu dua tiga empat lima enam]]",
        "hp [[0812 lalu 3456 lalu 7890]]",
        "hp [[0812 tiga puluh empat 56 78]]",
        "[[0878 sixty 1142 09]]",
        "telp [[08, dobel tiga, 454995I4]]",
        "wa [[0833803B dobel sembilan]]",
        "no [[nol... 8517... 10... dua... 72]]",
        "wa [[08xx-xxxx-1234]] dan [[0812-****-12]]",
        "nomor berakhiran [[7789]]",
        "wa [[nol delapan satu dua tiga ribu empat ratus lima puluh enam tujuh]]",
        "HP ne [[kosong kutus solas, 9 3 6 6 1 2 0]]",
        "[[08\u200b12 0000\u00a01234]]",
        "Rp 500.000 ke [[0812 0000 1234]]",
        "hp [[nol-VIII-I-II / VII-IX-IX-III / I-I-V-VI]] ya",
        "wa nol delapan satu dua lanjutannya ada di baris ini: [[tujuh enam enam dua]].",
        "Telp kode negara [[62 lalu 812 lalu 61 lalu 40 lalu 277]]",
    ),
    "BPJS": (
        "BPJS [[0001 7765 43210]]",
        "[[0001776543210]]",
        "KPJ [[12039988471]]",
        "noka nya [[triple nol 2 dobel 4 1 0 tujuh 3 3 lima 8]]",
    ),
    "SIM": ("SIM B1 nomor [[780923150456]]", "sim saya [[1092-7109-345408]]"),
    "PASSPORT": (
        "Paspor [[B9917745]]",
        "passport [[2 0 F K 6 1 3 8 8]], born",
        "paspor [[X 123456]]",
        "Passport [[944787909]]",
        "paspor [[C5RMK6P3P]]",
        "[[E . 0 1 1 7 7 2 0]] itu paspor anak",
        "paspor[[E3310982]]an NUR AZIZAH",
    ),
    "CARD": ("kartu kredit [[4835 7731 8776 6972]]", "kartu berakhiran [[6972]]"),
    "BANK_ACCOUNT": (
        "rek BRI [[0017-01-099812-50-8]]",
        "BCA a.n. Made [[0401234567]]",
        "rek mandiri [[331-739]]",
        "ke rekening bank BPD Bali atas nama ibu saya dengan nomor [[0250202123456]]",
    ),
    "CUSTOMER_NO": (
        "meter [[TM-551720]], tagihan",
        "no pelanggan [[0102-33871]]",
        "nomor pelanggan PDAM rumah ibu saya yang di Ubud itu [[12345]]",
        "[[112233]] adalah nomor pelanggan saya",
        "IDPEL [[550122349981]]",
        "Meter air [[110293]] bocor",
        "nosal [[12.34.5678]]",
    ),
    "OTHER_ID": (
        "NIP [[19680812 199303 1 002]]",
        "NOP tanahnya [[35 titik O9 titik l2O titik OO4 titik O11 garis 0073 titik 0]]",
        "no RM anak saya: [[00-12-34-56]]",
        "RM [[12.34.56]]",
        "[[123456]] itu nomor RM saya",
        "NOP [[51.71.010.001.012-0345.0]]",
        "no rangka [[MH1JFZ110HK123456]]",
        "No Rangka: [[MH1 JFZ 110 HK 123456]]",
        "mesin [[JFZ1E-1234567]]",
        "BPKB no [[N 01234567]]",
        "akta [[5171-LU-12052010-0001]]",
        "perkara [[123/Pdt.G/2024/PN Dps]]",
        "[[LP/B/123/IV/2024/SPKT/POLRESTA DENPASAR/POLDA BALI]]",
        "mac [[A4:5E:60:C1:2B:3D]]",
        "SHM No. [[01234]] Desa Dalung",
        "kode booking [[ABC123]]",
        "PIN ATM saya [[123456]]",
        "SHM no. [[4471/Desa Pererenan]]",
        "no shm [[nol dua satu 7 7 / Kerobokan]]",
        "sporadik no [[140/22/SPR/2019]] sah",
        "izin tinggal No. [[2C21-JF-8804-Y]]",
        "KITAS number [[2 C one one J F zero 3 3 8 – T]], sponsor",
        "kitas no [[2C 21 JE 1234 W]]",
        "Bpkb [[M / 0713 3821]]",
        "Buku pelaut [[G 071 884]]",
        "Booking code [[TRV88K2Q]]",
        "nomor KIP lama [[6XK8-20P-4471]]",
        "[[SKTLK Nomor C/4481/XI/2025/SPKT]]",
        "no reg [[VCT/0188/25]]",
        "driver ID [[DPS-448120]]",
        "ijazah [[DN-22 Ma 0012345]]",
        "ijazahnya [[DN-XQ 0012345]] hilang",
        "SURAT NIKAH SAYA KUA [[0123/045/IX/2014]] TIDAK ADA",
        "tanda selar [[GT 31 No. 1234/Xy]], ditahan",
        "voucher [[ABX-7K2Q-901234-XM]] ditolak",
        "berkas [[BP/12/VII/2025/Lantas]] masih diam",
        "uji kir no [[QRS 123456-C]] masih hidup",
        "NIP [[9012 0000 XY]]",
        "STNK no [[05514898]]",
        "MRZ: [[P<IDNHARAHAP<<SALSABILA<PUTRI<<<<]]",
        "RM[[113082]]bed 4 ruang Mawar",
        "SU [[1180/2009]] luas 300 m²",
        "no STNK [[08314816]]",
        "sertifikat [[6737]] tumpang tindih",
        "rm no. [[tujuh satu delapan dua nol tiga]] kamar mawar",
    ),
}
PLATES = (
    "[[DK 1234 AB]] parkir", "[[dk1234ab]]", "[[DK-1234-AB]]", "[[DK.1234.AB]]",
    "nopol [[p 8415 t]]", "motor [[AG 3391 YB]]", "[[ag3391yb]] kabur", "plat [[DK 1234]]",
    "[[DK 1O47 PYT]] ngebut", "plat [[DK 59?? FAB]]", "plat [[D K 1 2 3 4 A B]]",
    "plat [[de ka tiga enam nol dua el ef]]", "plat [[D-K one-eight-four-four]]",
    "motor [[DK-dua⇢tujuh⇢satu⇢lima-UF]] tolong",
    "Mobil [[DK   1  0  5  7  UR]].", "[[DK.7.1.9.9.A]]", "derek [[L.1.4.4.7.ZX]]",
    "[[DK 41 88 ABZ]]", "motor [[K 1358 RD]]", "motor[[DK6215KAB]]", "plat[[DK5520FBQ]]parkir",
    "motor [[g 8191 v]]",
    "mobil [[DA/8461/DF]]", "[[N 9811 GR]]",
    "[[N 1204..EF]] hitam, mobil", "[[DK 5 5 x x QA]]", "[[DK🔸7719🔸ABE]]", "[[d k 4 4 1 9 q b]]",
    "[[DK 1Z34 AB]]", "plat [[dk satu 8 sembilan 4 FAF]]", "motor [[de ka tiga 4 0 1 el be]]",
    "nopol [[D K lima dua kosong kosong, huruf belakang IE]].", "nopol belakangnya [[1234 AB]]",
    "plat [[D.K seribu dua ratus tiga el o]].", "[[DK six six 0 1 oscar papa]]. My",
    "plat [[AG 6914 seri IO]]", "nopol [[A.G.6.9.1.4.I.O]]", "[[DK 6914 0B]]",
    "plat [[A G 6914 IO]]", "pelat [[DK 6914 IO (05-27)]]", "[[DK 6914 IO\n05.27]]",
    "plat [[deka enam satu empat a be]]",
    "plat dinas [[1234-09]]", "mobil konsulat [[CC 47 03]]",
)  # fmt: skip
IN_PIECES = (
    "nomer wa sy depannya [[0812 tengahnya 3344 ujungnya 5566]]",
    "yg nelpon saya nomor [[0812-3344- terus 5566]]",
    "wa nol lapan satu... sambungannya nanti ya: [[33445566]]",
    "hp pelaku cuma inget [[0812-33]].. sisanya lupa",
    "hp pelaku akhirannya [[4451]]",
    "4 angka terakhir hp nya [[4451]]",
    "tlpn ke [[delapan delapan sembilan tujuh]] (4 digit belakang)",
    "wa [[0812 - tiga ratus empat puluh - lima ratus lima puluh]]",
    "nik belakang [[empat nol satu]]",
    "NIK awalnya [[510304]] akhirnya [[0001]]",
    "KTP tiange [[lima siki nol pitu nol siki, papat lima nol]], lanturanne [[nol nol nol lima]].",
    "RM [[nol nol dua belas tiga empat]]",
    "no. rm [[delapan tujuh, enam lima, empat tiga]]",
    "paspor [[be sembilan sembilan satu tujuh tujuh]]",
    "passport [[NW7R 1L9 P4]],",
    "hp [[nol8satu9-0O5-tiga3tiga-7l]]",
    "hp [[o-8-i-9-9-9-7-7-o-2-1]]",
    "hp [[O8I2 33A4 55G6]]",
    "telp [[〇八一二三四五六七八]]",
    "telp [[%30%38%31%32 33445566]]",
    "ID no. [[KP-0448]], plate",
    "nomor [[081]] dilanjut [[337]] disambung [[0221]]",
    "no. telepon yg berakhir [[-0221]]",
    "tolong telp balik ke nomor [[sembilan dua satu satu tiga empat]] kantor",
    "call [[naught eight one three, three seven oh]]",
    "no. tanda terima laporan [[STTL/231/IV/2024]]",
    "kode akses [[8842]]",
    "awal [[0877]], tengahnya [[5534]], paling akhir [[102]].",
    "EMAIL WA [[+62ー838ー4455ー7012]]",
    "no lambung [[JS-0442/BNA]], kapal",
    "guru P3K, SK [[813.2/0947/BKD/2023]], lama",
    "SK pensiun nomor [[800.1.6.2/091/BKAD/2026]] belum",
    "izin [[503/123/DPMPTSP/2026]]",
    "Surat keterangan kematian [[400.12.3.1/5971/419.112/2026]] ditolak",
    "surat keterangan domisili nomor [[400.12.2.1/123/Ds.Batuan/2026]] hilang",
    "izin pemakaman nomor [[400.11.3.2/12/Kel.Ubung/2026]]",
    "surat keterangan tidak mampu no [[400.3.3.2/45/KL/2026]]",
    "surat keterangan kelakuan baik [[100.2.2.5/88/Ds.Mas/2026]]",
    "SK kenaikan pangkat [[800.1.3.2/14/BKPSDM/2026]]",
    "Izin pakai tanah makam [[469.1/IPTM/0338]].",
    "PAS kecil [[552.1/PK/1183]].",
    "nomor register [[B.I 417/2024]] di Lapas",
    "Visum [[VER/118/X/2025/RSBM]].",
    "MRN [[0-44-81-2]], DAN",
    "no kuitansi [[00712]]",
)
PLATES_IN_PIECES = (
    "platnya belakang [[FQ]] depannya [[DK 3712]].",
    "motor vario hitam [[1234 AB]]",
    "platnya cuma kelihatan [[1234]]",
    "beat merah nomor [[4451]]",
    "plat motornya itu de-ka, angkanya [[4451]], belakangnya [[AB]]",
    "plat DK trus angkanya [[4 4 5 1]] belakangnya [[FAB]]",
    "plat [[ДК 1234 АВ]]",
    "dan [[N sembilan empat satu satu UJ]].",
    "stnk [[dk 3 O 1 7 i e]] lama",
    "mobil itu, [[DK 17xx AB]] warna merah",
    "pintu ketiga. [[BK 8 1 9 9 MT]]. horas",
    "nmax [[DK-2!7-AFZ]] kabur",
    "badge, motorbike [[XI 4482-27]].",
    "plat [[D D 3 2 7 1 Y Q]], kendaraan [[B K 7 6 9 8 K H]] tolong",
    "plat nmr [[DEKA 3702 ABE]]",
    "mobil [[ka te 3702 be ce]]",
    "mobil [[DK3702AB]]nya kabur",
    "nopolnya ada angka [[3702]] nya",
    "vario [[DK 37O2 A8]]",
    "pelat nomor polisi [[de ka, tiga tujuh nol dua, a be]]",
    "nopol [[tiga tujuh nol dua]] belakangnya [[alfa bravo]]",
)
BIRTHS = (
    "lahir [[1974-04-16]]", "Saya lahir [[9 Agustus 1993]], nama", "ttl: [[Denpasar, 12-05-1988]]",
    "TTL Singaraja [[12/05/88]]", "kelahiran [[1988]]", "lahir di Ubud tanggal [[12051988]]",
    "lahir [[dua belas mei seribu sembilan ratus delapan puluh delapan]]",
    "[[12-05-1988]] adalah tanggal lahir saya", "born on [[the second of June 2015]]",
    "tmpt tgl lhr [[Jayapura, 30 Nopember 1988]] nm Marthen",
    "lahir nya [[1 juli 1957]] sm [[tanggal dua belas bulan tiga taon enam satu]]",
    "Akta kelahiran anak Gabriel salah tanggal, yang benar [[03/09/2019]], KK",
    "lahir [[30 Februari 1982]] (salah input, seharusnya [[28 Februari 1982]])",
    "mohon lengkapi ttl [[17 Agst 2009]] dan", "lahir [[17 agst 2009]]",
    "akta lahir anak Ida Ayu Shinta ([[21 Februari 2024]]) selesai",
    "lahir di Singaraja, [[17 Agustus 1984]], tapi di KK tertulis [[17 Agustus 1948]].",
    "Ni Wayan Kantri, [[31 Des 1953]], Lingk", "Siswa Muhammad Alfarizi ([[19 Juni 2012]]) ditolak",
    "Tgl lahir di paspor [[08 AUG 1987]], di KTP [[08-06-1987]].",
    "Date of birth [[1966-02-29]], that day does not exist! Real one: [[28 Feb 1966]].",
    "lahir [[Rabu Kliwon, 6 Oktober 1937]], KTP", "lahir [[Sabtu, 25-01-2025]], Br. Tegeh",
    "atas nama Agustinus Mote, Nabire [[24/08/1999]], surat",
    "an. Siti Rohmah [[17/Jun/1978]] telah",
    "kelahiran [[tahun 1949 bulan Mei tanggal 3]], rumah",
    "lahir [[tgl tujuh belas agustus sembilan tujuh]] blm",
    "Surat atas nama Rosalina Tefa, [[17-02-1991]],",
    "nomor 3: Ni Wayan Kantri, [[31 Des 1953]], Lingk",
    "lahir tgl [[26 6 '88]]", "lahir [[bulan juni 2021]]",
    "lahir [[02-02-2019]] hrsnya [[20-02-2019]].",
    "Rosalina Tefa, [[17-02-1991]], hamil", "Lalu Rosal, [[9-IX-2001]], hamil", "kelahiran [[88]]",
    "Tgl Lahir;[[26.04.91]]", "tempat/tanggal lahir [[Klungkung / 9-IX-1963]], petani",
    "lahir [[tanggal delapan bulan sebelas tahun dua ribu sebelas]])",
    "Maria lahir [[lima belas sembilan dua puluh tiga]] ibu", "Gusti Aksara L [[13/2/2024]] BB 7,1",
    "Ahmad Dani L (Lhr) [[30.12.2023]]",
    "tanggal lahir tertulis [[12-09-1994]] harusnya [[21-09-1994]]",
    "tgl lahir di akta [[21.2.1990]]. di ijazah [[12.2.1990]]. mau betul",
    "ultah bapak [[1 Januari 1955]] itu tgl tembak, aslinya [[pebruari 1957]]",
    "lahir [[24/Des/1992]], lahir tanggal [[6 Juli, 1988]]",
    "tanggal lahir Tiurma Br. Manurung seharusnya [[21/10/1974]], bukan itu",
    "born on [[the 3rd of May, 1958]], Margaret",
    "NI WAYAN SUKREN,[[1977-08-15]],PEREMPUAN",
    "Saya Yakobus Nahak ([[Atambua, 5 Mei 1988]]) belum punya akta.",
)  # fmt: skip
ONLINE = (
    "[[emma.f@posteo.de]].",
    "[[kadek.suarta«at»gmail.com]], [[budi.s @@ undiksha[titik]ac[titik]id]]",
    "ke [[gungde99/at/outlook . com]], [[gungde99 at-nya icloud-dot-com]]",
    "[[e.putra*at*yahoo;com]]",
    "[[dewi•k•sari a ke0ng hotmail•com]], [[made,wirawan77(at)yahoo,com]]",
    "ke [[n g u r a h w i d i 7 7 at ymail titik com]] ya",
    "[[kadek.s (at) yahoo (dot) com]]", "[[kadek @ gmail . com]]",
    "[[kadek at gmail titik com]]", "[[kadek@gmail,com]]", "[[kadek titik s et gmail titik com]]",
    "email saya [[kadek garis bawah s at gmail dot com]]", "[[kadekATgmailDOTcom]]",
    "[[putu#gmail.com]]", "[[putu88 a keong gmail titik com]]",
    "email [[kadek.s gmail.com]]", "[[kadek.s@denpasarkota.go.id]]", "[[kadek@gmail]]",
    "[[fb.com/kadek.s]], silakan", "[[https://photos.app.goo.gl/Qw8z]]", "[[wa.me/6281200001234]]",
    "[[wa titik me garis miring 6281200001234]]", "[[kadek.my.id]]",
    "atau [[juwita.lst rumah-keong gmail titik com]]",
    "[[relawan4anak @ proton . me]]", "email lama [[gungputri [a] y@hoo (.) com]] udah",
    "Sky. [[keluarga.santosoⒶgmailⓓⓞⓣcom]]", "[[REKRUT.BALI (SAYUR A) GMAIL (TITIK) COM]]",
    "dia [[gungyoga%40gmail.com]]",
    "IP [[seratus tiga titik sepuluh titik enam puluh enam titik dua]] kena hack",
    "ig [[kadek.s]]", "cek [[@kadek_s]] ya", "fb [[Kadek Suar]]", "ig: [[kadeksuar]]",
    "[[kadek.suar]] di line", "discord [[kadek#1234]]",
    "IG usahanya [[sablon.yanto]]", "ig villa: [[sundara.villa]] .",
    "ig yg live itu: [[umbu_sumba]]",
    "tiktok [[yanto garis bawah sablon]]", "ig [[iqbal(titik)r4m]],", "[[@ktp underscore bali]]",
    "akun [[@ d a r r e l 0 9 . x]]", 'fb nya "[[Kevin Bali Rental]]"',
    "fb nya [[Layanan KTP Cepat]]",
    "[[iqbal.r [et] gmel titik kom]]", "[[sam dot okafor plus bali at hey dot com]]",
    "email [[b u d i @ g m a i l . c o m]]", "[[budi88 at gmail dotcom]]",
    "[[drive google kom garis miring f/8ZkQ2]]",
    "IP [[36.88.101.45]]", "[[2404:8000:1027:4f1::2b]]",
    "[[-8.5069, 115.2625]]", "[[8.5431 LS 114.7548 BT]]", "[[-8,5069 115,2625]]",
    "[[8°30'25.1\"S 115°15'40\"E]]", "LS [[8°30']] BT [[115°15']]", "[[6P3QF6V8+2M]]",
    "lat [[-8.65]] long [[115.21]]", "UTM [[50L 302145 9041233]]",
    "[[minus delapan koma enam lima satu, seratus lima belas koma dua satu kosong dua]], hampir",
    "[[min 5 titik 147665 koma 119 titik 432731]] itu lampu merah",
    "[[minus 8 koma 4127, 115 koma 1893]]", "titik [[S 8 45.913 E 115 09.277]].",
    "[[delapan koma enam lima lintang selatan, seratus lima belas koma dua satu bujur timur]]",
    "[[ratnavisa @ outlook , co , id]]. Saya", "[[chusnul79 at ymail koma com]]",
    "[[8P6X+2R9 Mengwi]]",
    "istri [[w a . m e / 6 2 8 1 2 0 0 0 0 1 2]] ya", "dc [[suar#4471]], line [[suar.x]]",
    "telegram [[at kadek garis bawah suar]], ya",
    "[[drive titik google titik com garis miring open?id=1AbZ]] foto",
    "email [[kadek (tanpa spasi) suar at yahoo dot com]].",
    "surel [[kadek.s@ undiksha. ac. id]]",
    "email [[i-made @proton. me]]",
    "cek [[bit(.)ly(/)bukti-tf-calo]] ya",
    "ig [[instagram . com / wayan . bengkel . jaya]] limbah",
    "link grup dan [[s.id slash iuran titik html]]",
    "tautan [[forms.gle/R7kPz2LqNvB81x]], minta",
    "ig/tiktok/x semua sama: [[wanda.sampahku]], aslinya",
    "UTM [[50L 301456 mE 9041277 mN]], tambang",
    "kawal [[#KeadilanUntukKomangRina]] dan #JalanRusakBali",
    "tele [[@admin_joki]]/[[@jokicpns2]] jual soal",
    "marketplace username\n[[peternak_sukses01]]\nuang hilang",
    "ip sy [[36[.]94[.]l8O[.]22]] mohon",
    "login dari IP [[36,72,2l8,4]] jam 02.11",
    "koord [[-8.7l94 ; ll5.l6O3]] kabel",
)  # fmt: skip
HARMLESS = (
    "kode tender 10042817000, subkegiatan 2.01.0008, rek belanja 5.1.02.02.01.0036",
    "KBLI55194/56303/79120 risiko apa?",
    "Nomor tiket lama #20250718-0092, Tiket HD-25-00731 selesai",
    "rekening belanja 5.1.02.02 hilang",
    "Laporan saya #8814027 ditutup, tiket SP4N-9928310, tiket 7710-2249, tiket ADU/2025/07/00415",
    "izin KBLI 55199 & 47111, dasar SE 800/1139/SJ",
    "dari kode 1.01.02.2.01.0013, Versi APK 3.12.0.118",
    "Visa extension stuck since 28/08/25.",
    "tiket Anda LAPOR-9981274, laporan sebelumnya SBY-20250811-00734", "spbu 34.17115 curang",
    "| I | 2.500.000.000 | 1.875.440.000 |", "Hotline kami (0361) 227711", "tender paket 48291034",
    "biaya Rp 96.350.000. Untuk penanganan",
    "UU Pelayanan Publik, 18 Juli 2009, pasal",
    "resi JP4420198375 paket, resi pos P2601140098217.",
    "jam kerja (08.00-15.00 WITA), jangan (06.30-07.30), kosong 22.00 s.d. 05.00",
    "mati sejak 29/09, pelanggan lain juga",
    "DAK 2024-2025-2026 ke mana", "paid £900 and £12,000", "suara sah 2.081.345, DPT 3.269.516,",
    "Bus nomor lambung K2-11", "berkas di MPP 2024", "kwitansi Rp 150000", "ada berkas 12-Mei-2024",
    "petugas nol tiga kamar kosong", "Komisi I-II dan III", "lampu #1234 mati",
    "kirim SK (tanpa spasi)",
    "Kerugian Rp 1.500.000 untuk 3 orang", "Rp. 849.500,-", "Rp 5.000, 10.000, dan 15.000",
    "Tagihan 1.250.500 padahal biasanya 150.000", "Penduduk 4.317.404 jiwa", "34 juta",
    "Loket 08.00-12.00, 13.00-16.00", "Senin 08.00 – 12.00, Jumat 08.00 – 11.00",
    "Tanggal 02-03-2026, 05-03-2026 dan 2026-03-09", "12-05-2024 08.30", "Rabu 19/3 10.00",
    "tahun 2019, 2020, 2021, 2023/2024", "UU No. 25 Tahun 2009, PP 12/2019", "UU 24/2013",
    "SK Bupati nomor 100.3.3.2/215/2024 tentang parkir", "Edaran nomor 400.3/1045/Disdik/2026",
    "surat tugas 800.1.11.1/091/BKAD/V/2026", "Keputusan Bupati Nomor 100.3.3.2/77/HK/2025",
    "SK Nomor 188.45/1234/2024", "Nomor: 640/0418/PUPR", "surat 800/1234/BKPSDM/2025",
    "SNI 03-1733-2004 dan ISO 9001:2015", "kode rekening 5.1.02.01.01.0024",
    "tiket G5125020411873", "Tiket ADU-2025-000219", "ADU-7K3M-92QX-44TP", "kode pos 80361",
    "call center 1500-567, 14045, 112, 110", "WA Pandawa 0811-8165-165", "SAPA 08111-129-129",
    "Layanan pengaduan (0361) 223344", "kelas 7, 8, 9, 10, 11 dan 12", "1. Jalan\n2. Lampu",
    "Trafo 50 kVA, 1.300 VA", "KTP sejak 2023 belum", "40 KK saja", "Ada 1250 NIK ganda",
    "SIM C Rp75.000", "pelanggan 1300 VA", "Triwulan III 2025", "dua ratus lima puluh ribu",
    "sudah satu bulan dua minggu tiga hari", "Bus K2B dan koridor 3B", "Blok B 12 siswa",
    "pipa DN 100 mm", "dr 3 orang", "L 300 pick up", "Akta kelahiran belum jadi sejak 3 Maret 2024",
    "Hari lahir Pancasila 1 Juni 2025", "oss.go.id", "info@denpasarkota.go.id", "facebook.com",
    "https://lapor.go.id/laporan", "viral di tiktok", "ig resmi pemkot", "beli 3 @Rp5.000",
    "versi 10.0.1.2", "jam 08:30:15", "BP3MI Bali",
    "10 x 100.000 rupiah", "@DLHK tolong", "2 x 750rb",
    "SPBU 54.801.12 antre",
    "versi aplikasi 3.14.2.1088", "PLN 123 dapat nomor K5125111000447", "kelahiran 88 bayi",
    "motor dua orang lewat", "nota dinas B.27.500.11/3391/Dishub", "ig kemarin ramai",
    "Nomor    : B.17.000.8.3/5521/DPMPTSP", "Paket RUP 51872034 pengadaan",
    "lahir dua puluh lima bayi kembar tiga", "no tiang PJU-0442", "nomor tiket LPR-7712",
    "| contact | 12 | 2026-01-01 |",
    "sudah telepon 14 kali dan 2 kali wa", "hubungi pos 1, 2 dan 3", "listrik mati dua tiga kali",
    "KTP el tahun 2023 dan 2024", "tagihan pdam dua ratus lima puluh ribu", "hp mati 3 4 5 hari",
    "transfer 500.000 dan 250.000", "paket 1, 2, 3, 4, 5 belum turun", "KIS 2019, 2020 dan 2021",
    "antrian nomor depan 45, belakang 46", "rumah belakangnya 3 lantai", "belakangnya 100 meter",
    "motor matic 150 CC", "mobil 3 unit, plat merah 2 unit", "antrian G5325113000214",
    "rusak.info lebih lanjut", "lebar 3 x 1.250 x 40 m",
)  # fmt: skip


@pytest.mark.parametrize("marked", [form for forms in NUMBERS.values() for form in forms])
def test_a_number_is_covered_whole(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("marked", IN_PIECES)
def test_a_number_told_in_pieces_is_covered(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("marked", PLATES + PLATES_IN_PIECES)
def test_a_number_plate_is_covered_whole(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("marked", BIRTHS)
def test_a_date_of_birth_is_covered_whole(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("marked", ONLINE)
def test_an_address_on_the_internet_or_a_point_on_the_earth_is_covered_whole(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_identifier_stays(text: str) -> None:
    assert red(text) == []


@pytest.mark.parametrize(
    ("kind", "form"),
    [(kind, forms[0]) for kind, forms in NUMBERS.items()]
    + [("PLATE", PLATES[0]), ("DOB", BIRTHS[0]), ("EMAIL", ONLINE[0])],
)
def test_the_plainest_form_of_each_is_named_by_its_type(kind: str, form: str) -> None:
    assert types(form.replace("[[", "").replace("]]", "")) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kartu 5171014101900001", "CARD"),
        ("5171014101900001", "NIK"),
        ("DANA 081200001234", "PHONE"),
        ("NISN 0121477390", "OTHER_ID"),
        ("NIP 196808121993031002", "OTHER_ID"),
    ],
)
def test_a_word_nearby_names_the_type_before_the_length_does(text: str, kind: str) -> None:
    assert types(text) == [kind]


def test_no_check_digit_excuses_a_number() -> None:
    for number in ("5171014101900001", "5171014101900002", "4835773187766971", "1234567"):
        assert red(f"angka {number} itu"), number


def test_two_numbers_in_a_row_are_two_spans() -> None:
    text = "0361 223344, 0361 223355"
    assert [text[span.start : span.end] for span in red(text)] == ["0361 223344", "0361 223355"]


def test_a_code_keeps_its_letters_and_a_word_glued_to_it_stays_out() -> None:
    for text, found in (("akta 5171-LU-12052010-0001", "5171-LU-12052010-0001"),
                        ("NIK5171014101900001", "5171014101900001"),
                        ("(+62 812-0000-1234)", "(+62 812-0000-1234")):  # fmt: skip
        assert [text[span.start : span.end] for span in red(text)] == [found]


SEPARATORS = st.sampled_from(
    ["", " ", "  ", "-", ".", " . ", "/", "_", ", ", ";", "•", "🔸", "\n", " - "]
)
ID = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
GROUPS = st.lists(st.integers(1, 6), min_size=16, max_size=16)


@few
@given(st.integers(10**15, 10**16 - 1).map(str), GROUPS, SEPARATORS)
def test_a_nik_is_covered_in_any_grouping_with_any_separator(
    nik: str, sizes: list[int], between: str
) -> None:
    groups, start = [], 0
    for size in sizes:
        groups.append(nik[start : start + size])
        start += size
    assert uncovered(f"NIK saya [[{between.join(filter(None, groups))}]] ya") == []


@few
@given(st.lists(st.sampled_from(sorted(DIGIT)), min_size=8, max_size=12), st.sampled_from(" -,."))
def test_a_telephone_number_is_covered_in_numerals_of_any_language(
    words: list[str], between: str
) -> None:
    said = f"{between} ".join(("nol", "delapan", *words)).replace("- ", "-")
    assert uncovered(f"wa saya [[{said}]]") == []


@few
@given(st.integers(81_100_000_00, 899_999_999_99).map(str), st.lists(st.integers(0, 9), max_size=9))
def test_a_mobile_number_is_covered_with_some_of_its_digits_as_letters_or_numerals(
    number: str, places: list[int]
) -> None:
    alike = dict(zip("01258", "OlZSB", strict=True))
    letters = "".join(alike.get(c, c) if i in places[:4] else c for i, c in enumerate(number))
    numerals = " ".join(ID[int(c)] if i in places else c for i, c in enumerate(number))
    assert uncovered(f"hp [[0{letters}]]") == []
    assert uncovered(f"wa [[0 {numerals}]]") == []


BALI = "nol besik dua telu papat lima nem pitu kutus sia".split()
ENGLISH = "zero one two three four five six seven eight nine".split()
TONGUES = st.sampled_from(["digits", ID, BALI, ENGLISH])
SAID_BETWEEN = st.sampled_from(
    [" ", ", ", "-", " . ", " terus ", ", lalu ", " dan ", " strip ", " spasi ", " koma ", "... ",
     " habis itu ", ", tengahnya ", " belakangnya ", "\n", " eh ", "•"]
)  # fmt: skip
NOUNS = ["hp saya", "nomor wa", "NIK", "no rek", "call me at", "nomor pelanggan", "RM"]


@few
@given(
    st.sampled_from(NOUNS),
    st.lists(st.tuples(st.text("0123456789", min_size=3, max_size=4), TONGUES, SAID_BETWEEN),
             min_size=2, max_size=4),
)  # fmt: skip
def test_after_a_word_for_it_a_number_is_covered_in_pieces_of_any_tongue(
    noun: str, pieces: list[tuple[str, str | list[str], str]]
) -> None:
    said = between = ""
    for digits, tongue, after in pieces:
        words = " ".join(tongue[int(c)] for c in digits) if isinstance(tongue, list) else digits
        said, between = said + between + words, after
    # Years, dates, times and round sums may be proven harmless, rising numbers an enumeration.
    if not re.search(r"(?<!\d)(?:19|20)\d\d|00|[1-9]\d{2}", said):
        assert uncovered(f"{noun} [[{said}]]; terima kasih") == []


@few
@given(
    st.integers(100, 9999).map(str),
    st.text("ABCEFGHJKLMPQRSTUVWXYZ", min_size=2, max_size=3),
    st.sampled_from(["", " ", "  ", "-", ".", "_", "/", ":", " - ", "*"]),
    st.sampled_from(["", " ", ".", "-"]),
    st.booleans(),
)
def test_a_balinese_plate_is_covered_in_any_spacing(
    number: str, series: str, gap: str, apart: str, small: bool
) -> None:
    apart = apart if gap else ""
    small = small and series.lower() not in WORDS | UNITS  # "dk 1234 dan" goes on
    plate = gap.join(("DK", apart.join(number), series))
    assert uncovered(f"motor [[{plate.lower() if small else plate}]]") == []
