"""The settings as data, where an installation lives, and the creation of a new one.

A setting comes from the environment (ADUAN_<NAME>), else from <instance>/aduan.toml, else its
default. The secrets stand in aduan.toml only; `python -m aduan.installation` makes them, once.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from aduan import store

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One setting; its type is the default's type."""

    name: str
    default: str | int | bool
    help: str


SETTINGS = (
    Setting(
        "INSTANCE", str(ROOT / "instance"), "folder of the queue, the accounts and the secrets"
    ),
    Setting(
        "STORE", "", "postgresql:// address of the queue; empty: TinyDB in the instance folder"
    ),
    Setting("CONTENT", str(ROOT / "content"), "folder the public site is made of"),
    Setting("BACKUPS", "", "folder of the backups; empty: backups/ in the instance folder"),
    Setting("SITE", str(ROOT / "site"), "folder build.py publishes into"),
    Setting("HOST", "127.0.0.1", "address `flask serve` listens on"),
    Setting("PORT", 8000, "port `flask serve` listens on"),
    Setting("THREADS", 32, "threads `flask serve` answers with"),
    Setting("ADDRESS", "", "where people find the site, https://…, for links in feeds and data"),
    Setting("TIMEZONE", "Asia/Makassar", "time zone in which days begin and end"),
    Setting("HTTPS", False, "true when people reach the service by https: cookies demand it"),
    Setting("PROXIES", 0, "number of trusted proxies before the server"),
    Setting("DEMONSTRATION", False, "true when the reports are invented; every page says so"),
)
SECRETS = ("SECRET_KEY", "CODE_KEY")


class ConfigError(click.ClickException):
    """The installation can't start like this; every command says so in a line and ends."""

    exit_code = 3


def read(environment: Mapping[str, str], given: Mapping[str, object]) -> dict[str, object]:
    """All settings and secrets.

    Raises ConfigError when a secret is missing or a value is no value.
    """
    setting = SETTINGS[0]
    instance = Path(
        str(given.get("INSTANCE") or environment.get("ADUAN_INSTANCE", setting.default))
    )
    path = instance / "aduan.toml"
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    config: dict[str, object] = {s.name: _value(s, environment, written) for s in SETTINGS}
    config |= {name: written.get(name, "") for name in SECRETS} | dict(given)
    missing = [name for name in SECRETS if not config[name]]
    if missing:
        raise ConfigError(
            f"{', '.join(missing)} missing in {path}: "
            "run `python -m aduan.installation` to create a new installation"
        )
    return config


def place(name: str) -> Path:
    """A folder of the settings, for commands that make the installation they will read them of."""
    default = next(setting.default for setting in SETTINGS if setting.name == name)
    return Path(os.environ.get(f"ADUAN_{name}", str(default))).absolute()


def open_store(config: Mapping[str, object]) -> store.Store:
    """The queue of this installation. Raises ConfigError, Unavailable."""
    return open_at(str(config["STORE"] or config["INSTANCE"]))


def open_at(where: str) -> store.Store:
    """A queue in a folder or at a postgresql:// address. Raises ConfigError, Unavailable."""
    try:
        return store.open_store(where)
    except ImportError as error:
        raise ConfigError(
            "PostgreSQL needs its driver: pip install -r deploy/postgresql.txt"
        ) from error


def _value(
    setting: Setting, environment: Mapping[str, str], written: Mapping[str, object]
) -> str | int | bool:
    name = f"ADUAN_{setting.name}"
    value = environment.get(name, written.get(setting.name, setting.default))
    try:
        if isinstance(setting.default, bool):
            return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]
        return type(setting.default)(value)  # type: ignore[call-overload]
    except (KeyError, ValueError) as error:
        raise ConfigError(f"{name} can't be {value!r}: {setting.help}") from error
