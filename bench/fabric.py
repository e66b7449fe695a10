"""Invented outcomes whose words are as unequally frequent as people's."""

import random
import re
from datetime import datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from aduan import tracking
from aduan.catalogue import Content
from aduan.config import ROOT
from aduan.outcome import Outcome
from aduan.terms import ClosedBy, Kind, OutcomeCode, State

VOCABULARY = 20_000
FIRST = datetime(2020, 1, 6, 9, tzinfo=ZoneInfo("Asia/Makassar"))
ONSETS, VOWELS = "b c d g h j k l m n p r s t w ng ny".split(), "aeiou"


def vocabulary(chance: random.Random) -> list[str]:
    """Real words first, the most frequent ones, then made-up ones."""
    said = " ".join(path.read_text() for path in sorted((ROOT / "content").rglob("*.md")))
    words = list(dict.fromkeys(re.findall("[a-z]{2,}", said.lower())))
    syllables = [onset + vowel for onset in ONSETS for vowel in VOWELS]
    while len(words) < VOCABULARY:
        words.append("".join(chance.choices(syllables, k=chance.randint(2, 4))))
    return words


class Fabric:
    """Outcomes of words by Zipf's law: the n-th most frequent is n times rarer than the first."""

    def __init__(self, made_of: Content, apart: timedelta = timedelta(minutes=35)) -> None:
        """They are published so far apart."""
        self.content, self.apart = made_of, apart
        self.chance = random.Random(5)
        self.words = vocabulary(self.chance)
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self.words))))

    def text(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=length))

    def outcome(self, number: int) -> Outcome:
        """About 1.3 KB; at 35 minutes, 15,000 a year."""
        chance = self.chance
        place, published = chance.choice(self.content.districts), FIRST + number * self.apart
        return Outcome(
            id="".join(chance.choices(tracking.ALPHABET.lower(), k=10)),
            kind=chance.choice(list(Kind)),
            title=self.text(7),
            month=f"{published:%Y-%m}",
            area=place.area,
            district=place.slug,
            topic=chance.choice(list(self.content.topics)),
            agency=chance.choice(list(self.content.agencies)),
            state=State.CLOSED,
            published=published,
            outcome=chance.choice(list(OutcomeCode)),
            closed_by=chance.choice(list(ClosedBy)),
            story=self.text(90),
            found=self.text(50),
            done=self.text(40),
        )
