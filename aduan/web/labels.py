"""What people read for each word of `terms`, each action, each error code.

Indonesian is the source; English stands in translations/. Staff-only words have no English.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from aduan.terms import (
    ArchiveReason,
    Cause,
    Classification,
    ClosedBy,
    KeepReason,
    Kept,
    Kind,
    OutcomeCode,
    PlanStatus,
    Promise,
    Removal,
    Role,
    RuleName,
    State,
)

Label: TypeAlias = LazyString | str

TERMS: dict[type[StrEnum], dict[StrEnum, Label]] = {
    Kind: {
        Kind.COMPLAINT: _("Pengaduan"),
        Kind.ASPIRATION: _("Aspirasi"),
        Kind.INFORMATION_REQUEST: _("Permintaan informasi"),
    },
    Classification: {
        Classification.ORDINARY: _("Tidak berkadar pengawasan"),
        Classification.OVERSIGHT: _("Berkadar pengawasan"),
    },
    State: {
        State.RECEIVED: _("Diterima, menunggu verifikasi"),
        State.ON_HOLD: _("Menunggu kelengkapan dari pelapor"),
        State.ROUTED: _("Diteruskan ke instansi"),
        State.IN_PROGRESS: _("Dalam tindak lanjut"),
        State.ANSWERED: _("Dijawab instansi"),
        State.CLOSED: _("Selesai"),
        State.ARCHIVED: _("Diarsipkan"),
        State.WITHDRAWN: _("Dicabut pelapor"),
    },
    OutcomeCode: {
        OutcomeCode.RESOLVED: _("Terselesaikan"),
        OutcomeCode.PARTLY_RESOLVED: _("Terselesaikan sebagian"),
        OutcomeCode.EXPLAINED_NO_CHANGE: _("Dijelaskan, tidak ada perubahan"),
        OutcomeCode.REFUSED_WITH_REASON: _("Ditolak dengan alasan"),
        OutcomeCode.NOT_SUBSTANTIATED: _("Tidak terbukti"),
        OutcomeCode.REFERRED: _("Dirujuk ke kantor lain"),
        OutcomeCode.NOT_ANSWERED: _("Tidak dijawab"),
    },
    ClosedBy: {
        ClosedBy.REPORTER_AGREED: _("Pelapor setuju"),
        ClosedBy.REPORTER_SILENT: _("Pelapor tidak menanggapi sampai batas waktu"),
        ClosedBy.REPORTER_DISAGREED: _("Pelapor tetap tidak setuju"),
        ClosedBy.TRIAGE: _("Ditutup admin koordinator"),
    },
    ArchiveReason: {
        ArchiveReason.OUTSIDE_PUBLIC_SERVICE: _("Di luar pelayanan publik"),
        ArchiveReason.TOO_GENERAL: _("Terlalu umum untuk ditindaklanjuti"),
        ArchiveReason.NOT_COMPLETED: _("Tidak dilengkapi dalam batas waktu"),
        ArchiveReason.DUPLICATE: _("Sama dengan laporan lain dari pelapor atau kejadian yang sama"),
        ArchiveReason.ABUSIVE: _("Berisi hinaan atau ancaman"),
        ArchiveReason.SPAM: _("Bukan laporan"),
        ArchiveReason.BEFORE_A_COURT: _("Sedang diperiksa pengadilan"),
        ArchiveReason.ALREADY_IN_PROCESS: _("Sudah ditangani melalui jalur lain"),
    },
    RuleName: {
        RuleName.VERIFY: _("Verifikasi dan penerusan"),
        RuleName.FIRST_FOLLOW_UP: _("Tindak lanjut pertama oleh instansi"),
        RuleName.COMPLAINT_ORDINARY: _("Jawaban atas pengaduan"),
        RuleName.COMPLAINT_OVERSIGHT: _("Jawaban atas pengaduan berkadar pengawasan"),
        RuleName.ASPIRATION: _("Jawaban atas aspirasi"),
        RuleName.INFORMATION_REQUEST: _("Jawaban atas permintaan informasi"),
        RuleName.REPLY_WINDOW: _("Waktu pelapor menanggapi jawaban"),
        RuleName.COMPLETION: _("Waktu pelapor melengkapi laporan"),
    },
    Cause: {
        Cause.BROKEN: _("Sarana rusak"),
        Cause.MISSING: _("Sarana, alat, atau anggaran belum ada"),
        Cause.STAFF: _("Kekurangan petugas"),
        Cause.PROCEDURE: _("Prosedur atau aturan"),
        Cause.INFORMATION: _("Informasi tidak jelas atau tidak sampai"),
        Cause.CONDUCT: _("Perilaku petugas"),
        Cause.THIRD_PARTY: _("Pihak ketiga atau warga lain"),
        Cause.NATURE: _("Cuaca atau alam"),
        Cause.OTHER: _("Sebab lain"),
    },
    Promise: {
        Promise.PENDING: _("Janji belum jatuh tempo"),
        Promise.KEPT: _("Janji ditepati"),
        Promise.KEPT_LATE: _("Janji ditepati, terlambat"),
        Promise.BROKEN: _("Janji lewat tanpa kabar"),
    },
    PlanStatus: {
        PlanStatus.PLANNED: _("Direncanakan"),
        PlanStatus.RUNNING: _("Berjalan"),
        PlanStatus.DONE: _("Selesai dikerjakan"),
        PlanStatus.DROPPED: _("Dibatalkan"),
    },
    KeepReason: {
        KeepReason.NOT_PERSONAL: "Bukan data pribadi",
        KeepReason.PUBLIC_PLACE: "Tempat atau fasilitas umum",
        KeepReason.OFFICE: "Nama jabatan, instansi, atau peraturan",
        KeepReason.OFFICE_CONTACT: "Kontak resmi kantor",
    },
    Kept: {
        Kept.PHOTOS: _("Foto yang diterima"),
        Kept.CONTACT: _("Nama, telepon, dan email pelapor"),
        Kept.CONTENT: _("Judul, cerita, tempat, tanggapan, jawaban, dan berkas lain"),
    },
    Removal: {
        Removal.WITHDRAWN: _("Laporan dicabut pelapor"),
        Removal.CONSENT_REVOKED: _("Pelapor mencabut izin terbit"),
        Removal.TAKEN_DOWN: _("Halaman diturunkan karena memuat data pribadi"),
        Removal.HELD: _("Laporan kini ditahan: rahasia, peka, atau tanpa topik"),
        Removal.ERASED: _("Data orang ini dihapus"),
    },
    Role: {
        Role.READER: _("Pembaca situs"),
        Role.REPORTER: _("Pelapor"),
        Role.CLOCK: _("Batas waktu"),
        Role.TRIAGE: _("Admin koordinator"),
        Role.AGENCY: _("Pejabat penghubung"),
        Role.ADMIN: "Administrator",
        Role.REVIEWER: "Peninjau privasi",
        Role.AUDITOR: "Auditor",
    },
}

# What happened, as a line of the timeline.
EVENTS: dict[str, Label] = {
    "submit": _("Laporan diterima"),
    "route": _("Diteruskan ke instansi"),
    "hold": _("Ditunda: menunggu kelengkapan dari pelapor"),
    "archive": _("Diarsipkan"),
    "close": _("Ditutup admin koordinator"),
    "follow_up": _("Tindak lanjut"),
    "answer": _("Jawaban instansi"),
    "fulfil": _("Janji ditepati"),
    "improve": _("Menghasilkan perbaikan layanan"),
    "decline": _("Dikembalikan: bukan wewenang instansi ini"),
    "complete": _("Dilengkapi pelapor"),
    "reply": _("Tanggapan pelapor"),
    "agree": _("Pelapor setuju"),
    "disagree": _("Pelapor tidak setuju"),
    "reopen": _("Dibuka kembali oleh pelapor"),
    "object": _("Pelapor keberatan atas pengarsipan"),
    "withdraw": _("Dicabut pelapor"),
    "expire": _("Selesai karena pelapor tidak menanggapi"),
    "expire_hold": _("Diarsipkan karena tidak dilengkapi"),
    "purge_photos": _("Foto dihapus karena masa simpannya habis"),
    "purge_contact": _("Kontak pelapor dihapus karena masa simpannya habis"),
    "purge_content": _("Isi laporan dihapus karena masa simpannya habis"),
    "publish": _("Diterbitkan di situs publik, tanpa data pribadi"),
    "review": "Ditinjau untuk penerbitan",
    "approve": "Disetujui peninjau kedua",
    "revoke": _("Pelapor mencabut izin terbit"),
    "flag": "Pembaca melaporkan data pribadi di halaman publik",
    "take_down": _("Halaman publik diturunkan"),
    "dismiss": "Diperiksa: tidak ada data pribadi",
    "excuse": "Dinyatakan bukan kebocoran di halaman ini",
}

# What a button does.
ACTIONS: dict[str, Label] = {
    "complete": _("Lengkapi laporan"),
    "reply": _("Kirim tanggapan"),
    "agree": _("Setuju, selesai"),
    "disagree": _("Tidak setuju"),
    "reopen": _("Buka kembali"),
    "object": _("Ajukan keberatan"),
    "withdraw": _("Cabut laporan"),
    "revoke": _("Cabut izin terbit"),
    "take_down": "Turunkan halaman publik",
    "dismiss": "Tidak ada data pribadi: tutup",
    "excuse": "Bukan kebocoran di halaman ini",
    "route": "Teruskan ke instansi",
    "hold": "Tunda, minta kelengkapan",
    "archive": "Arsipkan",
    "close": "Tutup laporan",
    "follow_up": "Catat tindak lanjut",
    "answer": "Kirim jawaban",
    "fulfil": "Catat: janji ditepati",
    "improve": "Tautkan ke perbaikan layanan",
    "decline": "Kembalikan: bukan wewenang kami",
}

# What the fields of an action are called, and a line of help.
FIELDS: dict[str, tuple[Label, Label]] = {
    "outcome": (_("Hasil"), ""),
    "found": (_("Yang ditemukan"), "Apa yang diperiksa, kapan, dan apa yang ternyata terjadi."),
    "done": (_("Yang dilakukan"), "Tindakan yang sudah selesai, bukan rencana."),
    "changes": (_("Yang berubah"), "Apa yang mulai sekarang berbeda, agar tidak terulang."),
    "why_not": (_("Mengapa tidak"), "Wajib bila hasilnya bukan penyelesaian."),
    "referred_to": (_("Dirujuk ke"), "Nama kantor yang berwenang; wajib bila dirujuk."),
    "cause": (_("Sebabnya"), "Dihitung di halaman topik, agar kebijakan dapat ditinjau."),
    "promised": (
        _("Dijanjikan paling lambat"),
        "Laporan ini kembali kepada Anda pada tanggal itu.",
    ),
    "improvement": (_("Perbaikan layanan"), "Daftarnya ditulis di content/improvements/."),
    "agency": (_("Instansi"), ""),
    "classification": ("Golongan pengaduan", "Wajib untuk pengaduan."),
    "topic": (_("Topik"), "Kosongkan bila pilihan pelapor sudah tepat."),
    "reason": ("Alasan pengarsipan", ""),
    "duplicate_of": ("Nomor laporan yang sama", "Wajib bila alasannya laporan yang sama."),
    "text": (_("Penjelasan"), "Dibaca pelapor di halaman pelacakan. Jangan sebut nama orang lain."),
    "words": ("Kata-kata di halaman publik", ""),
    "title": (_("Judul"), ""),
    "story": (_("Cerita"), ""),
}

ERRORS: dict[str, Label] = {
    "missing": _("Bagian ini perlu diisi."),
    "choose": _("Pilih salah satu jawaban dari daftar."),
    "unknown": _("Pilih salah satu jawaban dari daftar."),
    "too_short": _("Terlalu singkat. Ceritakan sedikit lebih banyak agar bisa ditindaklanjuti."),
    "too_long": _("Terlalu panjang. Ringkas sedikit; yang Anda tulis masih ada di kotak ini."),
    "bad_date": _(
        "Tanggal ini tidak ada. Tulis dengan angka, misalnya 9 3 2026. "
        "Tanggal atau bulan boleh dikosongkan, tahun tidak."
    ),
    "future": _("Tanggal ini belum terjadi. Periksa tahunnya."),
    "until_before": _("Akhir kejadian lebih awal daripada awalnya."),
    "bad_phone": _("Ini bukan nomor telepon. Contoh: 0812 0000 1234. Boleh dikosongkan."),
    "bad_email": _("Ini bukan alamat email. Contoh: nama@contoh.id. Boleh dikosongkan."),
    "secret_and_public": _(
        "Laporan rahasia tidak pernah diterbitkan. Pilih “jangan terbitkan”, "
        "atau hapus tanda rahasia."
    ),
    "bad_number": _("Nomor laporan ini salah ketik. Bentuknya ADU-XXXX-XXXX-XXXX."),
    "bad_code": _("Kode lacak ini salah ketik. Kode terdiri atas 16 angka."),
    "no_match": _("Nomor dan kode ini tidak cocok. Periksa keduanya pada tanda terima Anda."),
    "undecided": "Ini masih harus diputuskan.",
    "never_asked": "Pelapor belum diminta melengkapi: tunda dulu laporannya.",
    "no_day": "Tanggal ini tidak ada. Tulis tahun-bulan-tanggal, misalnya 2026-12-31.",
    "day_over": "Tanggal ini sudah lewat. Janji hanya untuk hari ini atau sesudahnya.",
    "no_report": "Tidak ada laporan dengan nomor ini.",
    "wrong_password": "Sandi yang sekarang salah.",
    "username": "Nama pengguna: 2–40 huruf kecil, angka, titik, atau garis.",
    "password": "Sandi paling sedikit 10 karakter.",
    "role": "Pilih peran petugas.",
    "agency": "Instansi wajib untuk pejabat penghubung, dan hanya untuk mereka.",
    "taken": "Nama pengguna ini sudah dipakai.",
}


def label(term: StrEnum | str | None) -> Label:
    """The words for a term; "" for none."""
    return TERMS[type(term)][term] if isinstance(term, StrEnum) else term or ""


def error(code: str) -> Label:
    return ERRORS[code]


def choices(terms: type[StrEnum] | tuple[StrEnum, ...]) -> Mapping[str, Label]:
    """Value and words of each, for a select or radios."""
    return {term.value: TERMS[type(term)][term] for term in terms}
