"""Facts of the trail in words: money as money, codes as words, keys as names; nothing is lost on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import rupiah
from dodolan.people.places.models import PublicMarket
from dodolan.web.office.trail.presenter import TrailRow, trail_rows
from tests.factories.people import make_market

AT = datetime(2020, 11, 13, 23, 10, tzinfo=UTC)
MINUS = "\N{MINUS SIGN}"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def entry(before: dict[str, Any] | None = None, action: str = "ordering.fee_set", **after: Any) -> AuditEntry:
    return AuditEntry(
        number=7,
        at=AT,
        actor_name="Bu Rini",
        action=action,
        subject=UUID(int=5),
        before=before or {},
        after=after,
    )


def shown_by(action: str, facts: dict[str, Any]) -> list[str]:
    """The values of an action's facts, by the order of their names."""
    [row] = trail_rows([entry(action=action, **facts)])
    return [value for _name, value in row.after]


def action_of(name: str) -> str:
    """An action that keeps a fact of that name."""
    return next(key for key, action in plugged(Action).items() if name in action.facts)


def test_a_row() -> None:
    [row] = trail_rows([entry({"amount_rp": 9_000}, amount_rp=60_000, district="Klojen")])
    assert row == TrailRow(
        number=7,
        day="Saturday 14 November 2020",
        time="06.10",
        who="Bu Rini",
        action="Delivery fee changed",
        subject=UUID(int=5),
        before=[("amount", "Rp9.000")],
        after=[("amount", "Rp60.000"), ("district", "Klojen")],
    )


def test_an_action_about_an_order_is_found_by_its_number() -> None:
    assert trail_rows([entry(number="0WSSGBHF")])[0].subject == "0WSSGBHF"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("counted_rp", 60_000, "Rp60.000"),
        ("variance_rp", -500, f"{MINUS}Rp500"),
        ("variance_rp", 0, "Rp0"),
        ("tolerance_bp", 1_000, "10%"),
        ("tolerance_bp", 1_050, "10,5%"),
        ("tolerance_bp", 5, "0,05%"),
        ("coordinates", "approximate", "roughly"),
        ("coordinates", "surveyed", "measured on the spot"),
        ("status", "suspended", "suspended"),
        ("role", "treasurer", "Treasurer"),
        ("cluster", "ikm", "Small industry"),
        ("pay", "cash_at_pick", "In cash by the runner"),
        ("help_phone", "+6281234567890", "0812-3456-7890"),
        ("capacity", 20, "20"),
        ("reason", "pindah rumah", "pindah rumah"),
    ],
)
def test_a_fact_in_words(name: str, value: Any, shown: str) -> None:
    assert shown_by(action_of(name), {name: value}) == [shown]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount_rp", "60000"),
        ("status", "on fire"),
        ("village", "35.73.99.9999"),
        ("slug", "pasar-hantu"),
        ("help_phone", "x"),
        ("coordinates", ""),
    ],
)
def test_what_nobody_knows_is_shown_as_it_was_written(name: str, value: str) -> None:
    assert shown_by(action_of(name), {name: value}) == [value]


@given(st.integers(-(10**12), 10**12))
def test_every_sum_is_written_as_elsewhere(amount: int) -> None:
    assert shown_by("paying.payout_paid", {"amount_rp": amount}) == [rupiah(amount)]
    assert shown_by("paying.cash_verified", {"counted_rp": amount, "variance_rp": amount}) == [rupiah(amount)] * 2


@given(st.integers(0, 5_000))
def test_no_hundredth_of_a_percent_is_lost(basis_points: int) -> None:
    [shown] = shown_by("places.city_terms_set", {"tolerance_bp": basis_points})
    whole, _, part = shown.removesuffix("%").partition(",")
    assert int(whole) * 100 + int(part.ljust(2, "0")) == basis_points


@given(
    st.dictionaries(
        st.sampled_from(["amount_rp", "village", "market", "role", "status", "x"]), st.none() | st.booleans()
    )
)
def test_odd_values_break_no_page(facts: dict[str, bool | None]) -> None:
    assert shown_by("stalls.opened", facts) == [
        {None: "null", True: "true", False: "false"}[value] for _name, value in sorted(facts.items())
    ]


@pytest.mark.django_db
def test_keys_become_names() -> None:
    market: PublicMarket = make_market()
    facts = {"village": market.village_id, "slug": market.slug, "coordinates": "surveyed"}
    assert shown_by("places.market_added", facts) == ["measured on the spot", market.name, market.village.name]
    assert shown_by("stalls.opened", {"market": market.slug, "name": "Lapak"}) == [market.name, "Lapak"]


@pytest.mark.django_db
def test_names_of_a_kind_are_one_statement(django_assert_num_queries: Any) -> None:
    market: PublicMarket = make_market()
    facts = {"village": market.village_id, "slug": market.slug}
    with django_assert_num_queries(2):
        trail_rows([entry(action="places.market_added", **dict[str, Any](facts)) for _ in range(9)])


def test_an_action_that_nobody_knows_any_more_is_shown_as_it_was_written() -> None:
    [row] = trail_rows([entry(action="attic.swept", dust="much")])
    assert (row.action, row.after) == ("attic.swept", [("dust", "much")])
