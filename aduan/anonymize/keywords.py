"""The words that say what a number is: in full, abbreviated, in chat spelling, in English."""

import re

NO = r"(?:no(?:mor|mer|m)?|nmr|nomo?r?nya|number|num|kode|code|id|#)\.?"
# Types as the measurements name them. All is matched in lower case.
WORDS = {
    "NIK": (
        r"n[ .]?i[ .]?k|nik(?:nya|ku)?|e-?ktp|ktp(?:-?el|nya|ku)?|k\.t\.p"
        r"|(?:nomor )?induk kependudukan|kia|identity card|id card|(?:nomor|no\.?) identitas"
        r"|nomor induk kependukan"
    ),
    "KK": r"k\.?k|kk(?:nya|ku)?|kartu kel(?:uarga|\.|g)?|n\.?k\.?k|family card",
    "NPWP": r"n\.?p\.?w\.?p\.?d?|npwp(?:nya|ku|d)?|nitku|wajib pajak|tax id",
    "PHONE": (
        r"hp(?:nya|ku|ne)?|h\.p|hape|handphone|hand phone|te?le?f?p(?:on|un|n)?|te?lpn?|tlp[no]?"
        r"|telepon|tilpun|tel|te?lf|phone|wa(?:nya|ku|ne)?|w\.a|whats?s?app?|whatsap|wh?atsapp?"
        r"|wasap|ponsel|hub|hubungi|dihubungi|menghubungi|kontak|contact|cp|c\.p|call|sms|seluler"
        r"|selular|mobile|fax|faks|nelpon|nelp|ditelp\w*|reach me|text me|nomor saya|nomer saya"
        r"|no saya|nomer|nomor aktif"
    ),
    "SIM": (
        r"sim(?:nya|ku)?(?: ?[abcd][12]?\b)?(?: umum)?|surat (?:izin|ijin) mengemudi"
        r"|driv(?:ing|er'?s?) licen[cs]e"
    ),
    "PASSPORT": r"pass?ports?|pass?por|paspor(?:nya|ku)?|pasport|splp",
    "BPJS": (
        r"bpjs(?:nya|tk|kes|ket)?|jkn(?:-kis)?|kis|askes|k\.?p\.?j|jht|jkp|jamsostek|peserta"
        r"|noka bpjs|jaminan kesehatan"
    ),
    "CARD": (
        r"kartu(?:nya)? (?:kredit|debit|debet|atm)|credit card|debit card|kartu visa|master ?card"
        r"|atm|cc|gpn|kartu(?:nya|ku)?|card|kredit|debit|jcb|amex"
    ),
    "BANK_ACCOUNT": (
        r"rek(?:ening|eneng|eking)?(?:nya|ku)?|no\.?rek|norek|bca|bri|bni|mandiri|btn|bsi"
        r"|cimb(?: niaga)?|danamon|permata|bpd(?: bali)?|bank(?: bali)?|jago|sea ?bank|jenius|blu"
        r"|ocbc|maybank|panin|mega|bukopin|sinarmas|muamalat|bpr|lpd|va|virtual account|briva"
        r"|transfer|ditransfer|tf|trf|acc(?:ount)?|iban|tabungan|simpanan|e-?wallet|dompet"
    ),
    "WALLET": r"ovo|dana|go-?pay|shopee ?pay|s-?pay|link ?aja|isaku|doku|paypal|dompet digital",
    "CUSTOMER_NO": (
        r"pln|id ?pel(?:anggan)?|pelanggan|plgn?|pel|langganan|meter(?:an)?|kwh|token|pdam|perumda"
        r"|pam|tirta \w+|air minum|indi ?home|telkom|wi-?fi|internet|nosal|no ?samb\w*"
        r"|samb(?:ungan)?|sr|biznet|first ?media|my ?republic|iconnet|icon\+|customer|listrik"
        r"|id cust\w*|no\.? ?pel\w*"
    ),
    "OTHER_ID": (
        r"nip|nipppk|nisn?|nuptk|nrp|nidn|nim|nipd|rm|r\.m|rekam ?medi[sk]\w?|medrec|medical record"
        r"|mr|nop|n\.o\.p|pbb|sppt|rangka|mesin|noka|nosin|chassis|engine|vin|stnk|bpkb|imei|sn"
        r"|serial|shm|hgb|sertifikat|sertipikat|certificate|akta|akte|perkara|lp|laporan polisi"
        r"|reg(?:ister)?|registrasi|pendaftaran|ujian|nib|visum|tilang|kitas|kitap|sep|polis"
        r"|asuransi|resi|booking|pin|otp|kode lacak|pegawai|karyawan|anggota|dtks|kks|pkh"
        r"|nomor induk|persil|surat ukur|nop pbb|password|sandi|polic(?:y|e report)|ijazah|itap"
        r"|itas|niora|gs|pipil|letter c|buku c|girik|petok|siup|tdp|imb|pbg|visa|mac|surat tanah"
        r"|norm|antrean bpjs|stplk?|sktlk|kartu ujian|berkas|sporadik|skt|ajb|kip|pip"
        r"|buku pelaut|seaman\w*|bst|(?:izin|ijin) tinggal|(?:residence|stay|work) permit"
        r"|imta|rptka|reservasi"
        r"|reservation|pnr|confirmation|ref(?:erensi)?|invoice|dtsen|bdt|idbdt|nis|npsn siswa|paket"
        r"|nomor kartu|kontrak sewa|slip gaji|hak (?:milik|pakai)|shgb|hm|lab|spesimen|sampel|donor"
    ),
}
WORD = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{t}>{w})" for t, w in WORDS.items()) + r")(?![^\W\d_])"
)
# Words that a number may follow without "no": few other numbers follow them.
SURE = re.compile(
    r"(?<![^\W_])(?:(?P<NIK>nik|no(?:mor|mer)?\.? ?ktp|ktp)|(?P<NPWP>npwp)|(?P<KK>no(?:mor"
    r"|mer)?\.? ?kk)|(?P<PHONE>hp|nope|nohp|hub(?:ungi)?|kontak"
    r"|telp|tlp|telepon|telpon|tlpn|text me|wa|whats?app|phone|ponsel|handphone"
    r"|fax|call)|(?P<SIM>sim(?: [abcd][12]?)?)|(?P<PASSPORT>pas(?:s?port?|por))|(?P<BPJS>bpjs|kpj"
    r"|jkn|kis)|(?P<CARD>kartu (?:kredit|debit|atm)|cv[vc]2?)|(?P<BANK_ACCOUNT>norek|rek"
    r"|no\.? ?rek(?:ening)?|nomor rek(?:ening)?|rekening|no(?:mor)?\.? ?tabungan)"
    r"|(?P<CUSTOMER_NO>id ?pel\w*|(?:no(?:mor|mer)?\.? ?)?(?:pelanggan|plg|pel|langganan"
    r"|samb(?:ungan)?)|no(?:mor)?\.? ?s[lr]|nosal|no ?samb|(?:no(?:mor|mer)?\.? ?)meter(?:an)?|pdam"
    r"|meter(?:an)? (?:air|listrik|pln|pdam)|kwh meter|meter(?= [a-z]{1,3}-?\d{4})"
    r"|indihome)|(?P<OTHER_ID>(?:akt[ae]|buku|kutipan|surat) (?:nikah|cerai|lahir|kelahiran"
    r"|kematian|akta|perkawinan)"
    r"|sn|s/n|serial(?: number)?|nip|nisn?|nim|nrp|nidn|rm|r\.m|rekam ?medi[sk]\w?"
    r"|medrec|medical record|nop|shm|hgb|stnk|bpkb|pin|otp|sep|nuptk|itap|itas|niora|gs"
    r"|gambar situasi|pipil|persil|(?:letter|buku) c|petok(?: d)?|girik|surat ukur|shgb|ajb|imb|pbg"
    r"|siup|tdp|su(?= \d{1,5}/(?:19|20)\d\d)|surat tanah|norm|visa"
    r"|polic(?:y|e report)|ijazah|kartu \w+|kitas|kitap"
    r"|password|sandi|kode (?:booking|akses|verifikasi|unik(?: transfer)?|voucher|aktivasi"
    r"|keamanan)|imei"
    r"|(?:digit|angka) (?:terakhir|belakang|depan)|(?:ber)?akhiran|(?:ber)?awalan|ending in"
    r"|last (?:4|four) digits|karpeg|taspen|kta|medrek|no(?:mor)?\.? rekam"
    r"|order id|kode order|order no"
    r"|(?:driver|mitra|member|customer|user|employee|staff) (?:id|no)"
    r"|booking (?:code|id|ref\w*)|kode reservasi|pnr|sporadik|skt|buku pelaut|(?:izin|ijin) tinggal"
    r"|kip|kks|pkh|sertifikat hak (?:milik|pakai|guna bangunan)|hak milik|shgb|hm"
    r"|(?:no(?:mor|mer)?|id|kode)\.? ?"
    r"(?:peserta|driver|mitra|member|reg|lab|pasien|ujian|pendaftaran|registrasi|register|anggota|pegawai|karyawan|berkas|resi|polis"
    r"|induk|mahasiswa|siswa|rangka|mesin|sertifikat|akta|perkara|tilang|seri|kartu|kks|pkh|kis"
    r"|visa)|(?:id|badge|kuitansi|kwitansi|somasi|nota|kupon|voucher) (?:no(?:mor)?\.?|number)"
    r"|visum(?: et repertum)?|mrn?|serti[fp]ikat|kuitansi|kwitansi|somasi"
    r"|kontrak (?:kerja|leasing|kredit|sewa)"
    r"|e-?tiket|e-?ticket))"
    r"(?:nya|ku|ne)?(?![^\W\d_])",
)
# What may stand, glued, before a number without being part of it: NIK5171…, WA0812…
GLUED = frozenset(
    "no nmr nomor nik kk ktp npwp hp wa telp tlp tel phone ph call hub cp sms rek norek bca bri "
    "bni btn bsi sim nip id idpel rm bpjs kpj jkn kis nop nisn nuptk pln pdam dana ovo gopay meter "
    "imei nib mr pbb nis nim nrp kec kel kab jl rt rw km pos ada dan nomer".split()
)
