"""Messages from outside are kept once."""

import pytest

from dodolan.kernel.gate import write_tx
from dodolan.kernel.inbox.actions import keep_once
from dodolan.kernel.inbox.models import Message
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def _keep(event_id: str = "wamid.1", provider: str = "whatsapp") -> bool:
    return keep_once(provider=provider, event_id=event_id, body='{"a": 1}', at=MORNING)


def test_fifty_copies_leave_one_row() -> None:
    assert [_keep() for _ in range(50)] == [True] + [False] * 49
    assert Message.objects.get().body == '{"a": 1}'


def test_ids_are_each_providers_own() -> None:
    assert _keep(provider="whatsapp")
    assert _keep(provider="bank")
    assert Message.objects.count() == 2


def test_a_failed_effect_leaves_the_message_unkept() -> None:
    with pytest.raises(RuntimeError), write_tx():
        _keep()
        raise RuntimeError
    assert _keep()
