"""What a reviewer decided about each thing found in a page: mask it, or keep it, and why.

The same words are decided once for the whole page. A person's decisions are kept with the review,
each with who found it and how sure it was.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from aduan.anonymize import Span, masks, merge
from aduan.terms import KeepReason

Found = Mapping[str, list[Span]]  # spans by the name of the text they stand in
BY_HAND = "HINT"  # the type of what only the reviewer saw


@dataclass(frozen=True)
class Decision:
    """`keep` None: still to be decided; a reason only for what is kept."""

    text: str
    type: str
    tier: str
    keep: bool | None = None
    reason: KeepReason | None = None

    @property
    def key(self) -> str:
        return folded(self.text)

    @property
    def error(self) -> str | None:
        """Error code: "undecided", or "missing" for a reason."""
        if self.keep is None:
            return "undecided"
        return "missing" if self.keep and self.reason is None else None


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def to_decide(texts: Mapping[str, str], found: Found, before: Iterable[Decision]) -> list[Decision]:
    """One decision for each thing found, as it was decided before; red is masked unless kept."""
    known = {decision.key: decision for decision in before}
    decided: dict[str, Decision] = {}
    for name, text in texts.items():
        for span in merge(found.get(name, [])):
            words = text[span.start : span.end]
            new = Decision(words, span.type, span.tier, False if span.tier == "red" else None)
            old = decided.get(new.key)
            if old is None or (old.tier != "red" and span.tier == "red"):
                decided[new.key] = known.get(new.key, new)
    by_hand = {d.key: d for d in known.values() if d.type == BY_HAND and d.keep is False}
    return list((by_hand | decided).values())


def to_mask(text: str, spans: Iterable[Span], decisions: Iterable[Decision]) -> list[Span]:
    """The spans of what is masked: found and not kept, or named by the reviewer."""
    by_key = {decision.key: decision for decision in decisions}
    kept = {key for key, decision in by_key.items() if decision.keep}
    decided = [s for s in merge(spans) if _masks(by_key.get(folded(text[s.start : s.end])), s)]
    named = (d for d in by_key.values() if d.keep is False and d.key not in kept)
    return merge(decided + [place for decision in named for place in places(text, decision)])


def _masks(decision: Decision | None, span: Span) -> bool:
    return decision.keep is False if decision else span.tier == "red"


def places(text: str, decision: Decision) -> Iterator[Span]:
    """Wherever the decided words stand, with any blanks between them."""
    words = r"\s+".join(map(re.escape, decision.text.split()))
    if words:
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
            yield Span(*match.span(), decision.type)


def applied(
    texts: Mapping[str, str], found: Found, decisions: Iterable[Decision], reporter: str
) -> dict[str, str]:
    """The texts with everything masked that is not kept."""
    made = list(decisions)
    spans = {name: to_mask(text, found.get(name, []), made) for name, text in texts.items()}
    return masks.masked(texts, spans, reporter)


def still_open(
    texts: Mapping[str, str], found: Found, decisions: Iterable[Decision]
) -> list[Decision]:
    """What stands in the texts and is not kept with a reason."""
    kept = {d.key for d in decisions if d.keep and d.reason}
    return [d for d in to_decide(texts, found, ()) if d.key not in kept]


def written(decisions: Iterable[Decision]) -> str:
    return msgspec.json.encode(list(decisions)).decode()


def read(text: str) -> list[Decision]:
    return msgspec.json.decode(text, type=list[Decision]) if text else []
