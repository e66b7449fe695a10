"""How much personal data the anonymizer finds, on labelled texts: the table, and its targets.

`bench/texts/rules.jsonl` are texts to write rules with; `bench/texts/aside.jsonl` are kept aside:
nobody who writes rules looks at them. The targets count there. "Covered" is what decides a leak: no
letter or digit of the identifier stays outside what is found.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import click

from aduan.anonymize import Span, detect

TEXTS = Path(__file__).resolve().parent / "texts"
NO_NUMBER = {"PERSON", "ADDRESS"}  # every other type is a structured identifier
Text = dict[str, Any]


@dataclass
class Tally:
    """Of one type: how many there are, covered in red, covered in red or amber; of what was found
    in red under this type, how much touches anything personal."""

    there: int = 0
    red: int = 0
    either: int = 0
    found: int = 0
    right: int = 0

    @property
    def covered(self) -> float:
        return self.red / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


@dataclass
class Score:
    types: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    texts: int = 0
    leaking: int = 0
    clean: int = 0
    untouched: int = 0
    places: int = 0
    places_hit: int = 0
    milliseconds: float = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def sum(self, *names: str) -> Tally:
        chosen = [tally for name, tally in self.types.items() if name in names]
        return Tally(*(sum(getattr(t, f) for t in chosen) for f in Tally.__dataclass_fields__))


def wilson(hits: int, of: int) -> float:
    """The lower end of the 95 % interval of a proportion."""
    if not of:
        return 0.0
    z, p = 1.96, hits / of
    middle = p + z * z / (2 * of)
    return (middle - z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def covers(spans: Iterable[Span], text: str, part: Text) -> bool:
    inside = {at for span in spans for at in range(span.start, span.end)}
    wanted = (at for at in range(part["start"], part["end"]) if text[at].isalnum())
    return all(at in inside for at in wanted)


def touches(span: Span, parts: Iterable[Text]) -> bool:
    return any(span.start < part["end"] and part["start"] < span.end for part in parts)


def score(texts: Iterable[Text]) -> Score:
    made = Score()
    for item in texts:
        text, personal, public = item["text"], item["spans"], item.get("public_place", [])
        began = time.perf_counter()
        spans = detect(text)
        made.milliseconds += (time.perf_counter() - began) * 1000
        red = [span for span in spans if span.tier == "red"]
        for part in personal:
            for name in (part["type"], "obfuscated") if part.get("obf") else (part["type"],):
                tally = made.types[name]
                tally.there += 1
                tally.red += covers(red, text, part)
                tally.either += covers(spans, text, part)
        for span in red:
            tally = made.types[span.type]
            tally.found += 1
            tally.right += touches(span, personal)
            if not touches(span, personal):
                made.wrong[_hit(span, item)] += 1
        made.texts += 1
        made.leaking += not all(covers(red, text, part) for part in personal)
        made.clean += not personal
        made.untouched += not personal and not red
        made.places += len(public)
        made.places_hit += sum(any(touches(s, [place]) for s in red) for place in public)
    return made


def _hit(span: Span, item: Text) -> str:
    if touches(span, item.get("public_place", [])):
        return "public place"
    return next((n["kind"] for n in item.get("hard_negatives", []) if touches(span, [n])), "other")


def table(made: Score) -> Iterator[str]:
    yield (
        f"{made.texts} texts, {made.leaking} with a leak; {made.untouched} of {made.clean} clean "
        f"ones untouched; {made.places_hit} of {made.places} public places masked; "
        f"{made.milliseconds / made.texts:.2f} ms a text"
    )
    yield f"{'type':14}{'n':>5}{'covered':>9}{'95 % from':>10}{'or amber':>9}{'precision':>10}"
    for name, t in sorted(made.types.items(), key=lambda pair: -pair[1].there):
        either = t.either / t.there if t.there else 1.0
        right = f"{t.precision:10.3f}" if t.found else f"{'–':>10}"
        bound = wilson(t.red, t.there)
        yield f"{name:14}{t.there:5}{t.covered:9.3f}{bound:10.3f}{either:9.3f}{right}"
    yield "masked without need: " + ", ".join(f"{k} {v}" for k, v in made.wrong.most_common())


def targets(made: Score) -> Iterator[tuple[str, bool]]:
    """What was aimed at, with what was measured, and whether it was met."""
    numbers = made.sum(*(made.types.keys() - NO_NUMBER - {"obfuscated"}))
    person, hidden = made.sum("PERSON"), made.sum("obfuscated")
    either = person.either / person.there if person.there else 1.0
    places = made.places_hit / made.places if made.places else 0.0
    untouched = made.untouched / made.clean if made.clean else 1.0
    speed = made.milliseconds / made.texts
    of = f"{numbers.covered:.4f}, {numbers.red} of {numbers.there}"
    yield f"structured identifiers covered ≥ 0.995: {of}", numbers.covered >= 0.995
    yield f"persons in red or amber ≥ 0.97: {either:.3f}", either >= 0.97
    yield f"persons in red ≥ 0.95: {person.covered:.3f}", person.covered >= 0.95
    yield f"precision of persons ≥ 0.90: {person.precision:.3f}", person.precision >= 0.90
    yield f"obfuscated forms ≥ 0.96: {hidden.covered:.3f}", hidden.covered >= 0.96
    yield f"public places masked ≤ 3 %: {places:.1%}", places <= 0.03
    yield f"clean texts untouched ≥ 68 % (60 of 88): {untouched:.0%}", untouched >= 60 / 88
    yield f"milliseconds a text ≤ 2: {speed:.2f}", speed <= 2


def read(path: Path) -> list[Text]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@click.command()
@click.option("--rules", is_flag=True, help="the texts to write rules with; no targets")
@click.option("--file", type=click.Path(exists=True, path_type=Path), help="other labelled texts")
def main(rules: bool, file: Path | None) -> None:
    """Score the anonymizer; exit status 1 when a target is missed on the texts kept aside."""
    path = file or TEXTS / ("rules.jsonl" if rules else "aside.jsonl")
    detect("warm up")
    made = score(read(path))
    click.echo(path.name)
    click.echo("\n".join(table(made)))
    if not rules:
        missed = 0
        for said, met in targets(made):
            click.echo(f"{'ok    ' if met else 'MISSED'} {said}")
            missed += not met
        sys.exit(missed > 0)


if __name__ == "__main__":
    main()
