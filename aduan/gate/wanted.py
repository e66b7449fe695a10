"""What the gate looks for, in all cases of an office, and what excuses a match."""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import ahocorasick_rs

from aduan import content
from aduan.anonymize import Span
from aduan.gate import study
from aduan.gate.searched import group, keyed
from aduan.gate.sieve import holds
from aduan.gate.streams import Streams, letters, streams, together
from aduan.gate.study import Found
from aduan.gate.values import OWN_WORDS, Key, detected, has_page, keys, texts
from aduan.gate.workers import Workers
from aduan.office import Office
from aduan.report import Report, from_document

Kept = Mapping[str, Collection[str]]  # public id → what a reviewer kept on its page, with a reason

OWN = Path(__file__).parent.parent
# What every page says around the texts of citizens and offices.
SHELL = sorted(
    (*OWN.glob("templates/**/*.html"), *OWN.glob("translations/**/*.po"), OWN / "web" / "labels.py")
)
AT_ONCE = 1000  # reports read together


class Detector:
    """Reads each private text once in its life: `spans` holds what it found, without the text."""

    def __init__(self, key: bytes, known: Mapping[str, tuple[Found, ...]], workers: Workers):
        self._key, self._known, self._workers = key, known, workers
        self.spans: dict[str, tuple[Found, ...]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        digests = {self._digest(text): text for text in texts}
        new = {digest: text for digest, text in digests.items() if digest not in self._known}
        self.spans |= {digest: self._known[digest] for digest in digests.keys() - new.keys()}
        results = self._workers.map(study.found, list(new.values()))
        self.spans |= zip(new, results, strict=True)

    def __call__(self, text: str) -> list[Span]:
        """What was found in a text that it learned."""
        return [Span(*found) for found in self.spans[self._digest(text)]]

    def _digest(self, text: str) -> str:
        return keyed(self._key, text.encode("utf-8", "surrogatepass"))


@dataclass
class Wanted:
    """`groups`: the keys of one kind in one case, by their keyed digest. `shown`: what citizens
    and offices wrote in reports that have a public page."""

    groups: dict[str, list[Key]] = field(default_factory=dict)
    cases: int = 0
    public_ids: set[str] = field(default_factory=set)
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
    wanted.cases += 1
    wanted.public_ids.add(report.public_id)
    if has_page(report, office.sensitive):
        wanted.shown += texts(report)
    kinds: dict[str, list[Key]] = defaultdict(list)
    for key in keys(report, office.sensitive, found):
        kinds[key.kind].append(key)
    wanted.groups |= {group(office.code_key, some): some for some in kinds.values()}


class Excuses:
    """A match is no leak where it stands in what people of the office wrote for the public."""

    def __init__(self, office: Office, wanted: Wanted, kept: Kept) -> None:
        ids = {stone.id for stone in content.tombstones(office.content.folder)}
        self._wanted, self._kept = wanted, kept
        self._ids = letters(" ".join(wanted.public_ids | ids))
        written = (*handwritten(office), *SHELL)
        self._written = [streams(path.read_text("utf-8")) for path in written]

    def here(self, name: str) -> list[str]:
        """What was kept on this page; on pages that list others, what was kept on any of them."""
        stem = Path(name).stem
        if stem in self._wanted.public_ids:
            return sorted(self._kept.get(stem, ()))
        return sorted(text for texts in self._kept.values() for text in texts)

    def key(self, key: Key, name: str) -> bool:
        """One's own words are excused where somebody whose report is public wrote the same."""
        own = key.kind == OWN_WORDS and holds(self._own_words, key)
        return own or holds(self._allowed(name), key)

    def span(self, kind: str, text: str, name: str) -> bool:
        """Whether this piece of a public text, which the detector took for `kind`, may stand."""
        allowed, plain = self._allowed(name), letters(text)
        keys = (Key("", *value) for value in detected(kind, text))
        return (
            plain in self._ids or plain in allowed.letters or any(holds(allowed, k) for k in keys)
        )

    def _allowed(self, name: str) -> Streams:
        return together([*self._written, *map(streams, self.here(name))])

    @cached_property
    def _own_words(self) -> Streams:
        return streams("\f".join(self._wanted.shown))


def handwritten(office: Office) -> list[Path]:
    """The files of content/ that people wrote."""
    folder = office.content.folder
    return sorted(p for p in folder.rglob("*.md") if "outcomes" not in p.relative_to(folder).parts)


def rules(office: Office) -> str:
    """Changes with anything that decides what is found or excused, but for the cases themselves."""
    digest = hashlib.sha256(f"{sys.version} {ahocorasick_rs.__name__}".encode())
    sources = sorted((*OWN.glob("*.py"), *OWN.glob("gate/*.py"), *OWN.glob("anonymize/*.*")))
    for path in (*sources, *SHELL, *handwritten(office)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
