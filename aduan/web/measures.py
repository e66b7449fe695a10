"""What people read for each measure and its values, and how a figure is written in a sentence."""

from collections.abc import Mapping
from datetime import date

import flask_babel
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from aduan.bulletin import Figure
from aduan.durations import BINS, Span
from aduan.figures import Answered
from aduan.periods import ALL
from aduan.shares import Range, Share
from aduan.suppression import Hidden
from aduan.terms import OPEN_STATES, OutcomeCode, Promise, State
from aduan.web.labels import TERMS, Label

# Of each measure its values in the order they are shown: CSS class of the chart, words.
WAYS: dict[str, tuple[str, Label]] = {
    "open": ("c-open", _("Terbuka")),
    "agreed": ("c-agreed", _("Selesai, pelapor setuju")),
    "silent": ("c-silent", _("Selesai, pelapor diam")),
    "disagreed": ("c-disagreed", _("Selesai, pelapor tidak setuju")),
    "by_triage": ("c-by_triage", _("Ditutup admin")),
    "archived": ("c-archived", _("Diarsipkan")),
    "withdrawn": ("c-withdrawn", _("Dicabut")),
}
OUTCOMES: dict[str, Label] = {code.value: TERMS[OutcomeCode][code] for code in OutcomeCode} | {
    "waiting": _("Belum dijawab, masih dalam batas waktu"),
    "ended": _("Diarsipkan atau dicabut"),
}
ANSWERED: dict[str, Label] = {
    Answered.ON_TIME: _("Dijawab tepat waktu"),
    Answered.LATE: _("Dijawab terlambat"),
    Answered.OVERDUE: _("Lewat batas, belum dijawab"),
    Answered.GIVEN_UP: _("Lewat batas, lalu diarsipkan atau dicabut"),
    Answered.NOT_DUE: _("Belum sampai batas waktu"),
    Answered.NOT_ROUTED: _("Belum diteruskan ke instansi"),
    Answered.ENDED: _("Diarsipkan atau dicabut sebelum batas waktu"),
}
OPEN: dict[str, Label] = {s.value: TERMS[State][s] for s in State if s in OPEN_STATES}
PROMISES: dict[str, Label] = {promise.value: TERMS[Promise][promise] for promise in Promise}
REOPENED: dict[str, Label] = {
    "0": _("Tidak pernah"), "1": _("Sekali"), "2": _("Dua kali atau lebih"),
}  # fmt: skip
ROUTINGS: dict[str, Label] = {
    "0": _("Belum pernah"), "1": _("Sekali"), "2": _("Dua kali"), "3": _("Tiga kali atau lebih"),
}  # fmt: skip
QUARTERS = {"k1": "I", "k2": "II", "k3": "III", "k4": "IV"}


def bin_words(name: str) -> str:
    """A bin of working days without the unit: "6–10"."""
    if name == BINS[-1]:
        return str(gettext("lebih dari 60"))
    return name.removesuffix(" days").replace("-", "–")


def period_name(period: str) -> str:
    """A period in words: "Maret 2026", "Triwulan II 2026"."""
    year, _sep, part = period.partition("-")
    if period == ALL:
        return str(gettext("Sejak awal"))
    if not part:
        return year
    if part in QUARTERS:
        return str(gettext("Triwulan %(number)s %(year)s", number=QUARTERS[part], year=year))
    return str(flask_babel.format_date(date(int(year), int(part), 1), "MMMM y"))


def short_period(period: str) -> str:
    """The same for the foot of a chart: "Mar", "II"."""
    if len(period) != 7:
        return period
    part = period[5:]
    if part in QUARTERS:
        return QUARTERS[part]
    return str(flask_babel.format_date(date(int(period[:4]), int(part), 1), "MMM"))


def figure(value: Figure) -> str:
    """A figure as it stands in a sentence or a table."""
    match value:
        case None:
            return "–"
        case Hidden():
            return value.value
        case int():
            return str(flask_babel.format_number(value))
        case float():
            return str(flask_babel.format_decimal(value, "0.00"))
        case Range(low, None):
            return str(gettext("sedikitnya %(low)s", low=low))
        case Share(low, high) if low == high:
            return str(gettext("%(share)s %%", share=low))
        case Share(low, high):
            return str(gettext("%(low)s–%(high)s %%", low=low, high=high))
        case Range(low, high):
            return f"{low}–{high}"
        case Span():
            return _span(value)


def some(value: Figure) -> bool:
    """Whether it is certainly more than none: "<5" may be zero, and is not painted as late."""
    match value:
        case Hidden():
            return value is Hidden.LARGE
        case int():
            return value > 0
        case Range(least, _):
            return least > 0
    return False


def _span(span: Span) -> str:
    first = bin_words(span.first)
    if span.last is None:
        return str(gettext("%(days)s hari kerja atau lebih", days=first))
    if span.exact:
        return str(gettext("%(days)s hari kerja", days=first))
    last = bin_words(span.last)
    return str(gettext("antara %(first)s dan %(last)s hari kerja", first=first, last=last))


def words() -> Mapping[str, object]:
    """What templates of figures need, by name."""
    return {
        "WAYS": WAYS, "OUTCOMES": OUTCOMES, "ANSWERED": ANSWERED, "OPEN_AS": OPEN,
        "REOPENED": REOPENED, "ROUTINGS": ROUTINGS, "PROMISES": PROMISES, "BINS": BINS,
        "bin_words": bin_words, "period_name": period_name, "short_period": short_period,
    }  # fmt: skip
