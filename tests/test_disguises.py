"""More of what the gate undoes: found by one who tried to get a value past it."""

import base64
import binascii
import codecs
import gzip
import hashlib
import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from aduan.gate import guard
from aduan.office import Office
from aduan.report import Report
from tests.test_gate import EMAIL, NAME, PHONE, case, page  # noqa: F401 (its report)

SHORT = " ".join(NAME.split()[-2:])
FIRST, LAST = SHORT.split()
STRANGER = "Bapak I Ketut Sugiarta"
STRANGERS_PHONE = "085712349876"


def members(*texts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)
    return file.getvalue()


def png(kind: bytes, data: bytes) -> bytes:
    """A picture with one more part, whose check sum happens to look like letters."""
    sizes = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", sizes), (kind, data), (b"IDAT", zlib.compress(b"\0   ")), (b"IEND", b""))
    made = (struct.pack(">I4s", len(body), name) + body + b"abcd" for name, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def letters(start: int, text: str) -> str:
    return "".join(chr(start + ord(c) - 65) if c.isalpha() else c for c in text.upper())


def script(data: object) -> bytes:
    return page(f'<script type="application/ld+json">{json.dumps(data)}</script>')


SMALL = str.maketrans("aegijknprtw", "ᴀᴇɢɪᴊᴋɴᴘʀᴛᴡ")
TURNED = str.maketrans("aegijkrtw", "ɐǝƃᴉɾʞɹʇʍ")  # an n turned is a u, and stays unknown
OF_THE_CASE = {
    "in the second member of a zip": ("a.zip", members("x" * 50, SHORT, "x" * 50)),
    "in the second member of gzip": ("a.gz", gzip.compress(b"x") + gzip.compress(SHORT.encode())),
    "in UTF-16 the other way round without a mark": ("a.txt", SHORT.encode("utf-16-be")),
    "in UTF-32 the other way round without a mark": ("a.txt", SHORT.encode("utf-32-be")),
    "in a picture's text": ("a.png", png(b"tEXt", b"Author\0" + SHORT.encode())),
    "in pieces of a PDF that is all ASCII": (
        "a.pdf",
        b"%PDF-1.4\nBT [(Kenari)-3(jingga )2(Prat)-1(iwi)] TJ ET\n%%EOF",
    ),
    "in two paragraphs": ("a.html", page(f"{FIRST}</p><p>{LAST}")),
    "in linked data": ("a.html", script({"givenName": FIRST, "familyName": LAST})),
    "in JSON in an attribute": (
        "a.html",
        page(f"<i data-x='{json.dumps({'a': FIRST, 'b': LAST})}'>x</i>"),
    ),
    "in the parts of a query": ("a.html", page(f'<a href="/?a={LAST}&amp;b={FIRST}">x</a>')),
    "in quoted-printable of small letters": ("a.txt", "".join(f"={ord(c):02x}" for c in SHORT)),
    "in hex with dots": ("a.txt", ".".join(f"{ord(c):02x}" for c in SHORT)),
    "in hex with slashes": ("a.txt", "/".join(f"{ord(c):02x}" for c in SHORT)),
    "in uuencode": (
        "a.txt",
        b"begin 644 a\n" + binascii.b2a_uu(SHORT.encode()) + b"`\nend\n",
    ),
    "in ASCII85": ("a.txt", base64.a85encode(SHORT.encode(), adobe=True)),
    "in base32 of small letters": ("a.txt", base64.b32encode(SHORT.encode()).decode().lower()),
    "in several literals of a script": (
        "a.html",
        page(f"<script>a='{FIRST[:5]}';b='{FIRST[5:]} ';c='{LAST}'</script>"),
    ),
    "in two contents of a style": (
        "a.css",
        f".a:before{{content:'{PHONE[:6]}'}}.a:after{{content:'{PHONE[6:]}'}}",
    ),
    "a phone number as a number in hex": ("a.js", f"a = 0x{int(PHONE):x}n"),
    "a phone number said in Sundanese": (
        "a.txt",
        "nol dalapan hiji dua tujuh tujuh tilu tilu opat opat lima lima",
    ),
    "put together by concat()": ("a.js", "'" + "'.concat('".join(SHORT) + "'"),
    "with tags in its midst": ("a.html", page(f"Kena<wbr>rijing&shy;ga {LAST}")),
    "in one letter a block": ("a.html", page("".join(f"<div>{c}</div>" for c in SHORT))),
    "in one letter a row": ("a.csv", "x\n" + "\n".join(SHORT)),
    "at the end of a line": ("a.txt", f"Kenari-\njingga {LAST}"),
    "in small capitals": ("a.txt", SHORT.lower().translate(SMALL)),
    "on its head": ("a.txt", SHORT.lower().translate(TURNED)[::-1]),
    "in circles": ("a.txt", letters(0x1F150, SHORT)),
    "in squares": ("a.txt", letters(0x1F170, SHORT)),
    "in letters of flags": ("a.txt", letters(0x1F1E6, SHORT)),
    "backwards": ("a.html", page(f'<bdo dir="rtl">{SHORT[::-1]}</bdo>')),
    "a phone number backwards": ("a.html", page(f"<!-- {PHONE[::-1]} -->")),
    "in ROT13": ("a.html", page(f"<!-- {codecs.encode(EMAIL, 'rot13')} -->")),
    "in the address of a portrait": (
        "a.html",
        page(f'<img src="/{hashlib.md5(EMAIL.encode(), usedforsecurity=False).hexdigest()}">'),
    ),
}
OF_STRANGERS = {
    "in a comment": f"<!-- {STRANGERS_PHONE} -->",
    "in an attribute of data": f"<i data-n={STRANGERS_PHONE}>x</i>",
    "in a single-quoted title": f"<i title='{STRANGER}'>x</i>",
    "in an unquoted text of a picture": f"<img src=x alt={STRANGERS_PHONE}>",
    "in a meta element": f'<meta content="{STRANGER}" name="author">',
    "in linked data": f'<script type="application/ld+json">{{"author": "{STRANGER}"}}</script>',
    "in a field": f'<input value="{STRANGERS_PHONE}">',
    "in a link to call": f'<a href="tel:{STRANGERS_PHONE}">x</a>',
    "in a link to write": '<a href="mailto:budi.hartono88@gmail.com">x</a>',
    "in a link to a chat": f'<a href="https://wa.me/62{STRANGERS_PHONE[1:]}">x</a>',
}
UNREADABLE = {
    "EBCDIC": ("a.html", page("x") + PHONE.encode("cp037")),
    "Latin-1": ("a.txt", "Kénarijinggá".encode("latin-1")),
    "Braille": ("a.txt", "".join(chr(0x2800 + ord(c)) for c in SHORT)),
    "private use": ("a.txt", "".join(chr(0xF000 + ord(c)) for c in SHORT)),
    "variation selectors": ("a.txt", "x" + "".join(chr(0xE0100 + ord(c)) for c in SHORT)),
    "binary of invisible signs": (
        "a.txt",
        "x" + "".join("\u200b\u200c"[int(bit)] for c in SHORT for bit in f"{ord(c):08b}"),
    ),
    "a place in a picture": ("a.jpg", b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0" + bytes(20)),
}


def alarm(office: Office, folder: Path, name: str, data: bytes | str) -> guard.Alarm:
    folder.mkdir()
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(guard.Alarm) as raised:
        guard.check(office, folder)
    return raised.value


@pytest.mark.parametrize("where", OF_THE_CASE)
def test_a_value_is_found_as_the_cases_in_disguise(
    office: Office,
    case: Report,  # noqa: F811
    tmp_path: Path,
    where: str,
) -> None:
    found = alarm(office, tmp_path / "site", *OF_THE_CASE[where])
    assert case.id in {finding.case for finding in found.findings}


@pytest.mark.parametrize("where", OF_STRANGERS)
def test_a_stranger_is_found_where_no_text_shows_him(
    office: Office, tmp_path: Path, where: str
) -> None:
    found = alarm(office, tmp_path / "site", "a.html", page(OF_STRANGERS[where]))
    assert any(finding.kind.startswith("detected") for finding in found.findings)


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_can_not_be_read_does_not_pass(office: Office, tmp_path: Path, what: str) -> None:
    found = alarm(office, tmp_path / "site", *UNREADABLE[what])
    assert any(finding.kind.startswith("unreadable") for finding in found.findings)
