"""A pure factory for the core's tests: every report is one that the workflow could have made."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from aduan import submission, workflow
from aduan.report import Report
from aduan.submission import Choices
from aduan.terms import Role, State

WITA = ZoneInfo("Asia/Makassar")
CHOICES = Choices({"bangli/bangli", "bangli/"}, {"dinas-perhubungan-bali"}, {"penerangan-jalan"})
FORM = {
    "kind": "complaint",
    "title": "Lampu jalan mati di depan pasar",
    "story": "Sudah dua minggu lampu jalan di depan pasar mati, malam hari gelap sekali.",
    "year": "2015",
    "district": "bangli/bangli",
    "place": "Depan Pasar Kidul",
    "topic": "penerangan-jalan",
    "consent": "yes",
    "name": "Ni Luh Kenari",
}

ACTORS = {action.name: action.role for action in workflow.ACTIONS}
# What each action needs to be said, when a test does not care.
SAID: dict[str, dict[str, str]] = {
    "route": {"agency": "dinas-perhubungan-bali", "classification": "ordinary"},
    "hold": {"text": "Di pasar yang mana?"},
    "archive": {"reason": "too_general", "text": "Tidak disebutkan tempatnya."},
    "close": {"text": "Pelapor menyatakan cukup lewat telepon."},
    "follow_up": {"text": "Petugas sudah ke lokasi."},
    "answer": {
        "outcome": "resolved",
        "found": "Tiga lampu putus.",
        "done": "Ketiganya diganti.",
        "changes": "Lampu di jalur ini diperiksa setiap bulan.",
    },
    "fulfil": {"text": "Lampu sudah diperiksa dua kali."},
    "improve": {"improvement": "lampu-diperiksa-tiap-bulan"},
    "decline": {"text": "Jalan ini milik kabupaten."},
    "complete": {"text": "Pasar Kidul."},
    "reply": {"text": "Kapan selesai?"},
    "disagree": {"text": "Masih gelap."},
    "reopen": {"text": "Mati lagi."},
    "object": {"text": "Tempatnya sudah saya sebut."},
    "approve": {"fingerprint": "f00d"},
    "review": {"title": "Lampu mati", "story": "Lampu mati.", "fingerprint": "f00d"},
    "publish": {"public_id": "0123456789"},
    "take_down": {"text": "Memuat nama seorang anak."},
    "dismiss": {"text": "Nama kantor, bukan orang."},
    "excuse": {"words": "lampu mati", "text": "Kata biasa.", "fingerprint": "f00d"},
}
# The shortest way from received to each state.
WAYS: dict[State, tuple[str, ...]] = {
    State.RECEIVED: (),
    State.ON_HOLD: ("hold",),
    State.ROUTED: ("route",),
    State.IN_PROGRESS: ("route", "follow_up"),
    State.ANSWERED: ("route", "answer"),
    State.CLOSED: ("route", "answer", "agree"),
    State.ARCHIVED: ("archive",),
    State.WITHDRAWN: ("withdraw",),
}


def on(day: str, hour: int = 9) -> datetime:
    """An hour of an ISO day in Bali."""
    return datetime.combine(date.fromisoformat(day), time(hour), WITA)


MONDAY = on("2026-09-07")  # followed by three months without a holiday


def case(*, kind: str = "complaint", at: datetime = MONDAY, **changes: str) -> Report:
    """A report received at that time; `changes` are fields of the form."""
    checked = submission.check(FORM | {"kind": kind} | changes, CHOICES, at.date())
    return submission.receive(
        checked, number="ADU-0000-0000-0000", code_hash="salt$hash", language="id", at=at
    )


def step(report: Report, action: str, at: datetime = MONDAY, **fields: str) -> Report:
    """The report after one action, taken by the role it belongs to."""
    role: Role = ACTORS[action]
    said = SAID.get(action, {}) | fields
    return workflow.apply(report, action, role=role, by=role.value, at=at, fields=said)


def walk(report: Report, *actions: str, at: datetime = MONDAY) -> Report:
    """The report after several actions, all at the same time."""
    for action in actions:
        report = step(report, action, at)
    return report


def in_state(state: State, **changes: str) -> Report:
    return walk(case(**changes), *WAYS[state])
