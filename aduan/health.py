"""How an installation is: whether it can write, has room, shows all, was built and saved lately."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aduan import backup, freeze, withheld
from aduan.store import Store, Unavailable

STALE = timedelta(hours=26)  # a daily job may be two hours late
LOW, FULL = 2**30, 100 * 2**20  # bytes left


@dataclass(frozen=True)
class Sign:
    """`state` is ok, late or failed; `told` is for the office, never for strangers."""

    name: str
    state: str
    told: str


def signs(store: Store, config: Mapping[str, object], now: datetime) -> tuple[Sign, ...]:
    instance, site = Path(str(config["INSTANCE"])), Path(str(config["SITE"]))
    backups = backup.folder(instance, str(config["BACKUPS"]))
    return (
        _store(store),
        _disk(instance),
        _gate(instance),
        _job("build", freeze.built(site), now, "python build.py"),
        _job("backup", backup.latest(backups), now, "flask backup"),
    )


def _store(store: Store) -> Sign:
    try:
        store.check()
    except Unavailable as error:
        return Sign("store", "failed", f"{store.name}: {error}")
    return Sign("store", "ok", store.name)


def _disk(folder: Path) -> Sign:
    free = shutil.disk_usage(folder).free
    state = "failed" if free < FULL else "late" if free < LOW else "ok"
    return Sign("disk", state, f"{free / 2**30:.1f} GiB left at {folder}")


def _gate(instance: Path) -> Sign:
    """Late as long as anything is kept from the public because of what the gate found."""
    held = withheld.read(instance)
    if not held:
        return Sign("gate", "ok", "nothing held back")
    pages = sum(one.id != withheld.SITE for one in held)
    said = [f"{pages} pages held back"] * (pages > 0)
    said += ["nothing new is public"] * (pages < len(held))
    return Sign("gate", "late", f"{', '.join(said)}, since {held[0].since}: python build.py")


def _job(name: str, last: datetime | None, now: datetime, command: str) -> Sign:
    if last is None:
        return Sign(name, "late", f"never: {command}")
    state = "ok" if now - last < STALE else "late"
    return Sign(name, state, f"{last.astimezone(now.tzinfo):%Y-%m-%d %H:%M}")
