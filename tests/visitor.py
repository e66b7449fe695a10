"""A person with a browser without JavaScript: reads pages, fills in forms, presses buttons."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient


class Visitor:
    """The page last seen stands in `page` (parsed), `text` and `status`."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = BeautifulSoup("", "html.parser")
        self.status = 0
        self.path = "/"
        self.headers: Any = {}

    @property
    def text(self) -> str:
        return " ".join(self.page.get_text(" ").split())

    def visit(self, path: str) -> "Visitor":
        return self._read(self.client.get(path, follow_redirects=True, buffered=True))

    def post(self, path: str, fields: dict[str, str]) -> "Visitor":
        """Sends any fields, with the token of the page last seen."""
        token = self.page.find("input", {"name": "csrf_token"})
        sent = {"csrf_token": token["value"]} | fields if isinstance(token, Tag) else fields
        return self._read(self.client.post(path, data=sent, follow_redirects=True, buffered=True))

    def press(self, button: str, **fields: str) -> "Visitor":
        """Presses the button with these words, with its form filled in as given."""
        pressed = self._button(button)
        form = pressed.find_parent("form")
        assert isinstance(form, Tag), f"the button {button!r} has no form"
        values = self._values(form)
        unknown = set(fields) - {tag["name"] for tag in form.select("[name]")}
        assert not unknown, f"the form has no field {unknown}"
        values |= fields
        if pressed.get("name"):
            values[str(pressed["name"])] = str(pressed["value"])
        path = str(pressed.get("formaction") or form.get("action") or self.path)
        values = {name: value for name, value in values.items() if value != ""}
        return self._read(self.client.post(path, data=values, follow_redirects=True, buffered=True))

    def login(self, username: str, password: str = "rahasia-sekali") -> "Visitor":
        self.visit("/staf/masuk")
        return self.press("Masuk", username=username, password=password)

    def buttons(self) -> list[str]:
        return [" ".join(tag.get_text(" ").split()) for tag in self.page.select("main button")]

    def _button(self, words: str) -> Tag:
        for tag in self.page.find_all("button"):
            if " ".join(tag.get_text(" ").split()) == words:
                return tag
        raise AssertionError(f"no button {words!r} among {self.buttons()}")

    @staticmethod
    def _values(form: Tag) -> dict[str, str]:
        values = {}
        for tag in form.select("input[name], textarea[name], select[name]"):
            kind, name = tag.get("type"), str(tag["name"])
            if tag.name == "textarea":
                values[name] = tag.get_text().removeprefix("\n")
            elif tag.name == "select":
                chosen = tag.select_one("option[selected]")
                values[name] = str(chosen["value"]) if chosen else ""
            elif kind not in ("radio", "checkbox") or tag.has_attr("checked"):
                values[name] = str(tag.get("value", ""))
        return values

    def _read(self, response: Any) -> "Visitor":
        self.status = response.status_code
        self.path = response.request.path
        self.headers = response.headers
        self.page = BeautifulSoup(response.get_data(as_text=True), "html.parser")
        return self
