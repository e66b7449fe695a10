"""Staff: who they are, their role, and how a password is checked (hashed by Werkzeug's scrypt)."""

import hashlib
import re
from dataclasses import dataclass, replace

import msgspec
from werkzeug.security import check_password_hash, generate_password_hash

from aduan.store import Collection, NotFound
from aduan.terms import STAFF_ROLES, Role

MIN_PASSWORD = 10
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class BadAccount(ValueError):
    """An account can't be like this; `args[0]` is a code: username, password, role, agency."""


@dataclass(frozen=True)
class Account:
    """A member of staff; `agency` only for liaisons. `logouts` counts them."""

    id: str
    name: str
    role: Role
    password_hash: str
    agency: str = ""
    active: bool = True
    logouts: int = 0
    version: int = 0

    @property
    def stamp(self) -> str:
        """Ends old sessions: it changes with the password and with every logout."""
        said = f"{self.password_hash} {self.logouts}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def new(id: str, name: str, role: Role, password: str, agency: str = "") -> Account:
    """Raises BadAccount."""
    if not USERNAME.fullmatch(id):
        raise BadAccount("username")
    if id in set(Role) - set(STAFF_ROLES):  # the timeline calls others so
        raise BadAccount("username")
    if role not in STAFF_ROLES:
        raise BadAccount("role")
    if (role is Role.AGENCY) != bool(agency):
        raise BadAccount("agency")
    return Account(id, name or id, role, _hashed(password), agency)


def with_password(account: Account, password: str) -> Account:
    return replace(account, password_hash=_hashed(password))


def _hashed(password: str) -> str:
    if len(password) < MIN_PASSWORD:
        raise BadAccount("password")
    return generate_password_hash(password)


# Compared against when there is no such account, so that the answer takes as long.
NOBODY = generate_password_hash("nobody has this password")


def login(accounts: Collection, id: str, password: str) -> Account | None:
    """The account, or None when name or password is wrong or the account is closed."""
    account = find(accounts, id)
    matches = check_password_hash(account.password_hash if account else NOBODY, password)
    return account if account and matches and account.active else None


def find(accounts: Collection, id: str) -> Account | None:
    try:
        return msgspec.convert(accounts.get(id), Account)
    except NotFound:
        return None


def everybody(accounts: Collection) -> list[Account]:
    return sorted(msgspec.convert(accounts.find(), list[Account]), key=lambda a: (a.role, a.id))
