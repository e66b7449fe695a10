"""The canonical forms in which a private value and a public text meet: digits, letters, words.

However a value was typed, split, spelled or decorated, it is one string of bytes here.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

MIN_DIGITS = 8  # a shorter run of digits is nobody's number (also in RUN and SAID)

NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# A stop ends a sentence after a word; after "I", "Gst" or "Br" it only shortens.
SENTENCE = re.compile(r"[.!?](?<=\w{4}.)[.!?]*(?=[\s\"')\]]|$)|\n[^\S\n]*\n|\f")
ENDED = " \0 "  # what stands for the end of a sentence, paragraph or text
# Digits of one number: what stands between two of them are a few signs, no letter.
RUN = re.compile(rb"[0-9](?:[^a-z0-9\x80-\xff]{0,5}[0-9]){7,}")
GROUP = re.compile(rb"[0-9]+")
TOKEN = re.compile(rb"[0-9]+|[^0-9 ]+")
SAID = re.compile("[0-9](?: ?[0-9]){7,}")
SPACED = re.compile(rb"(?<= )(?:[a-z] (?:\. )*){6,}")
TEEN = re.compile(r"([1-9]) ?belas")
TENS = re.compile(r"([1-9]) puluh( [1-9](?![0-9]))?")
# The detectors have such tables, too; the gate keeps its own, so as not to share their gaps.
NUMBERS = (
    "nol kosong zero oh", "satu one siki besik siji hiji", "dua two kalih loro",
    "tiga three telu tilu", "empat four papat opat", "lima five limo", "enam six nem enem genep",
    "tujuh seven pitu", "delapan lapan eight kutus wolu dalapan",
    "sembilan nine sia sanga songo salapan",
)  # fmt: skip
DIGIT = {word: str(digit) for digit, words in enumerate(NUMBERS) for word in words.split()}
SPOKEN = DIGIT | {"belas": "belas", "puluh": "puluh", "sebelas": "11", "sepuluh": "10"}
PART = re.compile("|".join(sorted(DIGIT, key=len, reverse=True)))
GLUED = re.compile(f"(?:{PART.pattern}){{4,}}")
LOOKS = str.maketrans("oil", "011")
# Letters of other scripts that look like Latin ones (the common part of Unicode's confusables),
# small capitals, and letters that stand on their heads.
LOOKALIKES = str.maketrans(
    "авеёіјкмнорсѕтухԝᏢᏦАВЕЁІЈКМНОРСЅТУХοαικνρτυχΟΑΒΕΖΗΙΚΜΝΡΤΥΧıɑɡøłđɨ"
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ",
    "abeeijkmhopcstyxwPKABEEIJKMHOPCSTYXoaiknptyxOABEZHIKMNPTYXiagoldi"
    "abcdefghijklmnoprstuvwyzacefghijkmrtvwy",
)
ENCLOSED = (0x1F150, 0x1F170, 0x1F1E6)  # alphabets in circles, squares, flags
BROKEN = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[^\W\d_])")  # a word at the end of a line


def _table(blank: bytes) -> bytes:
    """Translates these bytes to blanks, and the end of a sentence to a full stop."""
    return bytes(32 if byte in blank else 46 if byte == 0 else byte for byte in range(256))


SIGNS = bytes(byte for byte in range(1, 128) if not chr(byte).isalnum())
NO_LETTERS = SIGNS + b"\0"
TO_TOKENS, TO_WORDS = _table(SIGNS), _table(SIGNS + b"0123456789")


@dataclass(frozen=True)
class Streams:
    """`digits`: numbers in groups, one a line. `words`: words and numbers, a blank between them and
    at both ends, " . " where a sentence ends."""

    digits: bytes
    words: bytes

    @cached_property
    def joined(self) -> bytes:
        """The digits without their groups."""
        return self.digits.replace(b" ", b"")

    @cached_property
    def letters(self) -> bytes:
        """Letters and digits, and nothing else within a text."""
        return self.words.translate(None, b" .")


def streams(text: str) -> Streams:
    """The canonical forms of a text."""
    low = folded(text)
    if "-\n" in low:
        low = BROKEN.sub("", low)
    raw = _encoded(SENTENCE.sub(ENDED, low)).translate(TO_TOKENS)
    return Streams(digits=b"\n".join((*_numbers(low), *_said(raw))), words=_words(raw))


def digits(text: str) -> list[bytes]:
    """The numbers of a text, without what stands between their digits."""
    low = folded(text)
    runs = (*_numbers(low), *_said(_encoded(low).translate(TO_TOKENS)))
    return [run.replace(b" ", b"") for run in runs]


def letters(text: str) -> bytes:
    """The letters and digits of a text."""
    return _encoded(folded(text)).translate(None, NO_LETTERS)


def words(text: str) -> list[str]:
    """The words of a text."""
    return _encoded(folded(text)).translate(TO_WORDS).decode().split()


def together(parts: Iterable[Streams]) -> Streams:
    """Several texts as one, in which nothing runs from one to the next."""
    every = list(parts)
    return Streams(
        digits=b"\n".join(part.digits for part in every),
        words=b"\n".join(part.words for part in every),
    )


def packed(texts: Streams) -> bytes:
    return zlib.compress(b"\0".join((texts.digits, texts.words)), 1)


def unpacked(data: bytes) -> Streams:
    return Streams(*zlib.decompress(data).split(b"\0"))


def folded(text: str) -> str:
    """Small letters without accents and invisible signs; digits of any script as 0-9."""
    return (text if text.isascii() else NOT_ASCII.sub(_plain, text)).casefold()


def _plain(match: re.Match[str]) -> str:
    return _spread(match[0])


@lru_cache(maxsize=4096)
def _spread(text: str) -> str:
    return "".join(map(_sign, unicodedata.normalize("NFKD", text))).translate(LOOKALIKES)


def _sign(char: str) -> str:
    if char.isascii():
        return char
    if "\U000e0020" <= char <= "\U000e007e":  # invisible tag characters shadow ASCII
        return chr(ord(char) - 0xE0000)
    for first in ENCLOSED:
        if 0 <= ord(char) - first < 26:
            return chr(ord(char) - first + ord("a"))
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else char if char.isalpha() else " "


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _words(raw: bytes) -> bytes:
    said = b" %b " % b" ".join(TOKEN.findall(raw))
    spaced = SPACED.findall(said)  # "w a y a n"
    runs = [run.translate(None, b" .") for run in spaced]
    return b"%b. %b . %b " % (said, b" . ".join(runs), b"".join(runs)) if spaced else said


def _numbers(low: str) -> Iterable[bytes]:
    flat = b" ".join(_encoded(low).split())
    return (b" ".join(GROUP.findall(run)) for run in RUN.findall(flat))


def _said(raw: bytes) -> Iterable[bytes]:
    """Numbers said in words, or with letters that look like digits: "nol 8 dua belas", "O8l2"."""
    tokens = raw.decode().split()
    known = {token: _number(token) for token in set(tokens)}
    numbers = " ".join(map(known.__getitem__, tokens))
    if "belas" in numbers:
        numbers = TEEN.sub(r"1\1", numbers)
    if "puluh" in numbers:
        numbers = TENS.sub(_tens, numbers)
    return (run.encode() for run in SAID.findall(numbers))


def _tens(match: re.Match[str]) -> str:
    return match[1] + (match[2].strip() if match[2] else "0")


@lru_cache(maxsize=65536)
def _number(word: str) -> str:
    """The digits a word says; "" when it says none."""
    if word.isdecimal():
        return word
    if said := SPOKEN.get(word):
        return said
    if (looks := word.translate(LOOKS)).isdecimal():
        return looks
    if GLUED.fullmatch(word):
        return "".join(DIGIT[part] for part in PART.findall(word))
    return ""
