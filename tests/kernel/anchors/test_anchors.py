"""Anchors: few lines that say what the books were, and find whatever was changed before them."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.anchors.actions import drop_anchor, write_anchor
from dodolan.kernel.anchors.comparing import compare
from dodolan.kernel.anchors.heads import Head, Span
from dodolan.kernel.anchors.jobs import drop_daily_anchor
from dodolan.kernel.anchors.texts import Anchor, NoAnchor, read, seal_of, whole_of, written
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.inbox.actions import keep_once
from dodolan.kernel.inbox.models import Message
from rehearsal.cheats.hand import past_triggers
from tests.factories.market import MORNING
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    # The commands work on a city that was opened.
    make_city()


SOON = timedelta(milliseconds=5)


def now_anchor() -> Anchor:
    """An anchor of all that is there."""
    machine = datetime.now(UTC) + SOON
    return drop_anchor(at=MORNING, machine=machine, settled_after=timedelta(0))


def broken(anchor: Anchor) -> list[str]:
    """What differs."""
    return [found.invariant for found in compare(anchor) if not found.holds]


def keep(number: int) -> None:
    """One row of a table that only grows."""
    keep_once(provider="whatsapp", event_id=str(number), body="{}", at=MORNING)


@given(
    rows=st.dictionaries(
        st.sampled_from(["kernel_entry", "orders-placed", "market_payment"]),
        st.tuples(st.integers(0, 10**9), st.text("0123456789abcdef", min_size=32, max_size=32)),
    ),
    until=st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001  hypothesis wants them so
    below=st.integers(0, 2**48 - 1),
)
def test_what_is_printed_is_what_is_read(rows: dict[str, tuple[int, str]], until: datetime, below: int):
    heads = {name: Head(*head) for name, head in rows.items()}
    span = Span(until.replace(microsecond=0, tzinfo=UTC), _key(below))
    anchor = Anchor(span, whole_of(heads), seal_of(span, whole_of(heads)), heads)
    assert read(written(anchor)) == anchor
    assert read(written(anchor).upper().replace(" ", "  ")).whole == anchor.whole
    assert anchor.is_ours


def _key(milliseconds: int) -> UUID:
    return UUID(int=milliseconds << 80)


def test_what_comes_later_changes_nothing():
    keep(1)
    anchor = now_anchor()
    assert anchor.heads["kernel_message"].rows == 1
    while datetime.now(UTC) < datetime.fromtimestamp((anchor.span.below.int >> 80) / 1000 + 0.002, UTC):
        pass
    keep(2)
    assert broken(anchor) == []
    assert now_anchor().whole != anchor.whole


@pytest.mark.parametrize("harm", ["body", "gone"])
def test_what_was_changed_before_is_named(harm: str):
    keep(1)
    keep(2)
    anchor = now_anchor()
    with past_triggers():
        first = Message.objects.filter(event_id="1")
        first.update(body="[]") if harm == "body" else first._raw_delete(first.db)
    assert broken(anchor)[1:] == ["kernel_message as anchored"]


def test_four_typed_lines_are_enough():
    keep(1)
    anchor = now_anchor()
    typed = read("\n".join(written(anchor).splitlines()[:5]))
    assert (typed.is_ours, typed.heads, broken(typed)) == (True, {}, [])
    with past_triggers():
        Message.objects.update(body="[]")
    assert len(broken(typed)) == 1


def test_an_anchor_of_somebody_else_is_not_ours():
    text = written(now_anchor())
    line = next(line for line in text.splitlines() if line.startswith("whole"))
    other = read(text.replace(line, line[:-1] + ("0" if line[-1] != "0" else "1")))
    assert broken(other)[0] == "anchor sealed by this instance"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "'until' is missing"), ("until", "Line 1"), ("until noon\nbelow 0\nwhole 0\nseal 0", "cannot be read")],
)
def test_what_is_no_anchor_is_refused(text: str, said: str, tmp_path: Path):
    with pytest.raises(NoAnchor, match=said):
        read(text)
    file = tmp_path / "anchor.txt"
    file.write_text(text)
    with pytest.raises(CommandError, match="is no anchor"):
        call_command("check_books", against=file, stdout=StringIO())


def test_the_command_prints_one_and_compares_it(tmp_path: Path):
    keep(1)
    said, file = StringIO(), tmp_path / "anchor.txt"
    call_command("anchor", stdout=said)
    file.write_text(said.getvalue())
    told = StringIO()
    call_command("check_books", against=file, stdout=told)
    assert "anchor sealed by this instance: 1 checked, 0 broken" in told.getvalue()
    file.write_text(said.getvalue().replace("whole ", "whole f"))
    with pytest.raises(CommandError, match="promises above are broken"):
        call_command("check_books", against=file, stdout=StringIO())
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_books", against=tmp_path / "none.txt", stdout=StringIO())


def test_an_anchor_a_day_is_a_file_that_stays(tmp_path: Path):
    with override_settings(DATA=tmp_path), clock_set_to(lambda: MORNING):
        name = drop_daily_anchor.func()
        [file] = (tmp_path / "anchors").iterdir()
        assert (file.name, read(file.read_text()).is_ours) == (name, True)
        with pytest.raises(FileExistsError):
            write_anchor(folder=tmp_path / "anchors", at=MORNING)
