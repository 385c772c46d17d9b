"""What the pages about businesses and stalls show: every fact in words, nothing that is not known."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from dodolan.market.stalls.models import StallStatus
from dodolan.people.businesses.models import Cluster
from dodolan.web.office.register.presenter import business_row, stall_card
from dodolan.wording.codes import said
from tests.factories.market import MORNING


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def business(**more: Any) -> Any:
    """Bu Tutik's vegetables."""
    facts: dict[str, Any] = {
        "pk": UUID(int=1),
        "name": "Sayur Bu Tutik",
        "owner": SimpleNamespace(name="Bu Tutik", phone="+6281234567890"),
        "cluster": Cluster.FRESH,
        "village": SimpleNamespace(name="Oro-oro Dowo"),
        "nib": None,
        "registered_at": MORNING,
    }
    return SimpleNamespace(**(facts | more))


def stall(**more: Any) -> Any:
    """The owner's stall."""
    facts: dict[str, Any] = {
        "pk": UUID(int=2),
        "slug": "bu-tutik",
        "name": "Bu Tutik",
        "market": SimpleNamespace(name="Pasar Oro-oro Dowo"),
        "place": "los 14",
        "status": StallStatus.ACTIVE,
        "business": business(),
    }
    return SimpleNamespace(**(facts | more))


def test_a_business_with_its_owner_and_stalls():
    row = business_row(business(), [stall(), stall(name="Bu Tutik 2", status=StallStatus.DRAFT)])
    assert (row.name, row.owner, row.phone) == ("Sayur Bu Tutik", "Bu Tutik", "0812-3456-7890")
    assert (row.cluster, row.village, row.nib) == ("Fresh goods", "Oro-oro Dowo", "")
    assert [(one.name, one.status, one.sells) for one in row.stalls] == [
        ("Bu Tutik", "sells", True),
        ("Bu Tutik 2", "draft", False),
    ]


def test_a_business_without_stalls_and_with_its_number():
    row = business_row(business(nib="0000081234567"), [])
    assert (row.nib, row.stalls) == ("0000081234567", [])


@pytest.mark.parametrize("cluster", Cluster)
def test_every_cluster_has_its_word(cluster: Cluster):
    word = business_row(business(cluster=cluster.value), []).cluster
    assert word == said(Cluster, cluster)
    assert word != cluster.value


@pytest.mark.parametrize("status", StallStatus)
def test_only_active_stalls_sell(status: StallStatus):
    card = stall_card(stall(status=status.value))
    assert card.sells == (status == StallStatus.ACTIVE)
    assert card.status == said(StallStatus, status)
    assert card.status != "active"


def test_a_stall_on_its_own_page():
    card = stall_card(stall())
    assert (card.id, card.market, card.place) == (UUID(int=2), "Pasar Oro-oro Dowo", "los 14")
    assert (card.business, card.owner, card.phone) == ("Sayur Bu Tutik", "Bu Tutik", "0812-3456-7890")
    assert card.since == "Saturday 14 November 2020"


def test_words_follow_the_language_of_the_page():
    with translation.override("id"):
        card = stall_card(stall())
        assert card.since == "Sabtu 14 November 2020"
        assert card.cluster != "Fresh goods"


def test_a_code_without_a_word_is_shown_as_it_is():
    assert business_row(business(cluster="bakery"), []).cluster == "bakery"
    assert stall_card(stall(status="moved")).sells is False
