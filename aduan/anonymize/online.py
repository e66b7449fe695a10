"""Where a person is reached or found on the internet: EMAIL, URL, IP."""

import re
from collections.abc import Iterator

from aduan.anonymize.hosts import DOMAINS, GOVERNMENT, PLATFORMS
from aduan.anonymize.span import Span

# The local part is found backwards from the "@", so that no search starts twice (RFC 5321: 64).
AT = re.compile(r"@(?=[\w-])(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){0,6})")
LOCAL = re.compile(r"(?<![^\W_])(?:[\w.-][ ]){4,40}[\w.-]?$|[\w.+%'&=-]{1,128}$")
OFFICE_MAIL = re.compile(rf"{GOVERNMENT}$", re.IGNORECASE)
# Local parts that name an office or a desk, no person: RFC 2142, and what Indonesian offices use.
OFFICES = (
    r"(?:dis(?:dukcapil|hub|dik|dikpora|kes|par|parbud|bud|naker|pertan|perkim|kopukm|kop|pora"
    r"|perindag)|dinas|dinkes|dinsos|dukcapil|kominfo|diskominfos?|bappeda|bkpsdm|bkpad|bpkad"
    r"|bapenda|badan|bpbd|pupr|dlhk?|dpmptsp|satpolpp|polres(?:ta)?|samsat|inspektorat|setda|sekretariat|kantor"
    r"|rs(?:ud|up|ia|j)?|puskesmas|pdam|bpjs|imigrasi|kanim|uptd?|mpp|ulp|lpse|ppid|sp4n"
    r"|kec(?:amatan)?|kel(?:urahan)?|desa|perbekel)"
)
DESK = re.compile(
    r"(?:info|admin|humas|kontak|contact|halo|hello|cs|camat|lurah|bupati|walikota|gubernur|sekda|kadis|(?:pe)?layanan|(?:peng)?aduan|lapor|support"
    rf"|helpdesk|call|umum|persuratan|tu|no-?reply|webmaster|e?mail|{OFFICES})"
    rf"(?:[._-]?(?:{OFFICES}|bali|denpasar|badung|gianyar|tabanan|buleleng|jembrana|klungkung|bangli"
    r"|karangasem|kota|prov(?:insi)?|kab|pem(?:kot|kab|prov|da)|kuta|ubud|sanur|info|dps|\d{1,2})"
    r"|(?<=[cla])[._-]\w{1,30}){0,4}",
    re.IGNORECASE,
)
URL = re.compile(
    r"(?<![\w@])(?:h(?:tt|xx)ps?[ ]?:[ ]?/{1,2}[ ]?|ftp://|www[.,])[^\s<>\"]{2,2000}"
    rf"|(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,6}}(?:{DOMAINS}|kom(?=/))(?![\w-])"
    rf"(?:[:/?#][^\s<>\"']{{0,2000}})?",
    re.IGNORECASE,
)
TRAILING = ".,;:!?)]}*_'"
SCHEME = re.compile(r"h(?:tt|xx)ps?[ ]?:[ ]?/{1,2}[ ]?|ftp://", re.IGNORECASE)
PUBLIC = re.compile(rf"(?:www\.)?(?:{GOVERNMENT}(?:[/:?#].*)?|{PLATFORMS}/?)", re.IGNORECASE)
# Endings that are Indonesian or English words too: a sentence without a blank after its full stop.
WORDLIKE = re.compile(
    r"\.(?:(?!id|io)[a-z]{2}|info|live|life|page|news|media|space|link|app|online|shop|store|club|site"
    r"|blog|pro|cloud|tech|asia|website|mobi|xyz|dev|biz|net)$",
    re.IGNORECASE,
)

OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
# But 100.3.3.2/215/2026 is a letter by the archives' codes (Permendagri 83/2022).
V4 = re.compile(
    r"(?<![\d.])(?!\d00(?:\.\d{1,2}){3}/\d{1,5}/)"
    rf"(?:{OCTET}[ ]?(?:\.|,(?=\d)|\[\.\]|\(\.\))[ ]?){{3}}{OCTET}"
    r"(?:/\d{1,2}|:\d{1,5})?(?![\d]|\.\d)"
)
VERSION = re.compile(
    r"\b(?:v|ver|versi(?: [a-z]{2,10})?|version|firmware|pasal|bab|sub ?bab|belanja"
    r"|kegiatan)\.? ?$",
    re.IGNORECASE,
)
NETWORKING = re.compile(r"\b(?:ip(?:v4)?|dns|server|ping|gateway|host)\b", re.IGNORECASE)
# RFC 4291: eight groups of hexadecimal, or fewer with one "::"; no time of day has that.
V6 = re.compile(
    r"(?<![\w:])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
    r"|(?=[0-9A-Fa-f:]{2,39}(?:[%/]|[^\w:]|$))(?=[:\d]*[A-Fa-f]"
    r"|\d{3})[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{1,4}){0,6}::"
    r"(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?)(?:[%/]\w{1,8})?(?![\w:])"
)


def find(text: str) -> Iterator[Span]:
    """Every such address of a plain text."""
    yield from emails(text)
    yield from urls(text)
    for match in V4.finditer(text):
        if _is_address(text, match):
            yield Span(*match.span(), "IP")
    for match in V6.finditer(text):
        yield Span(*match.span(), "IP")


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether four numbers are no version and no heading (4.1.2.3)."""
    before = text[max(0, match.start() - 24) : match.start()]
    if VERSION.search(before) or "," in match[0] and not NETWORKING.search(before):
        return False
    return bool(re.search(r"\d\d", match[0])) or bool(NETWORKING.search(before))


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses; those of a government's desks stay."""
    for match in AT.finditer(text):
        local = LOCAL.search(text[max(0, match.start() - 128) : match.start()])
        if not local or local[0].strip(".") == "" or match["domain"].isdigit():
            continue
        if OFFICE_MAIL.match(match["domain"]) and DESK.fullmatch(local[0].lstrip(".")):
            continue
        yield Span(match.start() - len(local[0].lstrip(".'")), match.end(), "EMAIL")


def urls(text: str) -> Iterator[Span]:
    """Links and host names; a government's own and a bare platform stay."""
    for match in URL.finditer(text):
        url = match[0].rstrip(TRAILING)
        host = SCHEME.sub("", url)
        sentence = host == url and not host.lower().startswith("www") and WORDLIKE.search(host)
        if url and not PUBLIC.fullmatch(host) and not sentence:
            yield Span(match.start(), match.start() + len(url), "URL")
