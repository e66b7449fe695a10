"""What TinyDB's own tests, of the pinned version, say of RowDB, RowTable and RowStorage.

`python bench/upstream.py` fetches TinyDB's source distribution with pip and gives its tests our
classes in the place of its own. It ends with 1 when a test fails that is not LISTED, or a listed
one passes. Left out are tests that say nothing of ours: of queries on plain dicts, of the caching
middleware, of other storages, and of what only a JSON file has (indentation, encoding, modes).
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # not bench/: its `queue` hides Python's

import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from importlib.metadata import version

import pytest

from aduan.store.tiny import RowDB, RowStorage

TESTS = (
    "test_tinydb.py",
    "test_tables.py",
    "test_operations.py",
    "test_storages.py::test_json_readwrite",
    "test_storages.py::test_in_memory_close",
)
UNCACHED = "other processes write too, so that there is no query cache unless one is asked for"
LISTED = {
    "test_tinydb.py::test_search": UNCACHED,
    "test_tinydb.py::test_search_path": UNCACHED,
    "test_tinydb.py::test_query_cache": UNCACHED,
    "test_tables.py::test_query_cache": UNCACHED,
    "test_tinydb.py::test_repr": "expects the name TinyDB; a subclass shows its own, RowDB",
    "test_tables.py::test_table_repr": "expects the names of TinyDB's own table and storages",
}


class FileStorage(RowStorage):
    """In the place of JSONStorage; how to write JSON means nothing to rows."""

    def __init__(self, path: Path | str, ensure_ascii: bool = True) -> None:
        super().__init__(path)


class FreshStorage(RowStorage):
    """In the place of MemoryStorage: starts empty, in a file of its own."""

    def __init__(self) -> None:
        super().__init__(Path(tempfile.mkdtemp()) / "db.sqlite")


OURS = {
    "tinydb.TinyDB": RowDB,
    "tinydb.database.TinyDB": RowDB,
    "tinydb.JSONStorage": FileStorage,
    "tinydb.storages.JSONStorage": FileStorage,
    "tinydb.storages.MemoryStorage": FreshStorage,
    "aduan.store.tiny.RowDB.default_storage_class": FileStorage,
}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[RowDB]:
    """As in TinyDB's conftest."""
    with RowDB(tmp_path / "db.sqlite") as db:
        db.drop_tables()
        db.insert_multiple({"int": 1, "char": c} for c in "abc")
        yield db


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if gone := LISTED.keys() - {item.nodeid for item in items}:
        raise pytest.UsageError(f"listed, but TinyDB has no such test: {', '.join(sorted(gone))}")
    for item in items:
        if reason := LISTED.get(item.nodeid):
            item.add_marker(pytest.mark.xfail(reason=reason, raises=AssertionError, strict=True))


def pinned() -> str:
    """The version in requirements.txt; it must be the one installed, which is tested."""
    requirements = Path(sys.path[0], "requirements.txt").read_text()
    release = re.findall(r"^tinydb==(\S+)", requirements, re.MULTILINE)
    if release != [version("tinydb")]:
        sys.exit(f"pinned is TinyDB {release}, installed {version('tinydb')}")
    return str(release[0])


def fetch(release: str, folder: Path) -> None:
    """Puts the test files into the folder, without their conftest and TinyDB itself."""
    download = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
    source = ["--no-deps", "--no-binary", "tinydb", f"tinydb=={release}"]
    subprocess.run([*download, *source], cwd=folder, check=True)  # noqa: S603
    with tarfile.open(folder / f"tinydb-{release}.tar.gz") as archive:
        for name in {test.partition("::")[0] for test in TESTS}:
            if member := archive.extractfile(f"tinydb-{release}/tests/{name}"):
                (folder / name).write_bytes(member.read())


def judge(folder: Path) -> bool:
    """Runs the tests on our classes; whether just the listed ones fail."""
    (folder / "pytest.ini").write_text("[pytest]\n")  # else it looks for one in the folders above
    with chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(folder))
        for place, own in OURS.items():
            patch.setattr(place, own)
        options = ["-q", "-rx", "-p", "no:cacheprovider"]
        return pytest.main([*options, *TESTS], [sys.modules[__name__]]) == pytest.ExitCode.OK


def main() -> int:
    release = pinned()
    with tempfile.TemporaryDirectory() as folder:
        fetch(release, Path(folder))
        return 0 if judge(Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
