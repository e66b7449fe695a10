"""What is asked of a collection, as SQL: the same words for each database but for its fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Statement = tuple[str, tuple[str, ...]]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class Dialect:
    """How a database writes a field of a document (in indexes and queries alike), and a value."""

    field: Callable[[str], str]
    mark: str

    def index(self, table: str, names: tuple[str, ...]) -> str:
        """The statement that makes an index. The one of ids is unique; one that sorts the documents
        with the same first field leaves out those where it is empty: less to write for each."""
        unique = "UNIQUE " if names == ("id",) else ""
        fields = ", ".join(f"({self.field(name)})" for name in names)
        called = quoted(" ".join((table, *names)))
        some = f" WHERE {self._said(names[0])}" if len(names) > 1 else ""
        return f"CREATE {unique}INDEX IF NOT EXISTS {called} ON {quoted(table)} ({fields}){some}"

    def _said(self, name: str) -> str:
        return f"{self.field(name)} <> ''"

    def select(
        self,
        columns: str,
        table: str,
        equal: Mapping[str, str],
        below: Mapping[str, str] | None = None,
    ) -> Statement:
        """The documents whose fields equal these and are less than those."""
        less = below or {}
        terms = [f"{self.field(name)} = {self.mark}" for name in equal]
        terms += [self._said(name) for name, value in equal.items() if value]  # finds its index
        terms += [f"{self.field(name)} < {self.mark}" for name in less]
        where = f" WHERE {' AND '.join(terms)}" if terms else ""
        query = f"SELECT {columns} FROM {quoted(table)}{where}"  # noqa: S608
        return query, (*equal.values(), *less.values())

    def sort(self, statement: Statement, order: str, limit: int | None, offset: int) -> Statement:
        query, values = statement
        first = f"{self.field(order)}, " if order else ""
        page = "" if limit is None else f" LIMIT {limit:d} OFFSET {offset:d}"
        return f"{query} ORDER BY {first}doc_id{page}", values
