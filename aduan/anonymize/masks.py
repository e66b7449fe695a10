"""What stands in place of personal data: a word for its kind, the same one for the same person.

Persons are numbered within one page, never across pages: `[orang 1]`, `[orang 2]`; whoever wrote
the report is `[pelapor]`.
"""

from collections.abc import Iterable, Iterator, Mapping

from aduan.anonymize.known import mentions, name_parts
from aduan.anonymize.span import Span, merge

PERSON = ("PERSON", "KNOWN")
REPORTER = "[pelapor]"
MASKS = {
    "ADDRESS": "[alamat]",
    "BANK_ACCOUNT": "[nomor rekening]",
    "BPJS": "[nomor BPJS]",
    "CARD": "[nomor kartu]",
    "COORDINATE": "[koordinat]",
    "CUSTOMER_NO": "[nomor pelanggan]",
    "DOB": "[tanggal lahir]",
    "EMAIL": "[alamat email]",
    "HANDLE": "[nama akun]",
    "HINT": "[disamarkan]",
    "IP": "[alamat IP]",
    "KK": "[nomor KK]",
    "NIK": "[NIK]",
    "NPWP": "[NPWP]",
    "OTHER_ID": "[nomor identitas]",
    "PASSPORT": "[nomor paspor]",
    "PHONE": "[nomor telepon]",
    "PLATE": "[nomor kendaraan]",
    "SIM": "[nomor SIM]",
    "URL": "[tautan]",
}
OTHER = "[nomor]"


def masked(
    texts: Mapping[str, str], spans: Mapping[str, Iterable[Span]], reporter: str = ""
) -> dict[str, str]:
    """The texts of one page with every span replaced."""
    cut = {name: list(pieces(text, spans.get(name, ()))) for name, text in texts.items()}
    found = [(piece, span) for parts in cut.values() for piece, span in parts if span]
    words = persons((piece for piece, span in found if span.type in PERSON), reporter)
    return {
        name: "".join(_word(piece, span, words) if span else piece for piece, span in parts)
        for name, parts in cut.items()
    }


def pieces(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, Span | None]]:
    """The text cut into pieces, each with its span; None for what stays."""
    position = 0
    for span in merge(spans):
        if position < span.start:
            yield text[position : span.start], None
        yield text[span.start : span.end], span
        position = span.end
    if position < len(text):
        yield text[position:], None


def _word(piece: str, span: Span, persons: Mapping[str, str]) -> str:
    return persons[piece] if span.type in PERSON else MASKS.get(span.type, OTHER)


def persons(met: Iterable[str], reporter: str = "") -> dict[str, str]:
    """The word for each mention of somebody; those that share a part of a name are one person."""
    in_order = list(dict.fromkeys(met))
    own = set(name_parts(reporter))
    groups = [(own, REPORTER)] if own else []
    found: dict[str, int] = {}
    for mention in sorted(in_order, key=len, reverse=True):  # a single name finds its whole one
        parts = set(name_parts(mention))
        same = (n for n, (known, _) in enumerate(groups) if mentions(known, mention))
        found[mention] = next(same, -1)
        if found[mention] < 0:
            found[mention] = len(groups)
            groups.append((parts, ""))
    numbers: dict[int, str] = {n: word for n, (_, word) in enumerate(groups) if word}
    for mention in in_order:
        numbers.setdefault(found[mention], f"[orang {len(numbers) + 1 - bool(own)}]")
    return {mention: numbers[found[mention]] for mention in in_order}
