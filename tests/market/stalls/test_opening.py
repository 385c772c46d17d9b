"""Opening a stall, and goods that come onto a price list and leave it."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid, Missing
from dodolan.market.prices.actions import offer_good
from dodolan.market.prices.queries import price_list
from dodolan.market.stalls.catalogue import load_goods
from dodolan.market.stalls.errors import OfferedAlready
from dodolan.market.stalls.models import Offer, Stall, StallPay
from dodolan.market.stalls.opening import open_stall, put_on_sale, take_off_sale
from dodolan.market.stalls.sold_by import WEIGHED
from dodolan.people.accounts.queries import roles_of
from tests.factories.market import MORNING, by_steps, make_day, make_order, make_slot, make_stall
from tests.factories.people import make_business, make_market, make_user

pytestmark = pytest.mark.django_db
CHILLI, HEN = "p051", "p081"


def _open(name: str = "Lapak Bu Sri") -> Stall:
    business = make_business(make_user("Bu Sri"))
    return open_stall(
        business=business, market=make_market(), name=name, place="los 9", pay=StallPay.PAYOUT, by=SYSTEM, at=MORNING
    )


def _offer(stall: Stall, label: str = "") -> Offer:
    load_goods("3573")
    return offer_good(stall=stall, good=CHILLI, label=label, price_rp=45_000, by=uuid4(), at=MORNING)


def test_a_new_stall_stands_last_in_the_walk_and_its_owner_may_trade() -> None:
    before = make_stall()
    stall = _open()
    assert stall.walk_position == before.walk_position + 1
    assert (stall.slug, stall.hours.count(), set(roles_of(stall.business.owner))) == ("lapak-bu-sri", 7, {"trader"})
    assert AuditEntry.objects.get(action="stalls.opened").action == "stalls.opened"


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Lapak Bu Sri", "lapak-bu-sri-2"), ("Bu \u00c9ni & Cak Di!", "bu-eni-cak-di"), ("\u6f22\u5b57", "lapak")],
)
def test_names_become_addresses(name: str, slug: str) -> None:
    _open()
    assert _open(name).slug == slug


def test_a_good_comes_with_its_price_and_can_be_ordered() -> None:
    stall = _open()
    offer = _offer(stall)
    assert (offer.mode, offer.unit, offer.good.name) == (WEIGHED.code, "kg", "Cabai rawit merah")
    [row] = price_list(make_day()).rows
    assert row.price.amount_rp == 45_000
    assert make_order(by_steps(offer, 500), slot=make_slot()).goods_estimate_rp == 22_500


def test_a_good_stands_once_per_label() -> None:
    stall = _open()
    _offer(stall)
    with pytest.raises(OfferedAlready):
        _offer(stall)
    assert _offer(stall, "super").label == "super"


def test_taken_off_and_back() -> None:
    offer = _offer(_open())
    take_off_sale(offer=offer, at=MORNING)
    assert price_list(make_day()).total == 0
    assert put_on_sale(stall=offer.stall, good=CHILLI, label="", at=MORNING) == offer
    assert price_list(make_day()).total == 1


def test_unknown_goods_and_impossible_prices_leave_nothing() -> None:
    stall = _open()
    load_goods("3573")
    with pytest.raises(Missing):
        put_on_sale(stall=stall, good="p999", label="", at=MORNING)
    with pytest.raises(Invalid):
        offer_good(stall=stall, good=HEN, label="", price_rp=0, by=uuid4(), at=MORNING)
    assert not Offer.objects.exists()
