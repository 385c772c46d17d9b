"""A request sent twice does its work once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from dodolan.kernel.errors import Invalid, Refused
from dodolan.kernel.idempotency.actions import KEPT_FOR, Answer, answer_once, forget_old_keys
from dodolan.kernel.idempotency.errors import OtherRequest
from dodolan.kernel.idempotency.models import IdempotencyKey
from tests.factories.market import MORNING


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> dict[str, Any]:
        self.done += 1
        return {"number": self.done}


def _ask(work: Any, key: str = "k", body: bytes = b"a", actor: str = "guest", route: str = "orders") -> Answer:
    return answer_once(actor=actor, route=route, key=key, body=body, at=MORNING, work=work)


@pytest.mark.django_db
def test_the_first_answer_is_given_again() -> None:
    work = Work()
    assert _ask(work) == Answer({"number": 1}, replayed=False)
    assert _ask(work) == Answer({"number": 1}, replayed=True)
    assert work.done == 1


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"actor": "ani"}, {"route": "cancel"}, {"key": "k2"}])
def test_actor_route_and_key_make_the_request(other: dict[str, str]) -> None:
    work = Work()
    _ask(work)
    assert _ask(work, **other).facts == {"number": 2}  # type: ignore[arg-type]


@pytest.mark.django_db
def test_another_body_under_the_same_key_is_refused() -> None:
    work = Work()
    _ask(work)
    with pytest.raises(OtherRequest):
        _ask(work, body=b"b")
    assert work.done == 1


@pytest.mark.django_db
def test_after_a_refusal_the_key_is_free() -> None:
    def refuse() -> dict[str, Any]:
        raise Refused("no")

    with pytest.raises(Refused):
        _ask(refuse)
    assert not IdempotencyKey.objects.exists()
    assert _ask(Work()).facts == {"number": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 256, "a\0b", "a\nb"])
def test_bad_keys_are_refused(key: str) -> None:
    with pytest.raises(Invalid):
        _ask(Work(), key=key)


@pytest.mark.django_db
def test_old_keys_are_forgotten() -> None:
    _ask(Work())
    assert forget_old_keys(at=MORNING + KEPT_FOR) == 0
    assert forget_old_keys(at=MORNING + KEPT_FOR + timedelta(seconds=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_twins_at_once_do_the_work_once() -> None:
    work, answers, begin = Work(), [], threading.Barrier(6)

    def ask() -> None:
        begin.wait()
        try:
            answers.append(_ask(work).facts)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [{"number": 1}] * 6
    assert work.done == 1
