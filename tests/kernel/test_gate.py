"""The write gate: one writer at a time on SQLite, all or nothing everywhere."""

import threading

import pytest
from django.db import connection, connections

from dodolan.kernel import gate
from dodolan.kernel.gate import TooBusy, write_tx
from dodolan.kernel.limits.models import Counter
from tests.factories.market import MORNING


def _count(subject: str) -> None:
    Counter.objects.create(subject=subject, opened_at=MORNING)


@pytest.mark.django_db
def test_everything_or_nothing() -> None:
    with pytest.raises(RuntimeError), write_tx():
        _count("a")
        raise RuntimeError
    assert not Counter.objects.exists()


@pytest.mark.django_db
def test_inside_another_it_is_a_savepoint() -> None:
    with write_tx():
        _count("kept")
        with pytest.raises(RuntimeError), write_tx():
            _count("lost")
            raise RuntimeError
    assert list(Counter.objects.values_list("subject", flat=True)) == ["kept"]


@pytest.mark.django_db(transaction=True)
def test_many_writers_lose_nothing() -> None:
    Counter.objects.create(subject="all", opened_at=MORNING)
    begin = threading.Barrier(8)
    errors: list[Exception] = []

    def write() -> None:
        begin.wait()
        try:
            for _ in range(10):
                with write_tx():
                    row = Counter.objects.select_for_update().get(subject="all")
                    Counter.objects.filter(pk=row.pk).update(tries=row.tries + 1)
        except Exception as error:  # noqa: BLE001  the test reports it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Counter.objects.get().tries == 80


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        with write_tx():
            _count("postgresql has no gate")
        assert Counter.objects.count() == 1
        return
    monkeypatch.setattr(gate, "WAIT_SECONDS", 0.05)
    assert gate._in_this_process.acquire()
    try:
        with pytest.raises(TooBusy), write_tx():
            _count("never")
    finally:
        gate._in_this_process.release()
    assert not Counter.objects.exists()
