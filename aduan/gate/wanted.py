"""What the gate looks for, in all cases of an office, and what excuses a match."""

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import ahocorasick_rs

from aduan import content, sitemap
from aduan.anonymize import Span
from aduan.gate import handwritten, study
from aduan.gate.searched import group, keyed
from aduan.gate.sieve import holds
from aduan.gate.streams import MIN_DIGITS, Streams, letters, streams, together
from aduan.gate.study import Found
from aduan.gate.values import OWN_WORDS, Key, detected, has_page, keys, texts
from aduan.gate.workers import Workers
from aduan.office import Office
from aduan.report import Report, from_document

Kept = Mapping[str, Collection[str]]  # public id → what a reviewer kept on its page, with a reason

OWN = Path(__file__).parent.parent
# What every page says around the texts of citizens and offices, and the program for download.
SHELL = sorted(
    (
        *OWN.glob("templates/**/*.html"),
        *OWN.glob("templates/*.txt"),
        *OWN.glob("translations/**/*.po"),
        *(OWN / "web" / name for name in ("labels.py", "measures.py")),
        OWN / "recompute.py",
    )
)
PUBLIC_ID = re.compile("[0-9a-z]{10}")  # as tracking.public_id makes them
LONG = re.compile(rb"\b[1-9][0-9]{6,}\b")
SPAN = re.compile(r"([1-9]\d{0,8})–([1-9]\d{0,8})")  # as web/measures writes it
AT_ONCE = 1000  # reports read together


class Detector:
    """Reads each private text once in its life: `spans` holds what it found, without the text."""

    def __init__(self, key: bytes, known: Mapping[str, tuple[Found, ...]], workers: Workers):
        self._key, self._known, self._workers = key, known, workers
        self._learned: dict[str, tuple[Found, ...]] = {}
        self.spans: dict[str, tuple[Found, ...]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        digests = {text: self._digest(text) for text in set(texts) - self._learned.keys()}
        new = [text for text, digest in digests.items() if digest not in self._known]
        results = dict(zip(new, self._workers.map(study.found, new), strict=True))
        for text, digest in digests.items():
            found = results[text] if text in results else self._known[digest]
            self._learned[text] = self.spans[digest] = found

    def __call__(self, text: str) -> list[Span]:
        """What was found in a text that it learned."""
        return [Span(*found) for found in self._learned[text]]

    def _digest(self, text: str) -> str:
        return keyed(self._key, text.encode("utf-8", "surrogatepass"))


@dataclass
class Wanted:
    """`groups`: the keys of one kind in one case, by their keyed digest. `numbers`: of reports, by
    public id. `shown`: what citizens and offices wrote in reports that have a public page."""

    groups: dict[str, list[Key]] = field(default_factory=dict)
    cases: int = 0
    numbers: dict[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def keys(self, but: Collection[str] = ()) -> Iterator[Key]:
        for digest, found in self.groups.items():
            if digest not in but:
                yield from found


def gather(office: Office, found: Detector) -> Wanted:
    """All keys of all reports, as of one moment."""
    wanted = Wanted()
    with office.store.snapshot() as documents:
        every = map(from_document, documents("reports"))
        while reports := list(islice(every, AT_ONCE)):
            found.learn(text for report in reports for text in texts(report))
            for report in reports:
                _add(wanted, office, report, found)
    return wanted


def _add(wanted: Wanted, office: Office, report: Report, found: Detector) -> None:
    public = has_page(report, office.sensitive)
    wanted.cases += 1
    wanted.numbers[report.public_id] = report.id
    if public:
        wanted.shown += texts(report)
    kinds: dict[str, list[Key]] = defaultdict(list)
    for key in keys(report, public, found):
        kinds[key.kind].append(key)
    wanted.groups |= {group(office.code_key, some): some for some in kinds.values()}


class Excuses:
    """A match is no leak where it stands in what every page says, what people of the office wrote
    for the public that is not personal, and what they listed on purpose."""

    def __init__(
        self, office: Office, folder: Path, wanted: Wanted, kept: Kept, found: Detector
    ) -> None:
        ids = {stone.id for stone in content.tombstones(office.content.folder)}
        ids = {one for one in ids if PUBLIC_ID.fullmatch(one)}
        self._office, self._wanted, self._kept = office, wanted, kept
        self._ids = letters(" ".join(f"{one}.html" for one in wanted.numbers.keys() | ids))
        self._folder, self._address = folder, office.address
        self._found = found
        self._texts = [path.read_text("utf-8") for path in handwritten.files(office)]
        self._listed = list(handwritten.listed(office))
        self._anywhere: dict[Key, bool] = {}
        self._here: dict[str, Streams] = {}

    def here(self, name: str) -> list[str]:
        """What was kept on this page; on pages that list others, what was kept on any of them."""
        return sorted({text for texts in self._kept_on(self.page(name)) for text in texts})

    def page(self, name: str) -> str:
        """The public id of an outcome's page, "" for every other file."""
        stem = Path(name).stem
        return stem if stem in self._wanted.numbers else ""

    def _kept_on(self, page: str) -> Iterable[Collection[str]]:
        return (self._kept.get(page, ()),) if page else self._kept.values()

    def key(self, key: Key, name: str) -> bool:
        """Whether this value may stand in this file by what the office wrote or kept."""
        if key not in self._anywhere:
            self._anywhere[key] = holds(self._nobody, key)
        return self._anywhere[key] or holds(self._kept_here(name), key)

    def own(self, key: Key) -> bool:
        """One's own words may stand as long as somebody whose report is public wrote the same."""
        return key.kind == OWN_WORDS and key.text in self._own_words

    def span(self, kind: str, text: str, name: str) -> bool:
        """Whether this piece of a public text, which the detector took for `kind`, may stand."""
        plain = letters(text)
        if len(plain) >= MIN_DIGITS and plain in self._ids:  # less is met in many ids by chance
            return True
        if self._of_the_site(text) or self._counts(text):
            return True
        keys = [Key("", *value) for value in detected(kind, text)]
        return any(
            plain in allowed.letters or any(holds(allowed, key) for key in keys)
            for allowed in (self._written, self._kept_here(name))
        )

    def _of_the_site(self, text: str) -> bool:
        """Whether it is, to the letter, the address of a page of ours that is there, or of one that
        the application serves. A page's name is searched itself."""
        if not self._address or not text.startswith(self._address):
            return False
        path = text.removeprefix(self._address)
        page = path.strip("/")
        return path in sitemap.SERVED or bool({page, f"{page}.html"} & self._names)

    def _counts(self, text: str) -> bool:
        """Whether it is a long number of those that are counted, or the span within which a count
        must be, which no number of reports can exceed: they look like somebody's number."""
        if letters(text) in self._figures:
            return True
        span = SPAN.fullmatch(text)
        return span is not None and int(span[1]) < int(span[2]) <= self._wanted.cases

    @cached_property
    def _figures(self) -> set[bytes]:
        path = content.snapshot_path(self._office.content.folder)
        counted = LONG.findall(path.read_bytes()) if path.exists() else []
        inhabitants = (str(one.number).encode() for one in self._office.content.residents)
        return {*counted, *inhabitants}

    @cached_property
    def _names(self) -> set[str]:
        return {"", *(str(path.relative_to(self._folder)) for path in self._folder.rglob("*"))}

    def _kept_here(self, name: str) -> Streams:
        page = self.page(name)
        if page not in self._here:
            self._here[page] = together(map(streams, self.here(name)))
        return self._here[page]

    @cached_property
    def _written(self) -> Streams:
        return self._impersonal(guesses=False)

    @cached_property
    def _nobody(self) -> Streams:
        """What is written without anything that could be a name: no value of a case by chance."""
        return self._impersonal(guesses=True)

    def _impersonal(self, *, guesses: bool) -> Streams:
        self._found.learn(self._texts)
        shell = (path.read_text("utf-8") for path in SHELL)
        cut = (handwritten.impersonal(t, self._found, guesses=guesses) for t in self._texts)
        return together(map(streams, (*shell, *self._listed, *cut)))

    @cached_property
    def _own_words(self) -> bytes:
        return b"\n".join(map(letters, self._wanted.shown))


def rules(office: Office) -> str:
    """Changes with anything that decides what is found or excused, but for the cases themselves."""
    digest = hashlib.sha256(f"{sys.version} {ahocorasick_rs.__name__}".encode())
    digest.update(office.address.encode())
    sources = sorted((*OWN.glob("*.py"), *OWN.glob("gate/*.py"), *OWN.glob("anonymize/*.*")))
    for path in (*sources, *SHELL, *handwritten.files(office)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
