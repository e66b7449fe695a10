"""Hints: what names nobody and still points at one person: age, illness, faith, "the only one"."""

import re
from collections.abc import Iterator

from aduan.anonymize.span import Span, merge

# Quasi-identifiers (Sweeney 2002); health, children, crime and faith are specific personal data
# (UU 27/2022 art. 4). A trait is a hint where it stands right after a person or says one itself.
SOMEBODY = (
    r"(?:saya|sy|aku|kami|tiang|titiang|anak|bayi|balita|cucu|adik|kakak|istri|isteri|suami|ibu"
    r"|bapak|ayah|mama|nenek|kakek|pekak|dadong|memen|bapan|mertua|ipar|keponakan|ponakan|sepupu"
    r"|tetangga|teman|temen|siswa|siswi|murid|pasien|korban|pelaku|lansia|beliau|dia|remaja|gadis"
    r"|pemuda|ortu|penghuni|pegawai|karyawan|penyandang|son|daughter|wife|husband|mother|father"
    r"|mom|mum|baby|child|kid|twins|boy|girl|i|i'm|my|he|she)(?:nya|ku)?"
)
NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d)?|satu|sepuluh|sebelas"
    r"|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: belas| puluh)?)"
)
ILLNESSES = (
    r"(?:hiv|aids|odha|kanker|tumor|leukemia|tbc|tuberkulosis|skizofrenia|odgj|gangguan jiwa"
    r"|depresi|bipolar|autis\w{0,4}|down syndrome|epileps[iy]|stroke|gagal ginjal|cuci darah"
    r"|hemodialis\w{1,3}|(?:sakit|penyakit|operasi) (?:jiwa|jantung|ginjal|paru|lupus|kuning|gula)"
    r"|diabetes|kencing manis|cerebral palsy|lumpuh|keguguran|aborsi|sifilis|hepatitis|kusta|lepra"
    r"|tuna ?(?:netra|rungu|wicara|daksa|grahita)|buta|tuli|bisu|difabel|disabilitas|stunting"
    r"|alzheimer|demen(?:sia|tia)|pikun|kemo(?:terapi)?|hamil(?: \d bulan)?|pregnant|bunuh diri"
    r"|kecanduan|cancer|wheelchair|kursi roda|asma|asthma|thalasemia|hemofilia|diperkosa|dicabuli"
    r"|dilecehkan|disetubuhi|raped|molested|mantan (?:napi|narapidana)|transgender|waria)\b"
)
FAITHS = (
    r"(?:muslim|muslimah|kristen|nasrani|katolik|protestan|konghucu|ahmadiyah|syiah|advent|mualaf"
    r"|christian|jewish|atheis\w?|agama (?:islam|hindu|buddha|budha))\b"
)
ROLES = (
    r"(?:bidan|mantri|dokter|perawat|guru|kepala sekolah|kepsek|pendeta|pastor|ustad\w{0,2}|balian"
    r"|dukun|dalang|undagi|juru kunci|penjaga (?:sekolah|pura|makam)|pemangku|penari|notaris"
    r"|apoteker|satpam|bendahara|sekretaris|penyuluh|ketua|pemilik|peternak|pengusaha|montir"
    r"|penjahit|pengrajin|doctor|teacher|nurse|midwife|foreigner|expat)"
)
PEOPLE = (
    r"(?:warga|keluarga|orang|penghuni|penduduk|muslim|kristen|perempuan|wanita|laki-laki|bule|wna"
    rf"|anak|siswa|pegawai|karyawan|{ROLES})\b"
)
ONLY = r"satu[- ]?(?:satunya|2nya)"
SCHOOL = r"(?:sdn?|smpn?|sma[nk]?|smkn?|tk|mi|mts)\b"
AREA = rf"(?:desa|banjar|dusun|di|pustu|in|at|{SCHOOL}) ?\w{{1,20}}"
# What says the person itself.
FREE = (
    r"\d{1,3}[ -]years?[ -]old\b|\baged? \d{1,3}\b|\(\d{1,3} ?(?:tahun|thn|th|yo)\)",
    r"(?:menderita|mengidap|penderita|positif|divonis|penyandang)"
    rf"(?: \w{{1,15}}){{0,2}} {ILLNESSES}",
    rf"(?:beragama |agama saya )(?:{FAITHS}|(?:islam|hindu|buddha|budha)\b)",
    r"pindah agama|non[- ]?muslim|beda agama",
    rf"(?:{ONLY}(?: \w{{1,15}}){{0,2}}|the only) {PEOPLE}(?: \w{{1,15}}){{0,3}}",
    r"pelecehan seksual|pemerkosaan|pencabulan|kdrt\b|hamil di ?luar nikah"
    r"|janda (?:ber)?anak \w{1,8}|yatim piatu",
)
# What needs a person before it, with the number of words that may stand between.
BOUND = (
    (rf"\(?{NUMBER} ?(?:tahun|thn|th|yo|years old)\b", 2),
    (rf"(?:kelas|kls|grade) ?(?:\d{{1,2}}|[ivx]{{1,4}})\b(?: ?{SCHOOL})?", 4),
    (
        rf"(?:ber)?(?:umur|usia)(?:nya|ku)?[ :]{{1,2}}(?:\w{{4,8}} )?{NUMBER}"
        r"(?: ?(?:tahun|thn|th|bulan|bln)\b)?",
        5,
    ),
    (ILLNESSES, 4),
    (rf"(?:beragama |penganut |seorang )?{FAITHS}", 2),
    (rf"{ONLY}(?: \w{{1,20}}){{0,3}}", 4),
    (rf"{ROLES} (?:\w{{1,15}} ){{0,2}}?{AREA}", 3),
)
LASTING, PUPIL = 0, 1  # the traits of BOUND that can also be something else
BEFORE = tuple(
    re.compile(rf"\b{SOMEBODY}(?:[ ,(:]{{1,3}}[\w'’.-]{{1,25}}){{0,{words}}}[ ,(:]{{1,3}}$")
    for _, words in BOUND
)
TRAIT = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"({p})" for p in (*FREE, *(p for p, _ in BOUND))) + ")"
)
WINDOW = 80  # characters before a trait in which its person stands
# "sudah 6 tahun", "sejak 2 tahun": how long something lasts, not an age.
LASTS = re.compile(
    r"\b(?:sudah|sdh|udah|udh|selama|hampir|lebih|sejak|dalam|tiap|setiap|per|masa|sekitar|kurang"
    r"|maksimal|maks|for|already|dari|lalu|tunggu|nunggu|menunggu|waktu|kontrak|kerja|bekerja|lagi"
    r"|ancaman|penjara|berlaku)\b"
)
HOSPITAL = re.compile(r"\b(?:bpjs|rawat|kamar|vip|jkn|kis|bangsal|ruang)\b")  # has classes too


def find(text: str) -> list[Span]:
    """The amber spans of what a reviewer should look at, in order, not overlapping."""
    low = text.lower()
    return merge(_hints(low if len(low) == len(text) else text))


def _hints(text: str) -> Iterator[Span]:
    for match in TRAIT.finditer(text):
        trait = (match.lastindex or 0) - 1 - len(FREE)
        start = match.start()
        if trait >= 0:
            begin = max(0, start - WINDOW)
            person = BEFORE[trait].search(text, begin, start)
            if not person or trait == LASTING and LASTS.search(person[0]):
                continue
            if trait == PUPIL and HOSPITAL.search(text, begin, start):
                continue
            start = person.start()
        yield Span(start, match.end(), "HINT", tier="amber")
