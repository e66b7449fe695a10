"""What of a public outcome the index holds: its stems, what it is filtered by, and itself."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import msgspec

from aduan.catalogue import Content
from aduan.lists import result
from aduan.outcome import TEXTS, Outcome
from aduan.search.snippets import language_of
from aduan.search.words import stems

FACETS = ("agency", "topic", "area", "result", "year")
STEMMER = version("snowballstemmer").encode()


@dataclass(frozen=True)
class Entry:
    """An outcome, and the names of its agency, topic and place by language."""

    outcome: Outcome
    names: dict[str, str]

    @cached_property
    def shown(self) -> bytes:
        """The outcome as JSON, of which a result is shown."""
        return msgspec.json.encode(self.outcome)

    @cached_property
    def mark(self) -> bytes:
        """Differs as soon as anything of the entry does, or words are stemmed in another way."""
        return _digest(self.shown, repr(self.names).encode(), STEMMER)

    @property
    def said(self) -> bytes:
        """Differs as soon as any of the outcome's words do."""
        o = self.outcome
        return _digest(
            msgspec.json.encode((o.title, o.referred_to, *(getattr(o, t) for t in TEXTS)))
        )

    @property
    def facets(self) -> dict[str, str]:
        o = self.outcome
        values = (o.agency, o.topic, o.area, result(o), o.month[:4])
        return dict(zip(FACETS, values, strict=True))

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Title, body, names and facets, as the index stores them."""
        o = self.outcome
        body = " ".join(_stemmed(getattr(o, part), language_of(o, part)) for part in TEXTS)
        names = " ".join(_stemmed(text, language) for language, text in self.names.items())
        facets = " ".join(f"{name}={value}" for name, value in self.facets.items() if value)
        return _stemmed(o.title, o.language), body.strip(), names.strip(), facets


def _stemmed(text: str, language: str) -> str:
    return " ".join(stems(text, language))


def _digest(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


def entry(outcome: Outcome, content: Content) -> Entry:
    """The names are those of content/ today, so that a renamed agency is found by its new name."""
    place = content.district_name(outcome.area, outcome.district)
    names = {"id": [place], "en": list[str]()}
    if agency := content.agencies.get(outcome.agency):
        names["id"] += [agency.short, agency.name]
        names["en"].append(agency.name_en)
    if topic := content.topics.get(outcome.topic):
        names["id"].append(topic.name)
        names["en"].append(topic.name_en)
    return Entry(outcome, {language: " ".join(said) for language, said in names.items()})
