"""One search of a finished site: every file and name, piece by piece, for everything wanted."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from aduan.gate import passed, searched, views
from aduan.gate.packings import text_of
from aduan.gate.searched import Searched
from aduan.gate.sieve import Sieve, holds
from aduan.gate.streams import streams, together, unpacked
from aduan.gate.study import Studied, red, study
from aduan.gate.values import Key
from aduan.gate.wanted import Detector, Excuses, Kept, gather
from aduan.gate.workers import Workers
from aduan.office import Office

NO_CASE = "-"
AT_ONCE = 1000  # files read together: enough for all cores to begin


@dataclass(frozen=True, order=True)
class Finding:
    """What may be said of a match: never the value, and no file name that holds one."""

    case: str
    file: str
    kind: str


class Place(NamedTuple):
    """Where a finding stands: the real name of the file, "" for styles and scripts that many may
    have; the key, or the words that the detector saw."""

    name: str
    key: Key | None = None
    words: str = ""


@dataclass(frozen=True)
class Piece:
    """A file without the styles and scripts in it, or one of those (`shared`).

    `digest` stands for all that decides what is found there.
    """

    name: str
    data: bytes
    digest: str
    shared: bool = False


class Scan:
    """`findings` with every place where they stand."""

    def __init__(
        self, office: Office, folder: Path, kept: Kept, old: Searched, workers: Workers
    ) -> None:
        self._folder, self._old, self._workers = folder, old, workers
        self._detector = Detector(office.code_key, old.spans, workers)
        self.wanted = gather(office, self._detector)
        self._excuses = Excuses(office, folder, self.wanted, kept, self._detector)
        self._excused: set[tuple[str, str]] = set()
        self._pieces: dict[str, bytes] = {}
        self._alarming: set[str] = set()
        self._labels: dict[str, str] = {}
        self.findings: dict[Finding, set[Place]] = defaultdict(set)

    @cached_property
    def _every(self) -> Sieve:
        return Sieve(self.wanted.keys())

    @cached_property
    def _new(self) -> Sieve:
        return Sieve(self.wanted.keys(but=self._old.groups))

    def search(self, names: Iterable[str]) -> dict[str, str]:
        """Searches files and folders; the digest of each file's bytes."""
        every, sums = iter(names), dict[str, str]()
        while some := list(islice(every, AT_ONCE)):
            new = [piece for name in some for piece in self._pieces_of(name, sums)]
            results = self._workers.map(study, [("" if p.shared else p.name, p.data) for p in new])
            for piece, studied in zip(new, results, strict=True):
                self._judge(piece, studied)
        return sums

    def _pieces_of(self, name: str, sums: dict[str, str]) -> Iterator[Piece]:
        """The new pieces of a file; in those searched before, new values are searched at once."""
        data = self._read(name)
        if data is not None:
            sums[name] = passed.digest(data)
        rest, *shared = views.pieces(data or b"")
        kept = "\0".join(self._excuses.here(name)).encode()
        own = Piece(name, rest, searched.piece(os.fsencode(name), kept, rest))
        for piece in (
            own,
            *(Piece(name, block, searched.piece(kept, block), True) for block in shared),
        ):
            if piece.digest in self._pieces:
                continue
            self._pieces[piece.digest] = self._old.pieces.get(piece.digest, b"")
            if not (texts := self._pieces[piece.digest]):
                yield piece
            elif self._new.keys:
                self._match(piece, self._new.search(unpacked(texts)))

    def _read(self, name: str) -> bytes | None:
        path = f"{self._folder}/{name}"
        mode = os.lstat(path).st_mode
        if stat.S_ISREG(mode):
            try:
                with open(path, "rb") as file:
                    return file.read()
            except OSError:
                self._find(name, "unreadable: can't be opened")
        elif not stat.S_ISDIR(mode):
            self._find(name, "unreadable: no plain file")
        return None

    def _judge(self, piece: Piece, studied: Studied) -> None:
        self._pieces[piece.digest] = studied.texts
        self._match(piece, self._every.search(unpacked(studied.texts)))
        for reason in studied.unread:
            self._alarm(piece, f"unreadable: {reason}")
        for kind, words in studied.personal:
            if not self._excuses.span(kind, words, piece.name):
                self._alarm(piece, f"detected {kind}", words=words)

    def _match(self, piece: Piece, keys: Iterable[Key]) -> None:
        for key in keys:
            if self._excuses.own(key):
                self._excused.add((key.case, key.kind))
            elif not self._excuses.key(key, piece.name):
                self._alarm(piece, key.kind, key)

    def _alarm(self, piece: Piece, kind: str, key: Key | None = None, words: str = "") -> None:
        self._alarming.add(piece.digest)
        place = Place("" if piece.shared else piece.name, key, words)
        self._find(piece.name, kind, place)

    def _find(self, name: str, kind: str, place: Place | None = None) -> None:
        place = place or Place(name)
        case = place.key.case if place.key else NO_CASE
        self.findings[Finding(case, self._label(name), kind)].add(place)

    def _label(self, name: str) -> str:
        """The name of a file, in which an entry that tells a value is its number in its folder."""
        if name not in self._labels:
            parts = Path(name).parts
            told = {part for part in parts if self._tells(part)}
            if not told and self._tells(name):
                told = set(parts)
            self._labels[name] = "/".join(
                f"[entry {self._position(parts[: n + 1])}]" if part in told else part
                for n, part in enumerate(parts)
            )
        return self._labels[name].encode("utf-8", "replace").decode()

    def _tells(self, name: str) -> bool:
        texts = together(map(streams, views.view(name, b"").texts))
        keys = (key for key in self._every.search(texts) if not self._excuses.key(key, name))
        return any(keys) or bool(texts.digits and red(name))

    def _position(self, parts: tuple[str, ...]) -> int:
        path = self._folder.joinpath(*parts)
        return sorted(os.listdir(path.parent)).index(path.name) + 1

    def page(self, name: str) -> str:
        """The public id of an outcome's page, "" for every other file."""
        return self._excuses.page(name)

    def lines(self, most: int) -> Iterator[str]:
        """The first findings in words, with what has to be undone to see them."""
        for finding in sorted(self.findings)[:most]:
            place = min(self.findings[finding])
            way = self._way(place.name, place.key) if place.key else ()
            where = f" ({' > '.join(way)})" if way else ""
            yield f"{finding.case}  {finding.file}  {finding.kind}{where}"

    def text(self, name: str) -> str:
        """A file as it was written; "" for a folder, and for what is no text."""
        return text_of(self._bytes(name)) or ""

    def readings(self, name: str) -> dict[str, views.Way]:
        """Every text that a file says, with what has to be undone to read it."""
        return views.view(name, self._bytes(name)).texts

    def _bytes(self, name: str) -> bytes:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else b""

    def _way(self, name: str, key: Key) -> views.Way:
        found = (way for text, way in self.readings(name).items() if holds(streams(text), key))
        return next(found, ())

    def searched(self) -> Searched:
        """What a later search need not do again. Own words that were excused are searched again,
        since another report's page may go, and so is a piece in which something was found; all
        other excuses stand in the rules and in the digest of the piece."""
        groups = {
            digest
            for digest, (key, *_) in self.wanted.groups.items()
            if (key.case, key.kind) not in self._excused
        }
        pieces = {d: texts for d, texts in self._pieces.items() if d not in self._alarming}
        return Searched(self._old.rules, groups, self._detector.spans, pieces)
