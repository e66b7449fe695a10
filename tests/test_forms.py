"""Identifiers written in every form that their grammar allows: whatever the grouping, the signs
between the groups, the word before it and the sentence around it, all of it is masked."""

from string import ascii_uppercase

from hypothesis import given
from hypothesis import strategies as st

from aduan.anonymize.numerals import DIGIT
from tests.found import few, uncovered

SIGNS = (
    " ",
    "-",
    ".",
    "  ",
    " - ",
    "..",
    "/",
    "_",
    "~",
    "•",
    " · ",
    "*",
    "–",
    "\u00a0",
    "\u200b",
    "",
)
SAID = {"0": "nol", "1": "satu", "2": "dua", "3": "tiga", "4": "empat", "5": "lima", "6": "enam",
        "7": "tujuh", "8": "delapan", "9": "sembilan"}  # fmt: skip
AREAS = tuple("DK B L N AG P DR EA K KT KH R BD Z D F E T A G H S W M".split())
MAILS = ("gmail.com", "yahoo.co.id", "undiksha.ac.id", "posteo.de", "proton.me", "balibagus.net")
LOCALS = ("kadek.s", "wayan_77", "ni.luh.ayu", "i-made", "s4ri.dewi", "budi.san88")
AT = (" at ", " [at] ", "(at)", " @ ", "@ ", " @", "{at}", "<at>", "_at_", " AT ",
      "«at»", "/at/", " at-nya ", "@@", " @@ ", "*at*", " a ke0ng ")  # fmt: skip
DOT = (
    " dot ",
    " titik ",
    "[dot]",
    " . ",
    ". ",
    ".",
    " (dot) ",
    "•",
    ";",
    "-dot-",
    "_dot_",
    "[d0t]",
)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def grouped(number: str, sizes: tuple[int, ...], sign: str) -> str:
    """The number in groups of these sizes and of what is left."""
    groups = []
    for size in sizes:
        groups.append(number[:size])
        number = number[size:]
    return sign.join(group for group in (*groups, number) if group)


def in_a_sentence(*labels: str) -> st.SearchStrategy[str]:
    """A sentence with {} in the place of the identifier."""
    before = st.sampled_from(("", "mohon dicek, ", "Pak Lurah, ", "(", "Rp 20.000 sudah dibayar; "))
    after = st.sampled_from(("", ".", ", tolong", " (Budi)", " ya min", ")"))
    parts = st.tuples(before, st.sampled_from(labels), after)
    return parts.map(lambda part: f"{part[0]}{part[1]} {{}}{part[2]}")


def not_letters_alone(text: str) -> bool:
    return not text.isalpha()


mobile = st.tuples(
    st.sampled_from(("0811", "0812", "0838", "0857", "0878", "0899")), digits(7)
).map("".join)
nik = st.tuples(
    st.sampled_from(("517102", "510301", "357807")),
    st.sampled_from(("140190", "590785", "310100")),
    digits(3),
).map(lambda part: f"{part[0]}{part[1]}0{part[2]}")


@few
@given(mobile, st.sampled_from(SIGNS), st.sampled_from(((4, 4), (4, 3), (3, 3, 3), (5, 3))),
       in_a_sentence("hp", "wa", "hubungi", "Nomor saya", "Telp."))  # fmt: skip
def test_a_mobile_number_in_any_groups(
    number: str, sign: str, sizes: tuple[int, ...], said: str
) -> None:
    assert not uncovered(said.format(f"[[{grouped(number, sizes, sign)}]]"))


@few
@given(mobile, st.lists(st.booleans(), min_size=11, max_size=11), in_a_sentence("hp", "wa"))
def test_a_mobile_number_said_in_part(number: str, words: list[bool], said: str) -> None:
    spoken = " ".join(
        SAID[digit] if word else digit for digit, word in zip(number, words, strict=True)
    )
    assert not uncovered(said.format(f"[[{spoken}]]"))


@few
@given(
    digits(6).filter(lambda n: n[0] not in "019"),
    in_a_sentence("Telp.", "telp", "No. Telp.", "call", "fax"),
)
def test_a_fixed_line_without_its_area(number: str, said: str) -> None:
    assert not uncovered(said.format(f"[[{number}]]"))


@few
@given(nik, st.sampled_from(SIGNS), st.sampled_from(((4, 4, 4), (6, 6), (2, 2, 2, 6), ())),
       in_a_sentence("NIK", "ktp", "nik saya", "an Sari nik"))  # fmt: skip
def test_an_identity_number_in_any_groups(
    number: str, sign: str, sizes: tuple[int, ...], said: str
) -> None:
    assert not uncovered(said.format(f"[[{grouped(number, sizes, sign)}]]"))


@few
@given(
    nik, st.sampled_from((4, 6, 8, 12)), st.sampled_from("xX*"), in_a_sentence("NIK", "nik saya")
)
def test_an_identity_number_half_hidden(number: str, shown: int, mask: str, said: str) -> None:
    assert not uncovered(said.format(f"[[{number[:shown].ljust(16, mask)}]]"))


@few
@given(st.sampled_from(AREAS), st.integers(1001, 9999).filter(lambda n: n % 100),
       st.text(ascii_uppercase, min_size=2, max_size=3),
       st.sampled_from((" ", "", "-", ".", " - ", "/", "_")),
       st.booleans(), in_a_sentence("motor", "plat", "nopol", "mobil"))  # fmt: skip
def test_a_plate_in_any_spelling(
    area: str, number: int, series: str, sign: str, small: bool, said: str
) -> None:
    plate = sign.join((area, str(number), series))
    assert not uncovered(said.format(f"[[{plate.lower() if small and sign != '/' else plate}]]"))


@few
@given(st.sampled_from(LOCALS), st.sampled_from(AT), st.sampled_from(MAILS), st.sampled_from(DOT),
       in_a_sentence("email", "kirim ke", "surel:"))  # fmt: skip
def test_an_address_of_mail_in_any_disguise(
    local: str, at: str, domain: str, dot: str, said: str
) -> None:
    assert not uncovered(said.format(f"[[{local}{at}{domain.replace('.', dot)}]]"))


@few
@given(st.text("0123456789CFGHJKLMNPRTVWXYZ", min_size=8, max_size=8).filter(not_letters_alone),
       in_a_sentence("paspor", "passport no", "Passport:"))  # fmt: skip
def test_a_foreign_passport_of_letters_and_digits(number: str, said: str) -> None:
    assert not uncovered(said.format(f"[[C{number}]]"))


def test_the_words_of_the_digits_are_those_the_anonymizer_knows() -> None:
    assert all(DIGIT[word] == digit for digit, word in SAID.items())
