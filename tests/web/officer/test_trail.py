"""The audit trail on the screen."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import Actor, record_deed
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from tests.factories.market import MORNING

PAGE = "/petugas/jejak/"
RINI = Actor(uuid4(), "Bu Rini", "ABCDEFG")


def deed(name: str = "fee_set", subject: UUID | None = None, **after: object) -> AuditEntry:
    """A deed of Bu Rini's."""
    return record_deed(actor=RINI, deed=name, subject_kind="x", subject=subject or uuid4(), at=MORNING, after=after)


def test_deeds_newest_first(desk: Client):
    deed("fee_set", amount_rp=500, market="Bareng")
    deed("unheard_of")
    rows = desk.get(PAGE).context["rows"]
    assert [(row["number"], row["who"], row["deed"]) for row in rows] == [
        (2, "Bu Rini", "unheard_of"),
        (1, "Bu Rini", "Delivery fee changed"),
    ]
    assert rows[1]["after"] == [("rupiah", "500"), ("market", "Bareng")]


def test_by_deed_and_by_subject(desk: Client):
    subject = uuid4()
    deed("fee_set", subject)
    deed("capacity_set", subject)
    deed("fee_set")
    assert [row["number"] for row in desk.get(f"{PAGE}?perbuatan=fee_set").context["rows"]] == [3, 1]
    assert [row["number"] for row in desk.get(f"{PAGE}?pokok={subject}").context["rows"]] == [2, 1]
    assert desk.get(f"{PAGE}?pokok={uuid4()}").context["rows"] == []


@pytest.mark.parametrize(("field", "typed"), [("perbuatan", "theft"), ("pokok", "x"), ("pokok", "\0")])
def test_bad_wishes_are_said(desk: Client, field: str, typed: str):
    deed()
    response = desk.get(PAGE, {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["rows"] == []


def test_a_whole_chain(desk: Client):
    deed()
    response = desk.get(f"{PAGE}?periksa=1")
    assert (response.context["broken"], b"The chain is whole." in response.content) == ("", True)


def test_a_broken_chain(desk: Client):
    deed()
    AuditHead.objects.update(hash="0" * 64)
    assert "broken" not in desk.get(PAGE).context
    response = desk.get(f"{PAGE}?periksa=1")
    assert (response.context["broken"], b"The chain is broken at 1." in response.content) == ("1", True)


def test_what_officers_write_is_shown_as_it_is(desk: Client):
    deed("order_cancelled", reason="<script>x</script>")
    content = desk.get(PAGE).content
    assert b"<script>x" not in content
    assert b"&lt;script&gt;x" in content


def test_statements_do_not_grow_with_the_trail(desk: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            desk.get(PAGE)
        return len(seen)

    deed()
    before = count()
    for number in range(60):
        deed(f"deed_{number}")
    assert count() == before <= 8
