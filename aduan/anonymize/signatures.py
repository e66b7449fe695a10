"""Names at the edges: below a letter, after a dash, above a NIP, before a telephone number."""

from aduan.anonymize.titles import CLOSINGS, DEGREES
from aduan.anonymize.words import Word

# Numbers, ranks (PP 11/2017: Penata, Pembina …) and words that follow the name of their owner.
OWNERS = frozenset(
    "nip nik npwp nrp nidn umur usia berumur warga asal beralamat selaku pembina penata "
    "pengatur kelahiran tinggal alamat room kamar kos hp tel telp tlp telepon wa whatsapp peserta "
    "pekerjaan saking from dkk cs".split()
)
AGES = frozenset("tahun thn th yo years".split())
SHORT_LINE = 4  # words of a name alone on its line
CLOSING_MARKS = ("", ",", ".", "!", ",-", ":)")
PHONE = 8  # digits at least
MOST_NUMBERS = 8  # words of numbers that may follow a signature


def followed(words: list[Word], end: int) -> bool:
    """Whether what comes next belongs to a person: a NIP, an age, a degree, "warga …", a phone."""
    if end >= len(words):
        return False
    after = words[end]
    gap = after.gap.strip(" \t,(:-\n/|")
    if gap not in ("", "+", ".", ")"):
        return False
    if after.low in OWNERS:
        return "\n" not in after.gap or after.low in ("nip", "nrp", "pembina", "penata", "pengatur")
    if after.text.isdigit():
        unit = words[end + 1] if end + 1 < len(words) else after
        if unit.low in AGES or unit.gap[:1] == ")" and "(" in after.gap and len(after.text) == 2:
            return True
        if after.text == "0" and unit.text.isdigit():
            return True
        return len(after.text) > 9 or after.text[0] == "0" and len(after.text) > 2 or gap == "+"
    return bool("," in after.gap and DEGREES.fullmatch(f", {after.text}"))


def signs(words: list[Word], i: int, end: int) -> bool:
    """Whether a run of words stands where people put their name: at the end, by itself."""
    last = end >= len(words) or _only_numbers(words, end)
    line_ends = end >= len(words) or "\n" in words[end].gap
    gap = words[i].gap
    if _after_closing(words, i) and words[i].cap and gap.strip() in CLOSING_MARKS:
        return last or line_ends or words[end].gap.lstrip()[:1] in ",–—-"
    if _after_number(words, i) and not words[i].plain and "\n" not in gap:
        return words[i].cap or last or line_ends
    if not (last or line_ends):
        return False
    if i and words[i - 1].low in ("dari", "by", "from", "ttd") and words[i - 1].first and last:
        return True
    if i and any(mark in gap for mark in "~—–(") or gap.endswith(("- ", "-")) and len(gap) > 1:
        return True
    if "\n" in gap or not i:
        return last and end - i < 7 and i > 0 or _after_closing(words, i)
    if i and gap.strip() in (".", ",", "!", "?", "", ":)", "...") and last:
        return words[i].first or words[i - 1].text.isdigit() or _after_closing(words, i)
    return False


def signs_off(words: list[Word], i: int) -> bool:
    """Whether a word begins the last line, of a few words and no sentence."""
    if "\n" not in words[i].gap or len(words) - i > SHORT_LINE:
        return False
    line = words[i:]
    return all(w.letters and not w.plain and w.gap.strip(" .") == "" for w in line[1:])


def _after_closing(words: list[Word], i: int) -> bool:
    return i > 0 and words[i - 1].low in CLOSINGS


def _after_number(words: list[Word], i: int) -> bool:
    """Whether a telephone number stands right before: "0812 3456 7890 Jamilah"."""
    digits = 0
    for word in reversed(words[max(i - MOST_NUMBERS, 0) : i]):
        if not word.text.isdigit():
            break
        digits += len(word.text)
        if digits >= PHONE and (word.text[0] == "0" or word.text[:2] == "62"):
            return True
    return False


def _only_numbers(words: list[Word], end: int) -> bool:
    """Whether nothing but numbers and their labels come after a word."""
    rest = words[end : end + MOST_NUMBERS + 1]
    return len(rest) <= MOST_NUMBERS and all(
        w.text.isdigit() or w.low in OWNERS or w.low in ("dari", "di", "no", "nomor") for w in rest
    )
