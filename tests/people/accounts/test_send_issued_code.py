"""A code is sent while it is of use, and only the newest of a phone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from dodolan.people.accounts.actions import CODE_LIVES, code_of, request_code, sign_in_with_code
from dodolan.people.accounts.models import SignInCode
from dodolan.people.accounts.sending import send_issued_code
from dodolan.people.accounts.turns import Seat
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"


@dataclass
class Sent:
    """A sender that only writes down."""

    codes: list[tuple[str, str]] = field(default_factory=list)

    def send_code(self, *, phone: str, code: str) -> None:
        """Write it down."""
        self.codes.append((phone, code))


def issue(at: datetime = MORNING) -> SignInCode:
    """A code for the phone."""
    return request_code(phone=PHONE, seat=Seat("127.0.0.1"), at=at)


def test_it_is_sent_to_its_phone():
    code, sent = issue(), Sent()
    assert send_issued_code(sign_in=code.pk, sender=sent, at=MORNING)
    assert sent.codes == [(PHONE, code_of(code))]


def test_not_after_it_expired():
    code, sent = issue(), Sent()
    assert not send_issued_code(sign_in=code.pk, sender=sent, at=MORNING + CODE_LIVES)
    assert send_issued_code(sign_in=code.pk, sender=sent, at=MORNING + CODE_LIVES - timedelta(seconds=1))
    assert len(sent.codes) == 1


def test_not_when_it_was_used_or_tried_out_or_is_not_there():
    sent, used, tried_out = Sent(), issue(), issue()
    SignInCode.objects.filter(pk=tried_out.pk).update(tries_left=0)
    assert not send_issued_code(sign_in=tried_out.pk, sender=sent, at=MORNING)
    SignInCode.objects.filter(pk=tried_out.pk).delete()
    sign_in_with_code(phone=PHONE, typed=code_of(used), seat=Seat("10.0.0.1"), at=MORNING)
    assert not send_issued_code(sign_in=used.pk, sender=sent, at=MORNING)
    assert not send_issued_code(sign_in=uuid4(), sender=sent, at=MORNING)
    assert sent.codes == []


def test_only_the_newest():
    old, new, sent = issue(), issue(), Sent()
    assert not send_issued_code(sign_in=old.pk, sender=sent, at=MORNING)
    assert send_issued_code(sign_in=new.pk, sender=sent, at=MORNING)
    assert sent.codes == [(PHONE, code_of(new))]
