"""The figures of pages: computed from the public tables alone, with nobody left out."""

from dataclasses import replace
from datetime import date

from aduan import bulletin
from aduan.bulletin import Figures, Places
from aduan.durations import Span
from aduan.figures import Answered, Standing
from aduan.shares import Range, Share
from aduan.suppression import Hidden
from aduan.terms import ClosedBy, Kind, OutcomeCode, State
from aduan.worlds import snapshot

TODAY = date(2026, 2, 20)
PLACES = Places(("a", "b"), ("t",), {"badung": 20_000})
OPEN = Standing(
    "a", State.ROUTED, True, late=True, public=True, month="2026-01", topic="t", area="badung",
    answered=Answered.OVERDUE, age=25, routings=1,
)  # fmt: skip
CLOSED = replace(
    OPEN, state=State.CLOSED, overdue=False, late=False, closed_by=ClosedBy.REPORTER_AGREED,
    answered=Answered.ON_TIME, outcome=OutcomeCode.RESOLVED, first=4, closed=8,
)  # fmt: skip
EARLIER = replace(CLOSED, month="2025-11", agency="b", kind=Kind.ASPIRATION)


def test_overdue_reports_are_in_the_denominator_of_those_on_time() -> None:
    found = bulletin.bulletin(snapshot([OPEN, CLOSED, CLOSED], TODAY), "*", PLACES)
    assert (found["due"], found["due.on_time"]) == (3, Share(67, 67))


def test_the_median_counts_open_reports() -> None:
    found = bulletin.bulletin(snapshot([OPEN, OPEN, CLOSED], TODAY), "*", PLACES)
    assert found["median.first"] == Span("21-30 days", None)


def test_archived_reports_without_an_answer_are_left_out_of_durations_and_told_apart() -> None:
    archived = replace(OPEN, state=State.ARCHIVED, overdue=False, answered=Answered.GIVEN_UP)
    found = bulletin.bulletin(snapshot([archived, CLOSED], TODAY), "*", PLACES)
    assert (found["unanswered"], found["median.first"]) == (1, Span("4-5 days", "4-5 days"))
    assert found["due.on_time"] == Share(50, 50)


def test_a_report_is_in_the_bulletin_of_its_period_only() -> None:
    taken = snapshot([CLOSED, EARLIER], TODAY)
    totals = {p: bulletin.bulletin(taken, p, PLACES)["total"] for p in ("*", "2025", "2026-01")}
    assert totals == {"*": 2, "2025": 1, "2026-01": 1}


def test_a_bulletin_goes_through_the_periods_inside_it() -> None:
    taken = snapshot([CLOSED, EARLIER], TODAY)
    assert bulletin.inside(taken, "*") == ("2025", "2026")
    assert bulletin.inside(taken, "2025") == ("2025-k4", "2025-11", "2025-12")
    assert bulletin.inside(taken, "2026-k1") == ("2026-01", "2026-02")
    assert bulletin.inside(taken, "2026-01") == ()


def test_a_rate_is_per_ten_thousand_inhabitants_and_says_nothing_of_hidden_numbers() -> None:
    assert bulletin.rate(3, 20_000) == 1.5
    assert bulletin.rate(1, 30_000) == 0.33
    assert bulletin.rate(Hidden.SMALL, 20_000) is None
    assert bulletin.rate(3, None) is None


def test_a_scorecard_counts_outcomes_by_kind_and_the_last_twelve_months() -> None:
    found = bulletin.scorecard(snapshot([CLOSED, EARLIER], TODAY), "b")
    assert found["kind.aspiration.outcome.resolved"] == 1
    assert found["kind.complaint.outcome.resolved"] == 0
    months = [name for name in found if name.startswith("period.")]
    assert months == [f"period.{m}.total" for m in ("2025-11", "2025-12", "2026-01", "2026-02")]


def test_a_topic_tells_where_it_came_up_again() -> None:
    found = bulletin.topic(snapshot([OPEN, CLOSED], TODAY), "t", PLACES)
    assert (found["total"], found["area.badung.total"], found["overdue"]) == (2, 2, 1)


def test_an_agency_is_compared_only_from_30_received_and_30_closed_with_similar_ones() -> None:
    def of(agency: str, number: int) -> list[Standing]:
        return [replace(CLOSED, agency=agency)] * number

    taken = snapshot([*of("a", 30), *of("b", 60), *of("c", 61), *of("d", 29)], TODAY)
    assert bulletin.alike(taken, "a", "abcd") == ("a", "b")
    assert bulletin.alike(taken, "c", "abcd") == ("b", "c")
    assert bulletin.alike(taken, "d", "abcd") == ()


def test_only_agencies_of_similar_volume_are_ranked_and_none_below_thirty() -> None:
    def of(agency: str, number: int) -> list[Standing]:
        return [replace(CLOSED, agency=agency)] * number

    taken = snapshot([*of("a", 30), *of("b", 60), *of("c", 61), *of("d", 29), *of("e", 122)], TODAY)
    assert bulletin.classes(taken, "abcde") == (("e", "c"), ("b", "a"))
    assert bulletin.classes(taken, "ade") == ()


def test_the_least_punctual_agency_is_named_only_where_no_hidden_number_can_change_it() -> None:
    def card(least: int, most: int) -> Figures:
        return Figures({"due.on_time": Share(least, most)})

    cards = {"a": card(70, 70), "b": card(40, 50), "c": card(60, 60)}
    assert bulletin.by_lateness(cards) == (("b", "c", "a"), True)
    assert not bulletin.by_lateness(cards | {"c": card(50, 60)})[1]
    assert not bulletin.by_lateness(cards | {"c": Figures({"due.on_time": None})})[1]


def test_open_reports_do_not_make_an_agency_comparable() -> None:
    assert not bulletin.enough(snapshot([OPEN] * 40, TODAY), "a")


def test_a_figure_is_written_so_that_a_program_can_read_it() -> None:
    said = [bulletin.text(f) for f in (7, Hidden.ANY, None, 0.5, Share(1, 1), Share(1, 50))]
    assert said == ["7", "…", "", "0.50", "1", "1 to 50"]
    assert bulletin.text(Range(2, None)) == "2 or more"
    assert bulletin.text(Span("0-3 days", None)) == "0-3 days or more"
    assert bulletin.text(Span("0-3 days", "4-5 days")) == "0-3 days to 4-5 days"
