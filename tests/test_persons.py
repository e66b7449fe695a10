"""Finding names of people and hints at them. All people are invented."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aduan.anonymize import hints, persons
from aduan.anonymize.span import Span

few = settings(max_examples=200, deadline=None, derandomize=True)

# ⟦…⟧ is what has to be masked, in its whole extent.
NAMED = (
    # Balinese grammar, whole and in the short forms of forms and signatures
    "Saya ⟦I Made Suastika⟧ dari Panjer.",
    "Toko milik ⟦Lie Kok Hwa⟧ tutup, rumah milik ⟦Tan Mei Lan⟧ juga.",
    "⟦Agung⟧, teknisi listrik, tidak membawa surat tugas.",
    "⟦Bunga⟧ (kasir) menolak uang logam.",
    "⟦Nurjanah binti Sapri⟧ dan ⟦Sapri bin Kusen⟧ minta pisah kartu.",
    "Barang ⟦Lalu Wirajaya⟧ belum diganti, lalu ditinggal.",
    "Perahu ⟦Dg. Situju⟧ menabrak rumpon dg keras.",
    "⟦Ngk. Md. Suparsa⟧ tidak setuju.",
    "foto_rumah_pak_⟦gede_arsa⟧.png sudah dikirim",
    "usaha ⟦Ni Made Ayu Astiti⟧ kena denda",
    "rek 88l2 an ⟦meylin⟧ buat bayar",
    "⟦Gung Aji⟧081238800447 lapor, atas nama⟦Made Suta⟧ belum",
    "Tanah ⟦I Pt. Suarta⟧ dan 1. ⟦I Made Sari⟧.",
    "nikah ⟦Wa Ode Nurlela⟧ dan ⟦La Ode Rusdin⟧",
    "dari warga ⟦Bernadus Wasa Klau⟧, Gg. Anggrek",
    "⟦pan sukra⟧ sama ⟦men kadek⟧ rebutan batas",
    "Kakek saya ⟦Tan Kok Liang⟧ tidak punya akta",
    "engkok ⟦moh. hosen⟧ deri Sampang sm ⟦abd. rokim⟧",
    "daftar: 2 ⟦M Yusuf Hasan⟧, 3 ⟦Dewi Sri⟧",
    "supirnya ⟦melianus⟧ satu lagi",
    "⟦Kemas Ahmad Fauzi⟧ kemas barang.",
    "Teknisinya ⟦Arif Rahman Hakim⟧ ditelpon.",
    "Saya ⟦Hasnawati Dg. Kanang⟧, pedagang di pasar.",
    "Saya ⟦Rosdiana br. Sitanggang⟧, gaji ditahan bos Mr. ⟦Kang⟧ 2 bulan.",
    "Holder ⟦priya venkataraman⟧, passport hilang.",
    "atas nama ⟦Maria Goreti Nona⟧, lahir di Ende",
    "⟦Kms. Fauzan⟧ minta restitusi.",
    "Kapten kapal ⟦Made Rawa⟧ mabuk.",
    "pemilik kos ⟦Praprawan Dumomo⟧ galak",
    "Penjual ⟦Kadek Hakim⟧ kabur.",
    "Sdr ⟦ni kadek candrawati⟧ sudah datang.",
    "Pelapor ⟦Ida Bagus Darmayasa⟧ dan ⟦Ida Ayu Rasmini⟧.",
    "Tanah ⟦I Gst. Ngr. Putu Wiranata⟧ di Subak Uma.",
    "KTP ⟦Ni Km. Sri Adnyani⟧ belum jadi.",
    "Berkas ⟦I.G.A.K. Citra Kesumadewi⟧ hilang.",
    "⟦A.A. Ngurah Putra Wijaya⟧ menolak.",
    "⟦Cokorda Gde Raka⟧ menutup gang.",
    "⟦Anak Agung Istri Ratih⟧ belum menerima surat.",
    "⟦Desak Made Puspawati⟧ yang menjawab.",
    "⟦Ngakan Putu Oka⟧ dan ⟦Sang Ayu Nyoman⟧ hadir.",
    "Ada ⟦Pande Wayan Suteja⟧ di sana.",
    "di rumah ⟦luh putu eka⟧ tidak ada air",
    # birth order alone, where it is used as a name
    "petugasnya ⟦Wayan⟧ bilang besok",
    "pak ⟦made⟧ belum datang",
    "⟦Wayan⟧, ⟦Made⟧ dan ⟦Ketut⟧ tidak dapat bantuan.",
    "The driver, ⟦Ketut⟧, was rude.",
    # titles, ranks, kinship
    "Oknum bernama Pak ⟦Oka⟧ minta uang.",
    "dr. ⟦Putra Dwipayana⟧ tidak ada di tempat.",
    "Penjual tanah H. ⟦Sobirin⟧ kabur.",
    "Penyidik Bripka ⟦Agus Hermawan⟧ menolak laporan.",
    "Pdt. ⟦Nyoman Suanda⟧ dan Romo ⟦Eventius⟧.",
    "sy ⟦mbah karto⟧ blm dapat bansos",
    "⟦Dadong Kerti⟧ hidup sendiri.",
    "⟦Jero Mangku Ketut Sana⟧ mengeluh.",
    "Bli ⟦Tut Arsana⟧ yang mengantar.",
    "Yth. Bapak Ir. ⟦I Ketut Rinda⟧",
    "Dear Ms ⟦Raghunathan⟧, we received it.",
    # introductions in three languages
    "nama saya ⟦budi santoso⟧ tinggal di sanur",
    "Nama : ⟦YOSEF LAMATOKAN⟧",
    "namanya ⟦Zubrowka⟧ kalau tidak salah",
    "STNK an ⟦Wahyudi Prasetyo⟧.",
    "pelanggan a.n. ⟦Yosef Lamatokan⟧ di sini",
    "rekening a/n ⟦endang susilowati⟧ sudah ditutup",
    "KK salah nama ibu, seharusnya ⟦Sumiati⟧.",
    "My name is ⟦Emma Fischer⟧ and I live here.",
    "I'm ⟦Pieter van den Broek⟧ from Utrecht.",
    "Om Swastyastu, tiang ⟦Nyoman Wijana⟧ saking Sidemen.",
    "Wastan titiang ⟦Wayan Koyan⟧, nunas tulung.",
    # relations and roles
    "Anak saya ⟦Rafa⟧ kelas 2.",
    "suami saya ⟦komang wirya⟧ dirawat",
    "Tetangga saya ⟦Zygmunt⟧ bakar sampah.",
    "kelian banjar kami, ⟦wayan sudana⟧, tidak pernah ada",
    "kelian dinas ⟦Made Tirta⟧ berpihak",
    "Sopir truk itu ⟦Jumadi⟧.",
    "pelakunya si ⟦Gede⟧",
    "⟦Bagus⟧ sama ⟦Intan⟧ dipecat.",
    # right after the name of a place, an office or a company
    "Kepala Puskesmas Mengwi I dr. ⟦Made Adi Swapatni⟧ membantah.",
    "Direktur Utama RSUD Klungkung dr ⟦Made Adi Swapatni⟧ membantah.",
    "Kadis Kominfo Kabupaten Ponorogo ⟦Sapto Djatmiko⟧ hadir.",
    "Kelian Banjar Tegal ⟦I Made Sudana⟧ diam.",
    "Direktur PT PLN ⟦Sofyan Basir⟧ diam.",
    "Kadishub Badung, ⟦AA Ngurah Rai Yuda Darma⟧, menyangkal.",
    "Pak Lurah ⟦Zubrowka⟧ dan kurir JNE ⟦Wemimun⟧ bertengkar.",
    "Kelian banjar ⟦Tigor Nainggolan⟧ tahu, staf kelurahan ⟦Siti Aminah⟧ juga.",
    "staf kelurahan ⟦SLAMET RIYADI⟧ dan pemilik warung ⟦Moh. Arifin⟧",
    "mas ⟦LIM KOK WIE⟧ minta uang",
    # patronymics, degrees, initials, nicknames
    "⟦Ahmad bin Sulaiman⟧ ditahan.",
    "Kami panggil ⟦Siti Zubaidah binti Kasim⟧.",
    "Disposisi: ⟦Ni Made Sulastri⟧, S.Sos., M.Si.",
    "diduga ⟦Kadek S.⟧ mencuri",
    'Pemiliknya ⟦Robert "Rob" Haddin⟧ kabur.',
    "Namanya ⟦Putu Edi alias Cepot⟧.",
    # other peoples of Indonesia and guests
    "Bos saya ⟦Liem Tjoe Hok⟧ tidak membayar.",
    "Pemilik kos ⟦Jessica Simanjuntak⟧ marah.",
    "laporan Sdri. ⟦Oktaviani Br. Purba⟧ tanggal itu",
    "bpk ⟦Sembiring⟧ & ibu ⟦Br. Ginting⟧ ngaku beli tanah",
    "Saksi pedagang bakso ⟦Mul⟧ lihat nopol",
    "sales ⟦Yollanda⟧ hilang",
    "kami 4 org: ⟦Dika⟧, ⟦Ngurah⟧, ⟦Putu S.⟧, ⟦Vian⟧, M. Zaki",
    "Sudah kami telpon. dari ⟦Oming⟧",
    "pengendara namanya ⟦komang bebek⟧",
    "Gardener: ⟦made botol⟧",
    "4. Lusia Dhone\n5. ⟦wayan nik⟧\nSemua hadir",
    "kartu ikut hilang. ⟦Teguh⟧, 0857.3812.6640",
    "Anak kami ⟦Maria Goreti Bupu⟧ ditolak.",
    "Contact ⟦Liam O'Connell⟧ please.",
    # signatures
    "Terima kasih.\nHormat saya,\n⟦Yosef Lamatokan⟧",
    "Kepala Dinas,\n\nDrs. ⟦Gede Arya Mahendra⟧, M.Si.\nPembina Utama\nNIP 196909121994031007",
    "Banjir selutut. — ⟦Nurhayati⟧",
    "tolong diperbaiki ya\n~ ⟦Komang⟧",
    "rumah kebanjiran. ⟦Supriyadi⟧ 0361 8440921",
    "hub 081999230114 ⟦luh de⟧",
    "hubungi ⟦sari⟧ aja 087861112222",
    "kak ini ⟦dewi⟧ dr banjar kertha",
    "Kami bertiga (⟦Rio⟧, ⟦Edo⟧, ⟦Sultan⟧) ditilang.",
    "LAPOR PAK JALAN RUSAK, NAMA SAYA ⟦I WAYAN SUARTA⟧, TOLONG",
    # beside a place, or with a word for one in the name
    "Ketua LPD ⟦I Wayan Sukanada⟧ kabur",
    "kader posyandu ⟦ni wayan sudiarti⟧ ada balita",
    "almarhum ⟦I Made Gria Sutapa⟧ (NIK",
    "namanya ⟦Gung Is⟧ judes",
    "Ibunya ⟦Tiur⟧ sdh ke sekolah",
    "Penagihnya ⟦Ongky⟧ dkk (4 orang)",
    "Kenek'e jenenge ⟦Kelik⟧, galak",
    'surf instructor "⟦Dodik⟧" di pantai',
    "parkir beten taman. ⟦Dek Sri⟧",
)
PUBLIC = (
    "Lampu mati di Jalan Teuku Umar dan Jalan Hayam Wuruk.",
    "Antre di RSUP Prof. dr. I.G.N.G. Ngoerah dari pagi.",
    "Bandara I Gusti Ngurah Rai penuh, Bypass Ida Bagus Mantra gelap.",
    "Stadion Kapten I Wayan Dipta dan Lapangan Niti Mandala kotor.",
    "Sampah di Pasar Badung dan di Pura Agung Besakih.",
    "lubang di jl gatot subroto barat depan sma 7",
    "Kepala Dinas Perhubungan, Camat Kuta, dan Kepala Dusun diam saja.",
    "Pak Camat, Bu Lurah, Pak Kelian, Bapak Gubernur, bapak/ibu petugas.",
    "ibu saya sakit, bapak saya juga",
    "Om Swastyastu, Ida Sang Hyang Widhi Wasa. Om Santih Santih Santih Om",
    "Hari Galungan bulan Mei dan Juni, motor Honda hilang.",
    "I made a report, we made a mistake. Made in Bali.",
    "lubangnya gede sekali, pelayanannya bagus dan indah",
    "Dinas Pekerjaan Umum Kota Denpasar, Kartu Keluarga, Surat Keterangan.",
    "PERBAIKAN JALAN RUSAK DI DESA PEMOGAN MOHON SEGERA DITINDAKLANJUTI",
    "pak tolong, bu mohon, mas gimana ini, kak admin balas dong",
    "Terima kasih.\nHormat kami,\nWarga Banjar Kaja",
    "Tanah itu milik SDIT Al Ikhlas, MTs Miftahul Ulum, dan SMA Negeri 1 Kuta Utara.",
    "Jaksa Agung dan Mahkamah Agung; mohon ganti kata sandi.",
    "Upah saya bulan Mei, pemilik sejak 12 Mei.",
    "nama di manifes KM Sirimau berbeda, SE Gubernur Nomor B.31.000/4821/2025",
    "Progres Rp3,2 M. Konsultan: PT Bina Rekayasa Nusantara.",
    "halo kak, boleh info nama?",
    "Pak Prebekel, Ida Sang Hyang Widhi Wasa.",
    "Kue putu dan jaje putu dijual di Pasar Seni Sukawati.",
    "Nama jalan di sini salah, nama baik kami rusak.",
    "bau sampah, beli es krim aja ga nafsu makan",
    "pedagang bakso dan tukang donat kena tumor",
    "kemarin kakak beli martabak, petugas kupon marah",
    "Br. Tegal dan Br. Pande banjir",
    "rekening a.n. PT di sini. Wassalam",
    "Kelian Banjar Tegal Gundul, Kepala Desa Penarukan dan Kelian Banjar Dangin Puri diam.",
)


def marked(text: str) -> tuple[str, set[int]]:
    """The text without ⟦⟧ and the places of the letters between them."""
    plain, gold, inside = "", set(), False
    for character in text:
        if character in "⟦⟧":
            inside = character == "⟦"
            continue
        if inside and character.isalnum():
            gold.add(len(plain))
        plain += character
    return plain, gold


def covered(spans: list[Span], tier: str) -> set[int]:
    return {k for span in spans if span.tier == tier for k in range(span.start, span.end)}


@pytest.mark.parametrize("sentence", NAMED)
def test_a_name_is_found_in_its_whole_extent(sentence: str) -> None:
    text, gold = marked(sentence)
    spans = list(persons.find(text))
    assert not gold - covered(spans, "red"), [text[s.start : s.end] for s in spans]


def test_a_hashtag_that_names_nobody_asks_for_no_decision() -> None:
    assert list(persons.find("Kami dukung #SaveJimbaran dan #KawalPutusan")) == []


@pytest.mark.parametrize("sentence", PUBLIC)
def test_what_is_public_stays(sentence: str) -> None:
    assert not [sentence[s.start : s.end] for s in persons.find(sentence) if s.tier == "red"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kemarin kami bertemu Zubrowka lagi.", "Zubrowka"),
        ("Warung Made di Seminyak membuang limbah.", "Made"),
        ("Kemarin Pak Kerikil datang lagi.", "Kerikil"),
        ("katanya punya ko afung", "afung"),
        ("uang dibawa sopir zubro kemarin", "zubro"),
        ("diantar sama zubro ke pasar", "zubro"),
        ("kata ibunya bunga dipukul", "bunga"),
    ],
)
def test_what_is_not_sure_is_for_a_person_to_decide(text: str, name: str) -> None:
    spans = [s for s in persons.find(text) if text[s.start : s.end].endswith(name)]
    assert [s.tier for s in spans] == ["amber"]


@pytest.mark.parametrize(
    "text",
    [
        "Nama saya I Made Suastika. Kata pak suastika besok. Rumah Suastikanya di sana. SUASTIKA!",
        "Pak Zubrowka galak. ZUBROWKA bilang zubrowka tidak takut.",
    ],
)
def test_every_mention_of_a_name_is_found(text: str) -> None:
    name = "suastika" if "uastika" in text else "zubrowka"
    red = covered(list(persons.find(text)), "red")
    low = text.lower()
    places = [k for k in range(len(low)) if low.startswith(name, k)]
    assert len(places) > 2
    assert all(set(range(k, k + len(name))) <= red for k in places)


def test_a_street_keeps_its_name_when_a_person_has_it_too() -> None:
    text = "Pak Sudirman tinggal dekat Jalan Sudirman."
    assert [text[s.start : s.end] for s in persons.find(text)] == ["Sudirman"]


def test_a_friendly_title_goes_with_the_name_and_a_formal_one_stays() -> None:
    text = "Pak Slamet dan mbah Karto"
    assert [text[s.start : s.end] for s in persons.find(text)] == ["Slamet", "mbah Karto"]


WORDS = st.sampled_from(
    "I Ni Ida Bagus Made made Wayan ketut Gst. Pak pak bu nama saya : , . \n a.n. an Suastika "
    "suastika Jalan jl Teuku Umar di RSUP Prof. dr. dan - ~ ( ) NIP 0812 S.H. bin ' \" M MADE "
    "TOLONG Zubrowka zubrowka beach Bang si Kadek".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@few
@given(TEXTS)
@example("")
@example("I")
@example("a.n.")
@example("İ umur ﬀ")
def test_spans_lie_inside_the_text_in_order(text: str) -> None:
    for find in (persons.find, hints.find):
        spans = list(find(text))
        assert spans == sorted(spans)
        position = 0
        for span in spans:
            assert position <= span.start < span.end <= len(text)
            assert span.tier in ("red", "amber")
            position = span.end


@few
@given(st.lists(WORDS, max_size=15).map(" ".join), st.lists(WORDS, max_size=15).map(" ".join))
def test_a_name_once_found_is_marked_wherever_it_stands(before: str, after: str) -> None:
    text = f"Nama saya Komang Kertiyasa.\n{before}\nMenurut Kertiyasa begitu.\n{after}"
    places = [k for k in range(len(text)) if text.startswith("Kertiyasa", k)]
    red = covered(list(persons.find(text)), "red")
    assert all(k in red for k in places)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("anak saya umur 7 tahun digigit anjing", "anak saya umur 7 tahun"),
        ("Ibu saya (umur 71) ditolak", "Ibu saya (umur 71"),
        ("siswi kelas 3 SD dipukul", "siswi kelas 3 SD"),
        ("istri saya kena kanker payudara", "istri saya kena kanker"),
        ("Dia penyandang tuna netra.", "penyandang tuna netra"),
        ("Saya mualaf di banjar ini", "Saya mualaf"),
        ("saya satu-satunya dokter di desa ini", "satu-satunya dokter di desa ini"),
        ("Saya bidan di desa Kutuh", "Saya bidan di desa"),
        ("My 8-year-old son was bitten", "8-year-old"),
        ("korban pelecehan seksual oleh guru", "pelecehan seksual"),
    ],
)
def test_a_trait_of_one_person_is_a_hint(text: str, hint: str) -> None:
    spans = hints.find(text)
    assert spans
    assert all(span.type == "HINT" and span.tier == "amber" for span in spans)
    assert any(hint in text[span.start : span.end] for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Saya sudah 2 tahun menunggu jalan diperbaiki.",
        "Jembatan itu umur 40 tahun.",
        "BPJS saya kelas 3, kamar penuh.",
        "Fogging untuk demam berdarah belum ada.",
        "Itu satu-satunya akses jalan ke pasar.",
        "Dokter di puskesmas sering terlambat.",
        "Hari raya Islam dan Hindu bersamaan.",
    ],
)
def test_what_points_at_nobody_is_no_hint(text: str) -> None:
    assert hints.find(text) == []
