"""What guards every page: closed doors, headers, tokens, the brake on guessing."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from aduan.accounts import BadAccount, new
from aduan.office import Office
from aduan.terms import Role
from tests.life import CODE, live, receive
from tests.test_staff import PASSWORD, staff  # noqa: F401 (its accounts)
from tests.visitor import Visitor


def staff_rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/staf")]


def url(rule: Rule) -> str:
    values = {"number": "ADU-0000-0000-0000", "action": "route", "id": "admin"}
    return str(rule.build({name: values[name] for name in rule.arguments})[1])  # type: ignore[index]


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) & {"GET", "POST"})


def test_an_outsider_gets_into_no_staff_page(app: Flask, visitor: Visitor) -> None:
    token = visitor.visit("/staf/masuk").page.find("input", {"name": "csrf_token"})["value"]  # type: ignore[index]
    closed = [rule for rule in staff_rules(app) if rule.rule != "/staf/masuk"]
    assert len(closed) > 8
    for rule in closed:
        for method in methods(rule):
            answer = visitor.client.open(url(rule), method=method, data={"csrf_token": token})
            if method == "GET":
                assert (answer.status_code, answer.location) == (302, "/staf/masuk"), rule
            else:
                assert answer.status_code == 401, rule


def test_every_staff_view_declares_its_roles(app: Flask) -> None:
    for rule in staff_rules(app):
        assert getattr(app.view_functions[rule.endpoint], "roles", ()), rule


def test_a_staff_view_without_declared_roles_is_closed_to_everybody(
    app: Flask, visitor: Visitor
) -> None:
    visitor.login("koordinator")
    view = app.view_functions["staff.queue"]
    app.view_functions["staff.queue"] = lambda: "open"
    try:
        assert visitor.visit("/staf/").status == 403
    finally:
        app.view_functions["staff.queue"] = view


ALLOWED = {
    "staff.queue": {"triage", "agency", "reviewer", "auditor"},
    "staff.report": {"triage", "agency", "reviewer", "auditor"},
    "staff.act": {"triage", "agency"},
    "review.read": {"reviewer"},
    "review.confirm": {"reviewer"},
    "review.release": {"reviewer"},
    "review.second": {"reviewer"},
    "review.take_down": {"reviewer"},
    "review.dismiss": {"reviewer"},
    "review.excuse": {"reviewer"},
    "entrance.everybody": {"admin"},
    "entrance.add_account": {"admin"},
    "entrance.change_account": {"admin"},
    "entrance.password": {"admin", "triage", "agency", "reviewer", "auditor"},
    "entrance.change_password": {"admin", "triage", "agency", "reviewer", "auditor"},
    "entrance.leave": {"admin", "triage", "agency", "reviewer", "auditor"},
}


@pytest.mark.parametrize("who", ["admin", "koordinator", "penghubung", "peninjau", "auditor"])
def test_each_role_enters_exactly_its_own_pages(
    app: Flask, office: Office, visitor: Visitor, who: str
) -> None:
    role = office.accounts.get(who)["role"]
    token = visitor.login(who).page.find("input", {"name": "csrf_token"})["value"]  # type: ignore[index]
    for rule in staff_rules(app):
        if rule.endpoint in ("entrance.login", "entrance.enter", "entrance.leave"):
            continue
        for method in methods(rule):
            answer = visitor.client.open(url(rule), method=method, data={"csrf_token": token})
            may = role in ALLOWED[rule.endpoint]
            assert (answer.status_code != 403) is may, (rule, method)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/lapor/",
        "/en/lapor/",
        "/lacak/",
        "/staf/masuk",
        "/staf/",
        "/nowhere",
        "/static/mark.svg",
    ],
)
def test_every_answer_carries_the_strict_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_with_private_data_are_not_cached(visitor: Visitor) -> None:
    assert visitor.visit("/lapor/").headers["Cache-Control"] == "no-store"


def test_the_cookie_is_closed_to_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = visitor.client.get("/lapor/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "path",
    ["/lapor/", "/lacak/", "/lacak/laporan/agree", "/staf/masuk", "/staf/akun", "/lacak/tutup"],
)
def test_no_form_works_without_its_token(visitor: Visitor, office: Office, path: str) -> None:
    assert visitor.client.post(path, data={"step": "send"}).status_code == 400
    assert list(office.every()) == []


def test_wrong_codes_are_slowed_per_report_and_reveal_nothing(
    visitor: Visitor, office: Office
) -> None:
    report = receive(office)
    unknown = "ADU-0000-0000-0000"
    wrong = "1111111111111117"
    seen = []
    for number in (report.id, unknown):
        visitor.visit("/lacak/")
        for _ in range(5):
            visitor.press("Buka laporan", number=number, code=wrong)
        seen.append((visitor.status, visitor.text))
        visitor.press("Buka laporan", number=number, code=CODE)
        assert visitor.status == 429
        assert "tunggu 15 menit" in visitor.text
    assert seen[0] == seen[1]


def test_guessing_at_many_reports_is_slowed_per_address(visitor: Visitor, office: Office) -> None:
    numbers = [receive(office).id for _ in range(31)]
    statuses = []
    for number in numbers:
        visitor.visit("/lacak/").press("Buka laporan", number=number, code="1111111111111117")
        statuses.append(visitor.status)
    assert statuses == [422] * 30 + [429]


def test_guessing_a_password_is_slowed_and_does_not_tell_who_exists(visitor: Visitor) -> None:
    texts = []
    for name in ("koordinator", "nobody"):
        for _ in range(5):
            visitor.login(name, "salah-salah-salah")
        assert visitor.status == 422
        texts.append(visitor.text)
        assert visitor.login(name, PASSWORD).status == 429
    assert texts[0] == texts[1]


def test_a_new_password_ends_the_other_sessions(app: Flask, visitor: Visitor) -> None:
    other = Visitor(app.test_client()).login("auditor")
    visitor.login("auditor").visit("/staf/sandi")
    visitor.press("Ganti sandi", password=PASSWORD, new_password="sandi-yang-baru")
    assert "Sandi sudah diganti" in visitor.text
    assert other.visit("/staf/").path == "/staf/masuk"
    assert visitor.visit("/staf/").path == "/staf/"


def test_a_closed_account_is_out_at_once(app: Flask, visitor: Visitor) -> None:
    other = Visitor(app.test_client()).login("auditor")
    visitor.login("admin").visit("/staf/akun")
    visitor.post("/staf/akun/auditor", {"active": "no"})
    visitor.visit("/staf/akun").post("/staf/akun/auditor", {"active": "no"})
    assert other.visit("/staf/").path == "/staf/masuk"
    assert other.login("auditor").status == 422


def test_the_clock_and_the_reporter_never_log_in() -> None:
    for role in (Role.CLOCK, Role.REPORTER):
        with pytest.raises(BadAccount, match="role"):
            new("someone", "", role, PASSWORD)


def test_another_visitor_does_not_see_a_tracked_report(app: Flask, office: Office) -> None:
    report = live(office, receive(office), "route")
    mine, other = Visitor(app.test_client()), Visitor(app.test_client())
    mine.visit("/lacak/").press("Buka laporan", number=report.id, code=CODE)
    assert report.title in mine.text
    assert other.visit("/lacak/laporan").path == "/lacak/"


def test_logging_out_ends_the_session_everywhere(app: Flask, visitor: Visitor) -> None:
    cookie = visitor.login("auditor").client.get_cookie("session")
    assert cookie
    visitor.press("Keluar")
    thief = Visitor(app.test_client())
    thief.client.set_cookie("session", cookie.value)
    assert thief.visit("/staf/").path == "/staf/masuk"


def test_guessing_the_present_password_is_slowed_too(visitor: Visitor) -> None:
    visitor.login("auditor").visit("/staf/sandi")
    for _ in range(5):
        visitor.press("Ganti sandi", password="salah-salah", new_password="sandi-yang-baru")
        assert visitor.status == 422
    visitor.press("Ganti sandi", password=PASSWORD, new_password="sandi-yang-baru")
    assert visitor.status == 429


@pytest.mark.parametrize("path", ["/" + "a" * 300, "/hasil/" + "é" * 200, "/a%00b"])
def test_an_impossible_address_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.visit(path).status == 404


@pytest.mark.parametrize("name", ["reporter", "clock"])
def test_nobody_is_called_like_the_reporter_or_the_clock(name: str) -> None:
    with pytest.raises(BadAccount, match="username"):
        new(name, "", Role.AUDITOR, PASSWORD)


def test_an_empty_new_password_changes_nothing(visitor: Visitor, office: Office) -> None:
    before = office.accounts.get("auditor")
    visitor.login("admin").visit("/staf/akun").post("/staf/akun/auditor", {"new_password": ""})
    assert visitor.status == 422
    assert visitor.page.select_one("#kesalahan a[href='#f-new-auditor']")
    assert office.accounts.get("auditor") == before
