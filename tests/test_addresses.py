"""Where somebody lives, and what is only a place. All addresses are invented."""

import pytest

from aduan.anonymize import detect
from tests.found import red, uncovered

PRIVATE = (
    "air PDAM di [[Perum Griya Nuansa Blok C No. 9]] mati",
    "yeh PDAM ring [[Banjar Kaja No. 21]] mati",
    "pelebaran jalan memotong pekarangannya di [[Jl. Pulau Galang No. 45X]]",
    "dari kamar [[Villa Sari Kembang blok 2 unit 7B]]",
    "[[Jl Danau Poso Gg Ikan Mas no.II]], [[jln cendrawasih gg 7 no.3 kamar blkg]] ; hp",
    "alamat [[Jl Pulau Misol No 66 kamar kos 9]] tidak",
    "Penerima:\n- Mbok Klepon, [[Br. Pasekan Kaja]]\n- Pekak Rundung, [[Br. Pasekan Kelod RT 2]]",
    "tak datang ke Pustu Belok. Warga [[Br. Dinas Lawak RT 02]] terpaksa",
    "uma tiange ring [[Br. Kebon Kuri Kelod]], yeh PAM",
    "di [[perumahan griya multi jadi blok e no tujuh belas]] tabanan",
    "cek lapangan ke [[Jalan Pulau Saelus Gang III No. 7]], tidak",
    "pindah dari [[Jl. Ahmad Yani 210-C]], Surabaya, ke [[Jl. Hang Tuah 46 kav B]] disewakan",
    "ngekos di [[jl.p.bungin 4 gg taman kamar nomer dua]], KTP",
    "saya di [[Cluster The Palm, B/22]] mengwitani",
    "Alamat saya [[Jalan Sekar Jepun IV/B-6]].",
    "[[Perum BSD Kediri blok anggrek 3/17]] jalan rusak",
    "[[Nomor rumah saya 88 di Jalan Tunggul Ametung V]], kabel",
    "sy di [[Lt. 12-07 Tower Sakura]] suara dugem",
    "ke [[Jl. Raya Semabaung, Gang Bima, rumah pojok kanan no. 1]], kode pos",
    "Suparti ([[rt 03 no 12]]), Ngatiyem ([[rt 03 no 15]])",
    "Tiang Nengah Suparta uli [[Br. Kebon Kaja]], margi",
    "mapaumahan di [[Banjar Kawan]]",
    "alamat [[Jl.WR.Supratman Gg.II/9]] saja",
    "[[Br. Tegal Buah, Jl. Mekar II Blok A.VIII No. 21]]",
    "rumah I Nyoman Reken di [[Banjar Bunutin]] tertimbun",
    "dekat rumah Mak Uniang ([[Jorong Koto Tuo No. 9]])",
    "direktur ([[Ruko Grand Wijaya B-17]])",
    "akta salah; [[Jln. Gaperta Ujung Gg. Wakaf 18]]",
    "di [[Bj. Gunung Sari no 65/11]] buang sampah",
    "rumah saya [[Kompleks Dalung Permai A19]] Denpasar",
    "di [[jalan Kenanga er te lima er we nol dua]] banjir",
    "kos di [[gang cempaka nomor lima kamar dua]] digerebek",
    "tinggal di [[BTN Bumi Dalung Permai blok ge ge dua belas nomor tiga]]",
    "saya Ketut, jero tiange ring [[Banjar Pande Kangin]]",
    "[[perum dalung permai blok JJ/12]]. cek",
    "depan pagar [[Dalung Permai blok d-25]]",
    "di [[Jalan Raya Tuka Gang Sriti No. 148]].",
    "next to [[Villa Kubu 17, Jl. Raya Basangkasa]] is loud",
    "rumah di [[gg. kamboja no 3]] hub",
    "Rumah di [[RT 05 RW 02 Kampung Jawa]] kebanjiran",
    "[[RT.05/RW.02]], [[RT/RW 005/002]], [[rt 5 rw 2]], [[RW 02 RT 05]]",
    "[[Jl. Akasia XVI No. 9]] telah",
    "[[jl pulau moyo XIV/3]]",
    "[[Jl. Pulau Moyo IA no 5]]",
    "[[JL. TUKAD BADUNG GG. XII NO 7]]",
    "[[Jalan Nangka Utara Gang Sriti 5]]. Email",
    "[[Jl. Kenari 12A]] Denpasar",
    "[[jalan patih jelantik gang dua nomor tujuh belas]]",
    "[[Jl. HOS. Cokroaminoto 100X]]",
    "[[Jl. Raya Ubud No 12, Br. Kalah]], Ds. Peliatan",
    "[[Perum Dalung Permai JJ/12]]",
    "[[Griya Mulia Asri II/5]]",
    "[[Kos Bu Ayu kamar 5]] bocor",
    "[[Hotel Santika kamar 203]]",
    "samping [[rumah nomor 15]]",
    "[[Monkey Forest Road 12]]",
    "[[No. 12 Jl. Kenari]]",
    "[[Kavling Bumi Asri No. 12]]",
    "rumah saya di belakang Puskesmas, [[Jl. Kartini No. 133]]",
    "tiang saking [[Banjar Dinas Abian]], margi ring Desa Sidemen",
    "umah tiange ring [[Br. Tengah Kauh]]",
    "saya warga [[Banjar Tegal]]",
    "I live in [[Banjar Nyuh Kuning]]",
    "rumah pak kelian sudarta [[br. mawang kaja]]",
    "alamat: [[Dusun Kelod]], Desa Sidemen",
    "sy anak kos [[kos pak Merta kamar 5]], sy",
    "Kantor di [[Ruko Sunset Star Blok A no. 9]].",
    "outside [[Unit 3, Lot 22 Jalan Bisma]] Ubud",
    "lampu mati dr [[Link. Celuk rt.05]] smp",
    "rumah [[ling. pande rt dua]].",
    "pojok [[gang Sandat, cat hijau, nomor 2]].",
    "di [[Jalan Umalas 2 No 77, lantai atas]].",
    "[[gang pucuk no duang dasa]].",
    "[[PERUM KORI NUANSA BLOK 5A NO 11]]. SUDAH",
    "[[lingk kaja rt.01/– no. 100x]]",
    "[[Padang Galak no rumah 3 gg tirta]]..",
    "di [[Jl. Danau Buyan VIII, kos-kosan biru nomor kamar 12]].",
    "[[gg. sempati, rmh no. tiga belas]]",
    "at [[Jl. Pantai Batu Bolong Gg. Nelayan No. 6]] plays",
    "bengkel [[pulau kawe gg XX/2]] bising",
    "tinggal di [[Sudirman 69]] sudah lama",
    "alamat: [[imam bonjol vi no 21]]",
    "lampu di [[gatsu gg 5 no 8]] mati",
    "warga [[Danau Tamblingan gang 71]] mengeluh",
    "toko di [[Legian 363B]] bising",
    "di [[Dalung Permai LL/9]] mati air",
    "domisili [[Green Kori Residence No 10]]",
    "[[Puri Gading II/B4-17]]. Telp",
    "[[ruko sudirman agung B82]]",
    "my house is at [[Unit 64, Sunset Road 88]]",
    "to [[No. 41 Pulau Moyo street]]",
    "[[Jl. Raya Kuta KM 5 No. 71]]",
    "[[Jl Pulau Moyo 18 bis]] retak",
    "[[Jl. Hayam Wuruk - 98]]",
    "[[Jl Kecubung 7/II]], [[Jalan Tukad Balian 100 XX]] Renon",
    "[[jl.nangka selatan no5]]",
    "[[RT III / RW V]] banjir",
    "[[rukun tetangga 3 rukun warga 5]]",
    "ke [[rumah cat biru no 81]]",
    "datang ke [[Banjar Kaja]] (rumah saya)",
    "[[perumahan Bumi Dalung Kencana jalur 7 no. 31]], pelakunya",
    "tinggal di [[Mess Karyawan blok E lantai 2 kamar 214]].",
    "[[gang subak dalem no 2 kamar paling ujung]]. Saya",
    "for [[Apt 3C, Canggu Nest Residence]].",
    "dipasung keluarga di [[Banjar Dinas Tista Kaja]], tp",
    "Semua di [[Br. Dinas Munduk Kunci]]. Kadus",
    "Orangnya anak [[banjar tegeh sari]].",
    "ke [[Jl. Pulau Moyo, gang masuk sebelah Alfa, rumah ke-3]] kiri",
    "anak tetangga di gang yg sama [[nomer 8]]",
    "[[jl p. kawe 33b]] kamar kos",
    "ngekos di [[jln. sedap malam gg. tunjung no. 7 lt 2]]",
    "lives at [[12 Jalan Bisma]], Ubud",
    "at [[Jl. Raya Sanggingan, Gang Puspa, house #9]] (blue",
    "Ko Hengky [[Jl Cargo Permai 77B gudang 5]]",
    "sy ngontrak di [[Br. Tegal Gundul]] dari 2019",
)
PUBLIC = (
    "Puskesmas II Denpasar Barat, Jl. Gunung Soputan No. 23 kosong",
    "Kapal KMP Gerbang Samudra 2 telat sandar",
    "Ngurah Rai Immigration Office, Jl. Raya Taman Jimbaran No. 1 closes",
    "ruas Jalan Raya Sesetan. Penambalan 48 m2 dijadwalkan",
    "dari rumah-rumah di Perumahan Nuansa Hijau.",
    "Ampura tiang matur, lampun margi ring Banjar Tegal Kuwalon padem.",
    "The villa plays music until 4 am.",
    "proyek Rp 2,2 M blok STA 3+200 mangkrak",
    "Jalan rusak di Jalan Hayam Wuruk dekat Pasar Kereneng",
    "Jalan Gajah Mada depan pasar",
    "simpang Jl. A. Yani dan Jl. Kartini",
    "Jl. Raya Denpasar-Gilimanuk km 12",
    "Jl. Imam Bonjol 2 lajur macet, 3 titik lampu mati",
    "jalan raya kuta rusak parah 3 minggu",
    "Jl. 17 Agustus gelap",
    "Jl. Ratna 2024",
    "jalan nasional sesuai Kepmen PUPR No. 1688/KPTS/M/2022",
    "RSUD Wangaya Jl. Kartini No. 133 tutup",
    "Kantor Camat Kuta, Jl. Raya Kuta No. 5",
    "Yeh ring Banjar Pande mati",
    "Warga Banjar Tegal mengeluh, Balai Banjar Tegal bocor",
    "Dinas Lingkungan Hidup",
    "Perum Dalung Permai belum ada air",
    "Pasar Badung blok C lantai 2",
    "Hotel bintang 5 bising",
    "Ketua RT 05 dan warga",
    "kampung kami kering",
    "kami tinggal di Denpasar 10 tahun",
    "BELI AYAM SAMPAI RUMAH CUMA 8 ONS",
    "rumah tangga 450 VA, rumah sakit umum 3 dokter",
    "Sudirman 3 arah macet, di Gatsu 25 lampu mati",
    "Sanur nomor 1 di Bali",
    "Sunset Road 3 potholes, trotoar Sunset Road 300 m",
    "tidak laik jalan. Retribusi KIR Rp 0 sejak",
    "Jalan Raya Banjarangkan STA 12+400",
    "Jl. Kartini dekat TPS nomor antrean 5, jalur 2 arah",
    "Jl. Gatsu 3 lantai, 2 kamar",
    "blok B 3 lantai",
    "Jl. Gatsu - 3 lubang, Jl. Sudirman 12-14 Mei ditutup",
)


@pytest.mark.parametrize("marked", PRIVATE)
def test_a_home_is_covered_whole(marked: str) -> None:
    assert uncovered(marked) == []


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_place_stays(text: str) -> None:
    assert red(text) == []


def test_an_address_is_one_span_without_what_surrounds_it() -> None:
    text = "tinggal di Jl. Tukad Batanghari Gg. XII No. 7, RT 3/RW 1. Mohon Jalan Raya Kuta."
    [span] = red(text)
    assert text[span.start : span.end] == "Jl. Tukad Batanghari Gg. XII No. 7, RT 3/RW 1"


@pytest.mark.parametrize("text", ["Gang Mawar gelap", "Ketua RT 05 minta uang"])
def test_a_gang_or_an_rt_alone_is_left_to_a_person(text: str) -> None:
    assert [span.tier for span in detect(text)] == ["amber"]


def test_a_village_beside_an_address_stays_public() -> None:
    text = "Jl. Kenari No. 12, RT.05/RW.02, Kel. Ubung"
    [span] = red(text)
    assert text[span.end :] == ", Kel. Ubung"
