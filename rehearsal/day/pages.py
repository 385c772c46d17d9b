"""Reading a page as a browser without JavaScript does: its forms, their fields and buttons, and a few words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements whose text the visitors read, by class.
READ = frozenset({"pin", "code", "ref", "num"})
VOID = frozenset({"input", "meta", "link", "br", "img", "hr", "use", "path", "circle"})


@dataclass(slots=True)
class Form:
    """A form: where it goes, the fields it would send as it stands, its buttons, and its words."""

    action: str
    id: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    words: str = ""

    def filled(self, **values: str) -> list[tuple[str, str]]:
        """The fields with some of them changed or added."""
        kept = [(name, value) for name, value in self.fields if name not in values]
        return [*kept, *values.items()]

    def names(self, prefix: str) -> list[str]:
        """Names of the fields that begin with prefix, in order."""
        return [name for name, _ in self.fields if name.startswith(prefix)]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: its status, the path it came from in the end, its forms, and the texts of READ classes."""

    status: int
    path: str
    text: str
    forms: list[Form]
    read: dict[str, list[str]]

    def forms_to(self, part: str) -> list[Form]:
        """Forms whose address holds part, in order."""
        return [form for form in self.forms if part in form.action]


def read_page(status: int, path: str, text: str) -> Page:
    """Parse an answer."""
    reader = _Reader(path)
    reader.feed(text)
    return Page(status, path, text, reader.forms, reader.read)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[Form] = []
        self.read: dict[str, list[str]] = {}
        self.open: Form | None = None
        self.select = ""
        self.label = ""
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        # Void elements have no end tag and would pile up on the stack.
        if tag not in VOID:
            self.stack.append(next((name for name in facts.get("class", "").split() if name in READ), ""))
        if tag == "form":
            self.open = Form(facts.get("action") or self.path, facts.get("id", ""))
            self.forms.append(self.open)
        elif tag == "label":
            self.label = facts.get("for", "")
        form = self._form(facts)
        # Browsers send nothing of a disabled field; nor do these visitors.
        if form is None or "disabled" in facts:
            return
        if tag == "input":
            _take_input(form, facts)
        elif tag == "select":
            self.select = facts.get("name", "")
        elif tag == "option" and self.select:
            form.choices.setdefault(self.select, []).append((facts.get("value", ""), ""))
        elif tag == "button":
            form.buttons.append((facts.get("name", ""), facts.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.stack:
            self.stack.pop()
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = ""
        elif tag == "label":
            self.label = ""

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words:
            return
        for name in {name for name in self.stack if name}:
            self.read.setdefault(name, []).append(words)
        if self.open is not None:
            self.open.words += " " + words
            if self.label:
                self.open.labels[self.label] = f"{self.open.labels.get(self.label, '')} {words}".strip()

    def _form(self, facts: dict[str, str]) -> Form | None:
        named = facts.get("form")
        return next((form for form in self.forms if form.id == named), None) if named else self.open


def _take_input(form: Form, facts: dict[str, str]) -> None:
    name, value = facts.get("name", ""), facts.get("value", "")
    if facts.get("type") in ("radio", "checkbox"):
        form.choices.setdefault(name, []).append((value, facts.get("id", "")))
        if "checked" in facts:
            form.fields.append((name, value))
    elif name:
        form.fields.append((name, value))
