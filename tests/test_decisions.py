"""What a reviewer decided about each thing found: once for the page, kept only with a reason."""

from aduan import decisions
from aduan.anonymize import Span
from aduan.decisions import BY_HAND, Decision
from aduan.terms import KeepReason

TEXTS = {"story": "Sari marah. Kata SARI: hubungi 081200001234.", "found": "Sari benar."}
FOUND = {
    "story": [
        Span(0, 4, "PERSON", "amber"),
        Span(17, 21, "PERSON", "red"),
        Span(31, 43, "PHONE"),
    ],
    "found": [Span(0, 4, "PERSON", "amber")],
}
OFFICE = KeepReason.OFFICE


def test_the_same_words_are_decided_once_and_as_surely_as_they_were_ever_found() -> None:
    assert decisions.to_decide(TEXTS, FOUND, ()) == [
        Decision("SARI", "PERSON", "red", False),
        Decision("081200001234", "PHONE", "red", False),
    ]


def test_amber_is_undecided_until_somebody_decides() -> None:
    (open_,) = decisions.to_decide({"found": "Sari."}, {"found": FOUND["found"]}, ())
    assert (open_.keep, open_.error) == (None, "undecided")
    assert Decision("Sari", "PERSON", "amber", True).error == "missing"
    assert Decision("Sari", "PERSON", "amber", True, OFFICE).error is None
    assert Decision("Sari", "PERSON", "amber", False).error is None


def test_what_was_decided_before_stays_decided() -> None:
    before = [
        Decision("sari", "PERSON", "red", True, OFFICE),
        Decision("gelap", BY_HAND, "red", False),
    ]
    made = decisions.to_decide(TEXTS, FOUND, before)
    assert [(d.key, d.keep) for d in made] == [
        ("gelap", False),
        ("sari", True),
        ("081200001234", False),
    ]


def test_everything_is_masked_that_is_not_kept_and_amber_waits() -> None:
    assert decisions.applied(TEXTS, FOUND, (), "") == {
        "story": "Sari marah. Kata [orang 1]: hubungi [nomor telepon].",
        "found": "Sari benar.",
    }
    masks = [Decision("sari", "PERSON", "red", False)]
    assert decisions.applied(TEXTS, FOUND, masks, "")["found"] == "[orang 1] benar."
    kept = [Decision("SARI", "PERSON", "red", True, OFFICE)]
    assert decisions.applied(TEXTS, FOUND, kept, "")["story"].startswith("Sari marah. Kata SARI:")


def test_words_a_reviewer_names_are_masked_wherever_they_stand_whole() -> None:
    named = [Decision("marah sekali", BY_HAND, "red", False)]
    texts = {"story": "Ia Marah\n sekali, bukan kemarahan sekali."}
    assert decisions.applied(texts, {}, named, "") == {
        "story": "Ia [disamarkan], bukan kemarahan sekali."
    }


def test_nothing_stays_that_is_not_kept_with_a_reason() -> None:
    keep = Decision("081200001234", "PHONE", "red", True, KeepReason.OFFICE_CONTACT)
    left = decisions.still_open(TEXTS, FOUND, [keep, Decision("sari", "PERSON", "red", True)])
    assert [d.key for d in left] == ["sari"]


def test_decisions_are_written_and_read_again() -> None:
    made = [Decision("Sari", "PERSON", "amber", True, OFFICE), Decision("x", BY_HAND, "red", False)]
    assert decisions.read(decisions.written(made)) == made
    assert decisions.read("") == []
