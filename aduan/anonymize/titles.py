"""The words around names: titles, ranks, kinship and offices before them, degrees after them."""

import re

# Forms of address and their short forms (PUEBI/EYD V on capitals of kinship words and titles).
ADDRESS = frozenset(
    "pak bapak bapa bp bpk pk bu buk ibu ibuk bunda alm almh almarhum almarhumah mendiang sdr "
    "sdri saudara saudari sodara sodari tuan nyonya nona tn ny nn mr mrs ms miss mister madam "
    "sir".split()
)
LEARNED = frozenset(
    "dok dokt dktr zr zuster sr dr drg drh drs dra ir prof profesor dokter ns ners apt "
    "notaris bidan suster perawat nurse doctor bd".split()
)
# Ranks of police and army (Perpol 3/2016; PP 39/2010).
RANKS = frozenset(
    "bripda briptu brigpol brigadir bripka aipda aiptu ipda iptu akp kompol akbp kombes "
    "kombespol brigjen irjen komjen prada pratu praka kopda koptu kopka serda sertu serka "
    "serma pelda peltu letda lettu kapten kapt mayor letkol kolonel mayjen letjen jenderal "
    "jendral bharada bharatu bharaka".split()
)
FAITH = frozenset(
    "ustad ustadz ustaz ustadzah ust kyai kiai ky kh h hj haji hajjah habib gus romo rm "
    "pastor pater pendeta pdt pdp bruder frater bhante biksu mangku pinandita pandita pedanda "
    "rsi empu mpu jro jero balian dasaran dane".split()
)
# Titles of nobles; in small letters "then", "with", "to pack".
NOBLE = frozenset("lalu lale dg kemas masayu".split())
# First names that are shortened with a dot: "Moh. Hosen", "abd. rahim".
SHORTENED = frozenset("moh mohd muh muhd moch mokh abd abdl".split())
# Kinship and friendly address, which belongs to the name people are called by: "mbah Karto".
KIN = frozenset(
    "cak ning mama mami papi papa abah mas mbak mba mbk mb bang abang kak kakak dik dek adik "
    "bli beli blih mbok embok gek geg gus jik ajik aji pekak kakiang kaki dadong niang odah "
    "mbah eyang simbah pakde pakdhe bude budhe paklik bulik om tante oom tu ncik koh ko cik "
    "ci ce cece engkoh encik uda uni teteh kang neng mang pan men nang daeng bung jeng opung "
    "inang amang tulang si sang gung kms kgs nyimas "
    "kiagus masagus ninik nini biyang meme nenek kakek ananda".split()
)
TITLES = ADDRESS | LEARNED | RANKS | FAITH | KIN
INSIDE = KIN | FAITH | frozenset("ida".split())  # masked together with the name
# Before an ordinary word with a capital they may still be somebody's: "Pak Kerikil".
SHORT_ADDRESS = frozenset("si pak bu bpk mas mbak sdr sdri mr mrs ms".split())
# Other words as well, unless they are a title.
SHORT_KIN = frozenset("ko ci ce ka si sang tu mang om kaki aji nang pan men".split())
# Never just a word before an ordinary one with a capital: "Dadong Nyari".
ELDERS = frozenset(
    "pekak kakiang dadong niang odah mbah eyang mangku jero jro gus gek bli mbok pan men nang "
    "jik ajik".split()
)
# Too short, or too often another word, to be a title before a word in small letters.
NEEDS_CAPITAL = frozenset(
    "dok dokt sr zr mama papa mami papi ning dr ir h hj ny tn nn ms miss sir ko ci ce uni uda "
    "mang pan men nang tu si sang kaki aji om ns bd rm ky ida dane mayor bidan suster perawat "
    "nurse doctor dokter adik kakak abang tulang inang amang bapa pk dek mb gus apt beli".split()
)
# Nouns as well as titles; an unlisted word after them may be anything.
NOUNS = NEEDS_CAPITAL | frozenset("ibu bapak ibuk nenek kakek bapa nona tuan om tante".split())
# Surnames of Chinese Indonesians, which two names of one syllable follow: "Tan Kok Liong".
SURNAMES = frozenset(
    "ang bong chan chen chia gan go goei gouw han hie hiu ho hoo huang jap jong kang kho khoe "
    "khouw kiong ko kong koo kui kwee kwik lai lauw lay lee li liauw lie liem lim lin lioe "
    "liu lo loa loe ng nio njo njoo oei oen oey oh ong pang pek phang phoa poa pui siauw sie "
    "siem sim sioe souw tan tay tee teh teng teo thio thung tio tjan tjen tjeng tjhia tjia "
    "tjioe tjiong tjoa tjong tju wang wong yap yeoh yong zhang".split()
)
# Batak women bear "boru" (daughter of) before the name of their clan: Oktaviani Br. Purba.
DAUGHTER_OF = frozenset("br boru beru".split())
CLANS = frozenset(
    "purba ginting sembiring sitepu tarigan karo simanjuntak siregar nasution lubis harahap "
    "hutapea sinaga manurung simbolon situmorang sihombing silalahi nainggolan panjaitan "
    "pasaribu hutagalung hutabarat marpaung tampubolon siahaan simatupang sitorus saragih "
    "damanik girsang munthe bangun barus perangin surbakti ketaren pandia milala depari "
    "sitanggang sinurat sidabutar sidauruk simarmata rajagukguk nadeak hasugian tamba "
    "sinulingga kaban sagala sianturi pardede napitupulu butarbutar gultom tobing "
    "lumbantobing silaban hutasoit sirait sihotang sinambela pakpahan rambe ritonga daulay "
    "batubara tanjung pohan dalimunthe aritonang limbong malau".split()
)
# Whose name comes next: kin and the people of a complaint.
KINSHIP = frozenset(
    "anak istri isteri suami ibu ayah bapak adik kakak mertua menantu paman bibi keponakan "
    "ponakan sepupu kakek nenek cucu tetangga teman temen kawan sahabat ipar besan almarhum "
    "almarhumah alm almh mendiang putra putri pacar tunangan majikan bos rabin kurenan panak "
    "pianak timpal nyama semeton neighbor neighbour husband wife son daughter friend landlord "
    "boss brother sister mother father colleague girlfriend boyfriend uncle aunt cousin".split()
)
PEOPLE = frozenset(
    "holder bearer passenger victim witness patient "
    "perantara fasilitator mediator penghubung konsultan surveyor verifikator pelatih wasit "
    "mucikari muncikari germo bandar pengedar provokator direktur rekan sejawat siswa siswi "
    "murid pasien korban pelaku terlapor tersangka terduga saksi sopir supir driver pengemudi "
    "penyewa penghuni mandor tukang oknum calo preman rentenir pelapor pengadu pemohon "
    "pelanggan nasabah sponsor penyidik piket mgr penjual pembeli pemilik juragan kurir jukir "
    "balita bayi lansia manajernya hrd waiter receptionist resepsionis nanny maid sales "
    "salesman marketing agen pedagang dagang makelar broker kernet kondektur montir pengacara "
    "advokat lawyer buruh kuli pembantu pengasuh babysitter dukun gardener foreman owner "
    "instructor instruktur trainer tenant guide pemandu penjaga pengurusnya tukangnya "
    "kolektor mahasiswa mahasiswi terdakwa "
    "tergugat penggugat ahli waris nakhoda relawan".split()
)
ROLES = frozenset(
    "petugas pegawai karyawan karyawati staf staff admin pengelola kasir teller operator "
    "satpam security guru dosen wali mantri penyuluh pendamping perawat bidan dokter suster "
    "notaris kontraktor pengawas koordinator pengurus anggota officer agent manager manajer "
    "teknisi kepala ketua wakil sekretaris bendahara kelian klian bendesa perbekel prebekel kades "
    "pekaseh kaling kadus lurah camat bupati walikota gubernur kadis kabid kabag kasi kasubag "
    "kapolsek kapolres kapolda kanit danramil babinsa bhabinkamtibmas kepsek kasek supervisor "
    "spv rektor dekan direktur hakim jaksa menteri presiden pecalang pemangku sekdes sekda "
    "inspektur asisten plt plh pic cp narahubung".split()
)
# Callings that go with "pak" and "bu" to make a title: "bu bidan Tutik".
CALLINGS = frozenset(
    "bidan guru dokter mantri suster perawat satpam polisi sopir hakim jaksa notaris ustad rt "
    "rw kadus kaling kelian klian kepala ketua dosen rektor mangku".split()
)
# Offices of a place or an organisation, which can follow: "Camat Mengwi", "anggota Satgas".
JURISDICTIONS = frozenset(
    "kepala ketua wakil sekretaris bendahara kelian klian bendesa perbekel pekaseh kaling "
    "kadus lurah camat bupati walikota gubernur kadis kabid kabag kasi kasubag kapolsek "
    "kapolres kapolda kanit danramil kepsek kasek rektor dekan direktur menteri presiden "
    "sekdes sekda inspektur anggota pengurus pengelola".split()
)
OFFICES = JURISDICTIONS | frozenset(
    "karyawan karyawati pegawai operator kontraktor koordinator pengawas manager manajer staf "
    "staff petugas admin teknisi kasir asisten agent officer guru dosen dokter".split()
)
BEFORE_OFFICES = ADDRESS | frozenset("jero jro".split())  # "Pak Lurah Sudiasa"
SURELY_TOWARDS = frozenset("kata ujar ucap tutur hub hubungi sama bersama kontak".split())
# After these a person often comes, and often something else.
PREPOSITIONS = frozenset(
    "oleh olh kata menurut kepada kpd dengan dgn dg sama bersama milik punya yth hub hubungi "
    "kontak cc tembusan disposisi up via dari penerima pengirim penanggungjawab ujar ucap "
    "tutur jelas tegas by from with to called contact person attn regarding between against".split()
)
# What follows is a name, whatever it is.
INTRODUCES = frozenset(
    "dipanggil manggil memanggil panggil disebut nyebut dijuluki bernama dinamai ttd tertanda "
    "jenenge jeneng asmane asmanipun "
    "panggilan julukan disapa disebut alias bin binti named mawasta mewasta maadan madan "
    "mapesengan pesengan".split()
)
NAMING = frozenset("nama nm name namae adan wastan parab pesengan nami".split())
# May stand between "nama" and the name.
NAME_FILLERS = frozenset(
    "saya sy aku ku kami lengkap asli panggilan pelapor pemohon pengadu korban terlapor "
    "pelaku ibu kandung ayah bapak anak istri suami siswa siswi pasien pelanggan pemilik "
    "petugas beliau dia stnk sesuai akta ijazah di ktpnya adalah adlh ialah yaitu tiang "
    "titiang tiange titiange ipun is pengirim penerima wali nasabah kepala keluarga orang tua "
    "ktp kk sertifikat rekening pemegang penanggung jawab full tag badge said says ank".split()
)
CORRECTIONS = frozenset(
    "seharusnya harusnya menjadi jadi tertulis tercetak ditulis diganti bukan padahal be".split()
)
SELF = frozenset("saya sy sya aku gue gw ane tiang titiang icang i'm im am is it's dia ia".split())
CLOSINGS = frozenset(
    "hormat hormatku kasih makasih makasi trims tks thx thanks thank you suksma suksema "
    "suksme salam regards regard wassalam wasalam sincerely faithfully hormati pelapor "
    "pengadu pemohon warga ttd tertanda kami saya best cheers wishes greetings tabik rahayu "
    "mengetahui wr wb santih shanti om".split()
)
# Degrees and professional letters after a name (Permenristekdikti 59/2018), dotted or not.
_BACHELOR = (
    r"S\.?(?:H|E|T|P|S|I\.?P|I\.?K|Pd\.?I|Pd|Sos|Kom|Ag|Si|Ked|Kep|K\.?M|Farm|Psi|Sn|Hum|S\.?T|Tr|Gz|Ak|Hut"
    r"|Pt|T\.?P|Keb|I\.?Kom|Par|A\.?P|STP|Pi|Ars|PWK|TrK|HI|Th|Fil|Kes|Stat|Mat|Adm|AB|SiT)"
)
_MASTER = (
    r"M\.?(?:H|M|T|P|A|E|Si|Pd|Kes|Hum|Kom|A\.?P|Ag|Sc|Kn|Erg|Par|Sos|Farm|Kep|I\.?P|Eng|B\.?A|P\.?H"
    r"|Ak|SiT|Fil|Th|Psi|Biomed|Han|Tr|Ars|Sn|Ling|I\.?Kom|AB|Stat|Ked|Keb)"
)
_OTHER = (
    r"A\.?Md|Amd|Dr|Ph\.?D|Sp|Ners|Ns|Apt|CA|Ak|CPA|BKP|LL\.?M|BBA|BA|BSc|MSc|SSTP|SIP|ST|SE|QIA"
)
_FIELD = r"(?:\.?\s?(?:Kep|Keb|Kom|Par|Ak|T|KK|PD|OG|JP|A|B|Kes|Gz|Rad|Farm)\b\.?)?"
DEGREES = re.compile(
    rf"(?:,? ?,?\s?\b(?:{_BACHELOR}|{_MASTER}|{_OTHER})\b\.?{_FIELD}(?:\([A-Za-z]{{1,5}}\))?)+"
)
