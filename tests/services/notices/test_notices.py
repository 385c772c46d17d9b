"""People are told once for each reason, by day, where they want to be told."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.clock import WIB, at_wib
from dodolan.kernel.outbox.models import Event
from dodolan.services.notices.actions import choose, note, send_notice
from dodolan.services.notices.events import DUE
from dodolan.services.notices.models import Notice
from dodolan.services.notices.queries import notices_about, notices_for
from dodolan.services.notices.rules import QUIET_FROM, QUIET_UNTIL, speaking_time
from dodolan.services.notices.values import NoticeKind
from tests.factories.market import DAY, MORNING
from tests.factories.people import make_user
from tests.factories.races import all_at_once

PHONE = "+6281234567890"
CALM, URGENT = NoticeKind("test.calm", frozenset({"good"})), NoticeKind("test.urgent", frozenset({"good"}), urgent=True)
NIGHT, SIX = at_wib(DAY, time(22)), at_wib(DAY + timedelta(days=1), time(6))


class Phones:
    """A messenger that keeps what it was given, and fails when told to."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.is_down = False

    def send_text(self, *, phone: str, text: str) -> None:
        if self.is_down:
            raise OSError
        self.sent.append((phone, text))


def said(kind: str, facts: Mapping[str, Any]) -> str:
    return f"{kind} {facts['good']}"


def tell(kind: NoticeKind = CALM, *, reason: UUID | None = None, at: datetime = MORNING, **more: Any) -> bool:
    usual: dict[str, Any] = {"subject": uuid4(), "phone": PHONE, "user": None, "facts": {"good": "Tempe"}}
    return note(kind=kind, reason=reason or uuid4(), at=at, **(usual | more))


def bring(phones: Phones, at: datetime = MORNING) -> bool:
    return send_notice(notice=Notice.objects.get().pk, messenger=phones, words=said, at=at)


@pytest.mark.django_db
def test_told_once_for_a_reason_and_each_person_for_themselves():
    reason = uuid4()
    assert tell(reason=reason)
    assert not tell(reason=reason)
    assert tell(URGENT, reason=reason)
    assert tell(reason=reason, phone="+6281234567891")
    assert tell()
    assert Notice.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_eight_events_at_once_tell_once():
    choose(phone=PHONE, whatsapp=True, at=MORNING)
    reason = uuid4()
    assert all_at_once(8, lambda: tell(reason=reason)) == {"done": 8}
    assert Notice.objects.count() == Event.objects.filter(name=DUE.key).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{}, {"good": "a", "more": 1}, {"other": "a"}])
def test_facts_are_those_of_the_kind(facts: dict[str, Any]):
    with pytest.raises(ValueError, match="takes the facts"):
        tell(facts=facts)


@pytest.mark.django_db
def test_without_consent_a_notice_stays_on_its_page():
    tell()
    assert Notice.objects.get().channel == "page"
    assert not Event.objects.exists()
    phones = Phones()
    assert not bring(phones)
    assert phones.sent == []


@pytest.mark.django_db
def test_with_consent_it_is_brought_once():
    choose(phone=PHONE, whatsapp=True, at=MORNING)
    tell()
    [event] = Event.objects.all()
    assert (event.facts, event.due_at) == ({"notice_id": str(Notice.objects.get().pk)}, MORNING)
    phones = Phones()
    assert bring(phones)
    assert not bring(phones)
    assert phones.sent == [(PHONE, "test.calm Tempe")]
    assert Notice.objects.get().sent_at == MORNING


@pytest.mark.django_db
def test_who_said_no_meanwhile_is_not_written_to():
    choose(phone=PHONE, whatsapp=True, at=MORNING)
    tell()
    choose(phone=PHONE, whatsapp=False, at=MORNING)
    assert not bring(Phones())


@pytest.mark.django_db
def test_what_failed_is_not_marked_and_is_brought_later():
    choose(phone=PHONE, whatsapp=True, at=MORNING)
    tell()
    phones = Phones()
    phones.is_down = True
    with pytest.raises(OSError):  # noqa: PT011  the messenger's own
        bring(phones)
    phones.is_down = False
    assert bring(phones)


@pytest.mark.django_db
def test_at_night_only_the_urgent_is_brought():
    choose(phone=PHONE, whatsapp=True, at=MORNING)
    tell(at=NIGHT)
    assert Event.objects.get().due_at == SIX
    phones = Phones()
    # A retry that slid into the night waits too.
    assert not bring(phones, NIGHT)
    assert sorted(Event.objects.values_list("due_at", flat=True)) == [SIX, SIX]
    assert bring(phones, SIX)
    Notice.objects.all().delete()
    tell(URGENT, at=NIGHT)
    assert bring(phones, NIGHT)


@pytest.mark.django_db
def test_a_person_reads_what_account_and_phone_were_told():
    user = make_user("Bu Ani", phone=PHONE)
    subject = uuid4()
    tell(at=MORNING)
    tell(user=user, phone="+6281234567891", at=SIX, subject=subject)
    tell(phone="+6281234567892", subject=subject)
    assert [row.made_at for row in notices_for(user)] == [SIX, MORNING]
    assert [row.phone for row in notices_about(subject)] == ["+6281234567892", "+6281234567891"]


@given(st.datetimes(timezones=st.just(WIB), min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))  # noqa: DTZ001
def test_nobody_is_woken_and_nobody_waits_longer_than_a_night(at: datetime):
    assert speaking_time(at, urgent=True) == at
    told = speaking_time(at, urgent=False)
    assert QUIET_UNTIL <= told.astimezone(WIB).time() < QUIET_FROM
    assert timedelta(0) <= told - at <= timedelta(hours=9)
    assert told == at or told.astimezone(WIB).time() == QUIET_UNTIL
    assert speaking_time(told, urgent=False) == told
