"""Guards of the house: who imports whom, how large a file may be, what the documents must name."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from aduan import submission
from aduan.config import SETTINGS
from aduan.terms import (
    ArchiveReason,
    Classification,
    ClosedBy,
    Kept,
    Kind,
    OutcomeCode,
    Removal,
    Role,
    RuleName,
    State,
)
from aduan.web import labels
from aduan.workflow import ACTIONS
from tests import ROOT

PACKAGE = ROOT / "aduan"
REQUIREMENTS = [
    ROOT / name for name in ("requirements.txt", "tests/requirements.txt", "deploy/postgresql.txt")
]
CORE = {
    "terms", "report", "submission", "tracking", "workflow", "timetable", "deadlines",
    "outcome", "lists", "opendata", "feed", "sitemap", "figures", "suppression", "worlds",
    "grid",
    "durations", "periods", "standing", "shares", "bulletin",
    "ledger", "tables", "prose", "review",
    "queue", "decisions", "keeping", "retention", "gate", "gate.values", "gate.views",
    "gate.streams", "gate.spellings",
    "gate.packings", "gate.study", "gate.sieve",
    "search", "search.words", "search.query", "search.snippets",
    *(f"anonymize.{path.stem}".removesuffix(".__init__") for path in
      (PACKAGE / "anonymize").glob("*.py") if path.stem != "__main__"),
}  # fmt: skip
PURE = {
    "collections", "dataclasses", "datetime", "enum", "hashlib", "hmac", "re", "secrets",
    "typing", "unicodedata", "base64", "binascii", "bisect", "bz2", "contextlib", "csv",
    "functools", "heapq", "html", "importlib", "io", "itertools", "json", "lzma", "operator",
    "pathlib", "quopri", "struct", "types", "urllib", "xml", "zlib",
    "ahocorasick_rs", "email_validator", "markdown", "markupsafe", "msgspec", "phonenumbers",
    "snowballstemmer", "stdnum", "yaml",
}  # fmt: skip
# Forms of their own, or what happens by itself.
BUTTONLESS = (
    "expire", "expire_hold", "purge_photos", "purge_contact", "purge_content", "review", "approve",
    "publish", "flag",
)  # fmt: skip
FORBIDDEN_NAMES = re.compile(r"^(models|forms|utils|helpers|services|managers?|common|constants)$")


def modules() -> dict[str, Path]:
    """Every module of the package by its name below aduan."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


def imports(path: Path, *, at_start: bool = False) -> set[str]:
    """What a module imports anywhere, or only when it is itself imported."""
    found: set[str] = set()
    tree = ast.parse(path.read_text())
    for node in tree.body if at_start else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own(path: Path, *, at_start: bool = False) -> set[str]:
    """The package's own modules that one imports, by their names below aduan."""
    names = set(modules())
    found = imports(path, at_start=at_start)
    below = {name.removeprefix("aduan.") for name in found if name.startswith("aduan.")}
    whole = below | {name.rpartition(".")[0] for name in below}
    return {name for name in whole if name in names}


@pytest.mark.parametrize("name", sorted(CORE))
def test_the_core_imports_only_the_core_and_pure_libraries(name: str) -> None:
    path = modules()[name]
    assert own(path) <= CORE
    others = {n.partition(".")[0] for n in imports(path) if not n.startswith("aduan")}
    assert others <= PURE


def test_the_core_reads_no_clock() -> None:
    for name in CORE:
        text = modules()[name].read_text()
        assert not re.search(r"\.(now|today|utcnow)\(\)", text), name
        assert not re.search(r"\bopen\(", text), name


def loaded(*names: str) -> set[str]:
    """What a fresh interpreter has loaded after importing these modules."""
    code = f"import sys, {', '.join(names)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_the_core_runs_without_flask_and_store() -> None:
    found = loaded(*(f"aduan.{name}" for name in CORE))
    assert not {m for m in found if m.partition(".")[0] in ("flask", "tinydb", "werkzeug")}
    assert "aduan.store" not in found


def test_nothing_public_ever_loads_the_private_side() -> None:
    public = (
        "web.public", "web.lists", "web.data", "web.changes", "web.register", "web.page",
        "web.search", "content", "catalogue", "corrections", "manifest", "freeze", "outcome",
        "figures", "bulletin", "web.statistics", "worlds", "search.renewal", "search.results",
    )  # fmt: skip
    found = loaded(*(f"aduan.{name}" for name in public))
    private = {"store", "report", "accounts", "office", "publish", "workflow", "submission"}
    assert not {f"aduan.{name}" for name in private} & found
    assert "tinydb" not in found


def test_the_site_is_created_without_the_private_side(content_folder: Path) -> None:
    code = (
        "import sys, pathlib, aduan;"
        f"aduan.create_site(pathlib.Path({str(content_folder)!r}), demonstration=False);"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    found = set(run.stdout.split())
    assert "aduan.web.public" in found
    assert not {"aduan.store", "aduan.report", "aduan.accounts", "tinydb"} & found


def test_publish_is_the_only_module_that_sees_both_sides() -> None:
    both = {name for name, path in modules().items() if {"report", "outcome"} <= own(path)}
    assert both == {"publish"}


def test_imports_run_in_no_circle() -> None:
    graph = {name: own(path, at_start=True) - {name} for name, path in modules().items()}
    while ends := {name for name, needs in graph.items() if not needs & set(graph)}:
        for name in ends:
            del graph[name]
    assert graph == {}


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_is_small_says_what_it_owns_and_is_named_after_a_thing(name: str) -> None:
    path = modules()[name]
    text = path.read_text()
    assert text.count("\n") <= 300
    assert not FORBIDDEN_NAMES.match(path.stem)
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None)


def test_every_word_of_the_field_has_a_label() -> None:
    for terms in (
        Kind, Classification, State, OutcomeCode, ClosedBy, ArchiveReason, RuleName, Role, Removal,
        Kept,
    ):  # fmt: skip
        for term in terms:
            assert labels.TERMS[terms][term]
    for action in ACTIONS:
        assert labels.EVENTS[action.name]
        if action.name not in BUTTONLESS:
            assert labels.ACTIONS[action.name]
        for name in action.needs + action.optional:
            assert name in labels.FIELDS or name in ("fingerprint", "public_id", "decisions")


def test_every_error_code_of_the_form_has_words() -> None:
    told = (submission.check.__doc__ or "").partition("codes: ")[2]
    codes = re.findall(r"[a-z]+(?:_[a-z]+)*", told)
    assert len(codes) == 10
    assert set(codes) <= set(labels.ERRORS)


def test_the_readme_names_every_setting_action_and_target() -> None:
    readme = (ROOT / "README.md").read_text()
    for setting in SETTINGS:
        assert f"`ADUAN_{setting.name}`" in readme
    for action in ACTIONS:
        assert f"`{action.name}`" in readme
    for target in ("make run", "make start", "make test", "make purge", "make erase"):
        assert target in readme


def test_the_readmes_workflow_table_is_the_policy() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (\w+) \| ([\w, ]+) \| (\w+|–) \|", (ROOT / "README.md").read_text(), re.M
    )
    told = [(name, role, tuple(states.split(", ")), to) for name, role, states, to in rows]
    policy = [
        (a.name, a.role.value, tuple(s.value for s in a.from_states), a.to_state or "–")
        for a in ACTIONS
    ]
    anywhere = {("any",): tuple(State)}
    assert [(who, what, anywhere.get(of, of), to) for who, what, of, to in told] == policy


def test_every_direct_dependency_has_its_reason() -> None:
    reasons = (PACKAGE / "README.md").read_text().lower()
    for file in REQUIREMENTS:
        direct = file.read_text().partition("\n\n")[0]
        for name in re.findall(r"^([\w-]+)==", direct, re.M):
            assert f"**{name}**" in reasons, name


def test_every_requirement_is_pinned() -> None:
    for file in REQUIREMENTS:
        for line in file.read_text().splitlines():
            assert not line or re.fullmatch(r"#.*|-r \S+|[\w-]+==[\w.]+", line), line


def test_every_text_people_read_has_its_english(tmp_path: Path) -> None:
    extract = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    options = ["-F", "pyproject.toml", "-o", str(tmp_path / "messages.pot"), "."]
    subprocess.run(extract + options, cwd=ROOT, check=True)  # noqa: S603
    catalog_path = PACKAGE / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    with catalog_path.open("rb") as file:
        english = read_po(file)
    with (tmp_path / "messages.pot").open("rb") as file:
        used = read_po(file)
    for message in used:
        if not message.id:
            continue
        found = english.get(message.id)
        assert found and found.string and all(found.string), message.id
        assert not found.fuzzy, message.id
    assert {m.id for m in english if m.id} <= {m.id for m in used}, "texts nobody reads any more"


def test_every_page_template_belongs_to_the_blueprint_of_its_folder(app: Flask) -> None:
    folders = {path.name for path in (PACKAGE / "templates").iterdir() if path.is_dir()}
    public = {"public", "register", "lists", "data", "changes"}
    assert folders == {*app.blueprints, *public, "macros"} - {
        "site", "health", "citizen_en", "tracking_en", "leak_en", "search_en"
    }  # fmt: skip
