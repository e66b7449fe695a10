"""What a reviewer reads: what was found in a text or on a page, and why it can't be published."""

from aduan.withheld import Grounds

# What the anonymizer found, for the reviewer.
FOUND: dict[str, str] = {
    "PERSON": "nama orang",
    "KNOWN": "nama pelapor",
    "HINT": "petunjuk tentang seseorang",
    "ADDRESS": "alamat",
    "BANK_ACCOUNT": "nomor rekening",
    "BPJS": "nomor BPJS",
    "CARD": "nomor kartu",
    "COORDINATE": "koordinat",
    "CUSTOMER_NO": "nomor pelanggan",
    "DOB": "tanggal lahir",
    "EMAIL": "alamat email",
    "HANDLE": "nama akun",
    "IP": "alamat IP",
    "KK": "nomor KK",
    "OTHER_ID": "nomor identitas",
    "PASSPORT": "nomor paspor",
    "PHONE": "nomor telepon",
    "PLATE": "nomor kendaraan",
    "SIM": "nomor SIM",
    "URL": "tautan",
}

REFUSALS: dict[str, str] = {
    "confidential": "Pelapor meminta laporan ini dirahasiakan.",
    "no_consent": "Pelapor tidak mengizinkan penerbitan.",
    "no_topic": "Topiknya belum ditentukan.",
    "sensitive": "Topik atau golongannya peka: terbit hanya sebagai ringkasan yang disetujui "
    "peninjau kedua.",
    "verbatim": "Topiknya peka: ceritanya harus diringkas dengan kata-kata sendiri.",
    "second_reviewer": "Topiknya peka: peninjau kedua belum menyetujui teks ini.",
    "undecided": "Masih ada yang harus diputuskan di teks publik. Tinjau kembali.",
    "purged": "Kontak atau isinya sudah dihapus karena masa simpannya habis.",
    "not_due": "Belum dijawab, dan belum ada batas waktu yang lewat.",
    "unreviewed": "Teks publiknya belum ditinjau.",
    "changed": "Laporan atau jawabannya berubah setelah ditinjau. Tinjau kembali.",
    "name": "Nama pelapor masih ada di teks publik.",
    "phone": "Nomor telepon pelapor masih ada di teks publik.",
    "email": "Alamat email pelapor masih ada di teks publik.",
    "nik": "Masih ada nomor 16 angka seperti NIK di teks publik.",
}

# What the gate found on a page, beside the types above.
HELD: dict[str, str] = {
    "name": "nama orang",
    "phone": "nomor telepon",
    "e-mail": "alamat email",
    "report number": "nomor laporan",
    "tracking code": "kode pelacakan",
    "address": "alamat",
    "url": "tautan",
    "handle": "nama akun",
    "plate": "nomor kendaraan",
    "own words": "kata-kata laporan yang tidak terbit",
    "unreadable": "berkas yang tidak dapat dibaca",
}


def of_kinds(grounds: Grounds) -> str:
    """What was found; the gate says "name", "detected PERSON", "unreadable: too large"."""
    plain = {kind.removeprefix("detected ").partition(":")[0] for kind in grounds.kinds}
    return ", ".join(sorted({HELD.get(kind) or FOUND.get(kind, kind) for kind in plain}))
