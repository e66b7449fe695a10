"""What is packed inside bytes: formats, compressed streams and archives, undone within bounds."""

import bz2
import lzma
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

MAX_BYTES = 64 << 20  # of one file, with all that is unpacked of it
STEP = 1 << 16

TEXT_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# Formats whose words stand in them as they are, or packed by what `unpacked` undoes.
READABLE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|\x00\x00\x01\x00|%PDF-|"
    rb"\x1f\x8b\x08|PK\x03\x04|BZh[1-9]1AY&SY|\xfd7zXZ\x00|\x78[\x01\x5e\x9c\xda]|.{257}ustar",
    re.DOTALL,
)
PACKED = re.compile(
    rb"(?P<gzip>\x1f\x8b\x08)|(?P<zip>PK\x03\x04)|(?P<bzip2>BZh[1-9]1AY&SY)|(?P<xz>\xfd7zXZ\x00)|"
    rb"(?P<zlib>\x78[\x01\x5e\x9c\xda])|(?P<foreign>7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd)"
)
PNG = b"\x89PNG\r\n\x1a\n"
CAMERA = re.compile(rb"Exif\0\0|EXIF....(?:II|MM)|eXIf....|eXIf(?:II|MM)", re.DOTALL)
PDF_SHUT = re.compile(
    rb"/Encrypt\b|/Type0\b|/Identity-[HV]|/(?:LZW|RunLength|ASCII85|CCITTFax|JBIG2|JPX|Crypt)\w*"
)
PDF_SHOWS = re.compile(rb"\bT[jJ]\b")
PDF_STRING = re.compile(rb"\(((?:\\.|[^()\\])*)\)", re.DOTALL)


class Unreadable(Exception):
    """Bytes that can't be read, and why."""


@dataclass
class Budget:
    """How many bytes may still be unpacked."""

    left: int = MAX_BYTES

    def spend(self, size: int) -> None:
        """Raises Unreadable."""
        self.left -= size
        if self.left < 0:
            raise Unreadable("too large")


def text_of(data: bytes) -> str | None:
    """The text these bytes are, in UTF-8, UTF-16 or UTF-32; None when they are no text.

    Other encodings are none of ours: among their letters anything can be hidden.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.count(0) * 4 > len(data):
        return _wide_text(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if TEXT_CONTROLS.search(text) else text


def _wide_text(data: bytes) -> str | None:
    """The reading with most ASCII: in the wrong order of bytes, Latin letters are Chinese."""
    texts = list[str]()
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        with suppress(UnicodeDecodeError):
            texts.append(data.decode(encoding))
    legible = (text for text in texts if not TEXT_CONTROLS.search(text))
    return max(legible, key=lambda text: sum(map(str.isascii, text)), default=None)


def printable(data: bytes, least: int) -> str:
    """The runs of so many legible signs among bytes: ASCII, UTF-8, UTF-16, UTF-32."""
    plain = rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){%d,}"
    runs = [run.decode("utf-8", "replace") for run in re.findall(plain % least, data)]
    if b"\0" in data:
        for wide in (rb"%b\0", rb"\0%b", rb"%b\0\0\0", rb"\0\0\0%b"):
            pattern = rb"(?:%b){%d,}" % (wide % rb"[\t\n\r\x20-\x7e]", least)
            runs += [run.replace(b"\0", b"").decode() for run in re.findall(pattern, data)]
    return "\n".join(runs)


def unpacked(data: bytes, budget: Budget, *, sure: bool) -> Iterator[tuple[str, bytes, bool]]:
    """Name and bytes of each packed stream, wherever it begins; whether it is one for sure.

    `sure`: the bytes are a whole file or member, so that they may be one stream without a head.

    Raises Unreadable for what is encrypted, too large, or packed in an unknown way.
    """
    end = 0
    while match := PACKED.search(data, end):
        name, start = str(match.lastgroup), match.start()
        inner, end = _stream(name, data, start, budget)
        end = max(end, start + 2)
        if inner:
            yield name, inner, start == 0 or name == "zip"
        elif start == 0 and name != "zlib":
            raise Unreadable("damaged")
    if sure and not READABLE.match(data) and (inner := _inflated(data, 0, -15, budget)[0]):
        yield "deflate", inner, False
    if data.startswith(PNG):
        yield from (("PNG", part, False) for part in _png(data))
    if sure and CAMERA.search(data) and not data.startswith(b"%PDF"):
        raise Unreadable("a picture that says where and when it was taken")
    if data.startswith(b"%PDF") and PDF_SHUT.search(data):
        raise Unreadable("a PDF of a kind that can't be read")
    if PDF_SHOWS.search(data):
        yield "PDF", b"".join(PDF_STRING.findall(data)), False


def _stream(name: str, data: bytes, start: int, budget: Budget) -> tuple[bytes, int]:
    """What was packed at this place ("" when nothing was after all), and where it ends."""
    if name == "zip":
        return _zipped(data, start, budget)
    if name in ("gzip", "zlib"):
        return _inflated(data, start, 31 if name == "gzip" else 15, budget)
    if name == "foreign":
        raise Unreadable("packed in an unknown way")
    made = bz2.BZ2Decompressor() if name == "bzip2" else lzma.LZMADecompressor(memlimit=MAX_BYTES)
    try:
        inner = made.decompress(data[start:], budget.left + 1)
    except (OSError, ValueError, lzma.LZMAError):
        return b"", start
    budget.spend(len(inner))
    return inner, len(data) - len(made.unused_data) if made.eof else start


def _inflated(data: bytes, start: int, bits: int, budget: Budget) -> tuple[bytes, int]:
    """Deflated bytes and where they end; of damaged ones what comes before the damage."""
    made, parts = zlib.decompressobj(bits), []
    for position in range(start, len(data), STEP):
        try:
            parts.append(made.decompress(data[position : position + STEP], budget.left + 1))
        except zlib.error:
            break
        budget.spend(len(parts[-1]))
        if made.eof:
            read = min(position + STEP, len(data))
            return b"".join(parts), read - len(made.unused_data)
    return (b"" if bits == -15 else b"".join(parts)), start


def _zipped(data: bytes, start: int, budget: Budget) -> tuple[bytes, int]:
    """The member whose local header stands here; a stored one is read as part of the archive."""
    if len(data) < start + 30:
        return b"", start
    flags, method = struct.unpack_from("<HH", data, start + 6)
    name, extra = struct.unpack_from("<HH", data, start + 26)
    if flags & 1:
        raise Unreadable("encrypted")
    if method not in (0, 8):
        raise Unreadable("packed in an unknown way")
    body = start + 30 + name + extra
    return _inflated(data, body, -15, budget) if method else (data[body:][:0], body)


def _png(data: bytes) -> list[bytes]:
    """The one compressed stream of pixels, and each other part without its sum of check."""
    pixels, others, start = list[bytes](), list[bytes](), len(PNG)
    while start + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, start)
        (pixels if kind == b"IDAT" else others).append(data[start + 8 : start + 8 + size])
        start += size + 12
    return [b"".join(pixels), *others]
