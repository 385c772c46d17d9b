"""What a benchmark answers: tables of figures, one honest sentence each, and the faults that make it fail."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under a title. command measures them again; note says how to read them."""

    title: str
    command: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    note: str


@dataclass(slots=True)
class Answer:
    """The tables of one question, and what is wrong: an empty list of faults is a pass."""

    tables: list[Table] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def must(self, fact: bool, otherwise: str) -> None:  # noqa: FBT001  reads as a sentence where it is called
        """Note a fault unless the fact holds."""
        if not fact:
            self.faults.append(otherwise)


def shown(value: object) -> str:
    """A figure as printed: thousands apart, one decimal below a hundred."""
    if isinstance(value, float):
        return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def in_markdown(table: Table) -> str:
    """The table as Markdown, columns as wide as their longest word; figures stand to the right."""
    cells = [list(table.columns), *([shown(value) for value in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    right = [place > 0 and _is_figure(table.rows, place) for place in range(len(table.columns))]
    lines = [
        "| " + " | ".join(_padded(*facts) for facts in zip(row, widths, right, strict=True)) + " |" for row in cells
    ]
    rule = "|" + "|".join("-" * (wide + 1) + (":" if at_right else "-") for wide, at_right in zip(widths, right)) + "|"  # noqa: B905
    return "\n".join([f"### {table.title}", "", f"`{table.command}`", "", lines[0], rule, *lines[1:], "", table.note])


def _padded(text: str, width: int, at_right: bool) -> str:  # noqa: FBT001
    return text.rjust(width) if at_right else text.ljust(width)


def _is_figure(rows: Sequence[Sequence[object]], place: int) -> bool:
    return all(isinstance(row[place], int | float) or row[place] == "" for row in rows)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
