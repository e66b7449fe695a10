"""What each column of the open data means: the data dictionary, as data."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

from aduan.datapackage import Described
from aduan.terms import Unit
from aduan.web import labels, measures
from aduan.web.labels import Label

OUTCOMES: Mapping[str, Label] = {
    "id": _("Nomor acak halaman hasil; alamatnya /hasil/{id}.html. Bukan nomor laporan."),
    "kind": _("Jenis laporan."),
    "title": _("Judul, sesudah data pribadi ditutup."),
    "month": _("Bulan laporan diterima. Harinya tidak diterbitkan."),
    "area": _("Kabupaten/kota."),
    "district": _("Kecamatan, di dalam kabupaten/kota itu; kosong bila tidak disebut."),
    "topic": _("Topik."),
    "agency": _("Instansi yang memegang laporan; kosong bila belum ada."),
    "state": _("Keadaan laporan pada hari data ini dibuat."),
    "published": _("Tanggal terbit. Jamnya tidak diterbitkan."),
    "language": _("Bahasa tulisan pelapor."),
    "outcome": _("Hasil menurut instansi, atau tidak dijawab; kosong selama masih terbuka."),
    "closed_by": _("Siapa yang menutup laporan."),
    "archive_reason": _("Alasan pengarsipan."),
    "referred_to": _("Kantor yang dituju bila laporan dirujuk."),
    "cause": _("Sebab masalahnya menurut instansi."),
    "promised": _("Tanggal perubahan yang dijanjikan instansi."),
    "promise": _("Apakah janji itu ditepati."),
    "improvement": _(
        "Perbaikan layanan yang lahir dari laporan ini: nama halamannya di /perbaikan/."
    ),
    "reopened": _("Berapa kali pelapor membuka kembali laporan."),
    "objected": _("Berapa kali pelapor keberatan atas pengarsipan."),
    "asked_again": _("Berapa kali pelapor bertanya lagi sesudah dijawab."),
    "routings": _("Berapa kali laporan diteruskan ke sebuah instansi."),
    "holds": _("Berapa kali jam dihentikan karena menunggu pelapor."),
    "overdue": _("Apakah sebuah batas waktu yang masih berjalan sudah lewat."),
    "answer_pending": _("Apakah ada jawaban lebih baru yang teksnya masih ditinjau."),
    "summary": _("Apakah ceritanya ringkasan peninjau, bukan kata-kata pelapor."),
    "story": _("Cerita pelapor, sesudah data pribadi ditutup."),
    "found": _("Jawaban instansi: apa yang ditemukan."),
    "done": _("Jawaban instansi: apa yang dilakukan."),
    "changes": _("Jawaban instansi: apa yang berubah."),
    "why_not": _("Jawaban instansi: mengapa tidak; atau penjelasan pengarsipan."),
    "late": _("Apakah sebuah batas waktu pernah lewat, sudah dijawab atau belum."),
}
STEPS: Mapping[str, Label] = {
    "id": _("Halaman hasil tempat batas waktu ini berjalan."),
    "rule": _("Batas waktu yang mana."),
    "used": _("Hari yang terpakai."),
    "limit": _("Hari yang tersedia."),
    "unit": _("Hari kerja atau hari kalender."),
    "late": _("Apakah batasnya lewat."),
    "running": _("Apakah jamnya masih berjalan."),
    "paused": _("Apakah jamnya sedang dihentikan."),
    "kept": _("false bila jamnya berhenti tanpa jawaban: diarsipkan atau dicabut."),
}
CODES: Mapping[str, Label] = {
    "column": _("Kolom tempat kode ini dipakai."),
    "code": _("Kode di dalam data."),
    "name": _("Artinya dalam bahasa Indonesia."),
    "name_en": _("Artinya dalam bahasa Inggris."),
}
FIGURES: Mapping[str, Label] = {
    "period": _(
        "Kapan laporan diterima: * kapan saja, 2026 setahun, 2026-k1 triwulan, 2026-03 sebulan."
    ),
    "row": _(
        "Laporan mana yang dihitung: kode jenis, instansi, topik, atau kabupaten/kota menurut nama "
        "berkasnya, dengan / di antara dua kode. Kosong: di all.csv semua laporan, di berkas lain "
        "laporan yang belum punya kode itu."
    ),
    "measure": _("Apa yang dihitung."),
    "value": _(
        "Pilihan di dalam ukuran itu, misalnya cara laporan ditutup. Artinya di codes.csv, dengan "
        "nama ukuran sebagai kolom; “days” adalah hari kerja. Kosong bila tidak ada pilihan."
    ),
    "reports": _(
        "Jumlah laporan; yang tidak punya baris berarti 0. Teks, karena angka kecil tentang "
        "laporan yang tidak diterbitkan disembunyikan: “<5” nol sampai empat, “≥5” lima atau "
        "lebih, “…” tidak disebut."
    ),
}
RESIDENTS: Mapping[str, Label] = {
    "year": _("Tahun angka penduduk itu."),
    "area": _("Kabupaten/kota."),
    "inhabitants": _("Jumlah penduduk."),
    "source": _("Sumber angka itu, dan apakah masih perlu diperiksa."),
}
BUILDS: Mapping[str, Label] = {
    "date": _("Hari keadaan data pada pembangunan itu."),
    "sha256": _("SHA-256 dari manifest.txt pada pembangunan itu."),
    "files": _("Jumlah berkas yang tercantum di dalamnya."),
}
MEASURES: Mapping[str, Label] = {
    "total": _("Semua laporan"),
    "way": _("Masih terbuka, atau cara berakhirnya"),
    "open": _("Keadaan laporan yang masih terbuka"),
    "overdue": _("Terbuka dan lewat batas waktu"),
    "late": _("Sebuah batas waktu pernah lewat, sudah dijawab atau belum"),
    "outcome": _("Hasil menurut instansi, atau mengapa belum ada"),
    "answered": _("Bagaimana batas waktu jawaban ditepati"),
    "answered_in": _("Hari kerja sampai jawaban pertama"),
    "unanswered_for": _("Hari kerja sejak diterima, masih terbuka tanpa jawaban"),
    "unanswered": _("Berakhir tanpa jawaban"),
    "closed_in": _("Hari kerja sampai selesai"),
    "unclosed_for": _("Hari kerja sejak diterima, belum selesai"),
    "promise": _("Apakah perubahan yang dijanjikan ditepati"),
    "reopened": _("Berapa kali pelapor membuka kembali laporan; 2: dua kali atau lebih"),
    "routings": _("Berapa kali diteruskan ke sebuah instansi; 3: tiga kali atau lebih"),
}
# What stands under `value`, by measure; those of `outcome` besides the codes of that column.
VALUES: Mapping[str, Mapping[str, Label]] = {
    "measure": MEASURES,
    "way": {way: words for way, (_css, words) in measures.WAYS.items()},
    "open": measures.OPEN,
    "answered": measures.ANSWERED,
    "outcome": {name: measures.OUTCOMES[name] for name in ("waiting", "ended")},
}

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Label]] = labels.TERMS | {
    Unit: {Unit.WORKING_DAYS: _("Hari kerja"), Unit.CALENDAR_DAYS: _("Hari kalender")}
}


def both(label: Label) -> tuple[str, str]:
    """A text in Indonesian and in English."""
    with force_locale("id"):
        indonesian = str(label)
    with force_locale("en"):
        return indonesian, str(label)


def described(labels: Mapping[str, Label]) -> Described:
    return {name: both(label) for name, label in labels.items()}
