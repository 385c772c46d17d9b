"""The demo city as it stands in the database. The tests of one module read one city, written once."""

from datetime import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Max, Min

from dodolan.kernel.clock import at_wib, day_of
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.stalls.catalogue import goods_of
from dodolan.market.stalls.models import Good, MarketDay, Offer, OpeningHours, Stall, StockDay
from dodolan.people.accounts.models import Role, User
from dodolan.people.businesses.models import Business
from dodolan.people.phones import read_phone
from dodolan.people.places.models import City
from rehearsal.city.names import MARK
from rehearsal.city.sign_ins import sign_ins
from rehearsal.city.trades import FULL_MARKET
from rehearsal.city.writing_people import PASSWORD
from tests.factories.market import DAY

AT = at_wib(DAY, time(8))


@pytest.fixture(scope="module", autouse=True)
def said(stage: None) -> str:
    """The whole demo city; what the command said."""
    out = StringIO()
    call_command("seed_demo", city="3573", at=AT, stdout=out)
    return out.getvalue()


def test_the_command_says_what_it_did(said: str):
    assert said.startswith("The demo city is written.\n\nSign in for a try:\n  buyer ")
    assert said.count("password pasar-pagi-demo, code on the page") == 3


def test_a_second_run_does_nothing_and_says_so():
    before = (OfferPrice.objects.count(), User.objects.count(), MarketDay.objects.count())
    out = StringIO()
    call_command("seed_demo", city="3573", seed=2, stdout=out)
    assert out.getvalue().startswith("The demo city was there already. Nothing changed.\n\nSign in for a try:\n")
    assert (OfferPrice.objects.count(), User.objects.count(), MarketDay.objects.count()) == before


@pytest.mark.parametrize(
    ("city", "sentence"),
    [
        ("9999", "No facts about city '9999'; known are 3573, 3404."),
        ("3404", "This database serves Kota Malang (3573), not 3404."),
    ],
)
def test_a_city_that_cannot_be_is_refused_in_a_sentence(city: str, sentence: str):
    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", city=city)
    assert str(refusal.value) == sentence


def test_the_city_is_marked_as_a_demo():
    assert City.objects.get().is_demo is True
    assert not User.objects.exclude(name__endswith=MARK).exists()


def test_phones_are_valid():
    phones = list(User.objects.values_list("phone", flat=True))
    assert [phone for phone in phones if read_phone(phone) != phone] == []


def test_roles():
    roles = dict(Role.objects.values_list("name").annotate(n=Count("pk")))
    assert roles == {"officer": 2, "treasurer": 1, "runner": 18, "trader": 6 * FULL_MARKET}
    halls = Role.objects.filter(name="runner").values_list("market").annotate(n=Count("pk"))
    assert sorted(n for _, n in halls) == [3] * 6


def test_only_the_office_signs_in_by_password():
    office = User.objects.filter(roles__name__in=["officer", "treasurer"])
    assert [user.check_password(PASSWORD) for user in office] == [True] * 3
    assert len({user.totp_seed for user in office}) == 3
    others = User.objects.exclude(pk__in=office)
    assert not any(user.has_usable_password() or user.totp_seed for user in others)


def test_stalls_and_their_businesses():
    assert Stall.objects.count() == Business.objects.count() == 6 * FULL_MARKET
    fresh = Stall.objects.filter(cluster="fresh").order_by().values_list("market").annotate(n=Count("pk"))
    assert [n for _, n in fresh] == [26] * 6
    assert not Stall.objects.exclude(cluster=F("business__cluster")).exists()
    assert not Business.objects.exclude(owner__roles__name="trader").exists()
    assert set(Stall.objects.values_list("pay", flat=True)) == {"cash_at_pick", "payout"}


def test_every_good_is_offered():
    assert Good.objects.count() == len(goods_of("3573"))
    assert Offer.objects.values("good").distinct().count() == len(goods_of("3573"))
    assert not Offer.objects.exclude(good__cluster=F("stall__cluster")).exists()


def test_the_current_price_is_the_last_of_the_history():
    assert CurrentPrice.objects.count() == Offer.objects.count()
    last = Offer.objects.annotate(last=Max("prices__valid_from"))
    assert not last.exclude(current__price__valid_from=F("last")).exists()
    assert not CurrentPrice.objects.exclude(price__offer=F("offer")).exists()


def test_prices_are_of_this_morning_and_none_of_the_future():
    span = OfferPrice.objects.aggregate(first=Min("day"), last=Max("valid_from"))
    assert 28 <= (DAY - span["first"]).days <= 29
    assert span["last"] <= AT
    assert not CurrentPrice.objects.exclude(price__day=DAY).exists()
    morning = CurrentPrice.objects.aggregate(first=Min("price__valid_from"), last=Max("price__valid_from"))
    assert at_wib(DAY, time(5)) <= morning["first"] < morning["last"] <= at_wib(DAY, time(6, 30))


def test_the_trend_repeats_the_history():
    for current in CurrentPrice.objects.order_by("pk")[:40]:
        rows = OfferPrice.objects.filter(offer=current.offer_id).order_by("valid_from")
        assert current.trend == [[row.day.isoformat(), row.amount_rp] for row in rows]
        assert all(row.day == day_of(row.valid_from) for row in rows)


def test_prices_are_for_the_steps_of_their_offer():
    assert not OfferPrice.objects.filter(per_steps=1000).exclude(offer__unit__in=["kg", "l"]).exists()
    assert not OfferPrice.objects.filter(per_steps=1).exclude(offer__mode="each").exists()
    assert set(OfferPrice.objects.values_list("source", flat=True)) == {"demo"}


def test_three_market_days_with_slots_and_stock():
    assert MarketDay.objects.count() == 18
    assert DeliverySlot.objects.values("day").distinct().count() == 18
    per_day = dict(StockDay.objects.filter(on_hand__isnull=False).values_list("day__date").annotate(n=Count("pk")))
    assert len(per_day) == 3
    assert len(set(per_day.values())) == 1
    assert StockDay.objects.filter(is_out=True).count() > 10
    assert not StockDay.objects.filter(is_out=True).exclude(day__date=DAY).exists()
    assert not StockDay.objects.exclude(day__market=F("offer__stall__market")).exists()


def test_opening_hours():
    days = Stall.objects.annotate(n=Count("hours")).values_list("n", flat=True)
    assert set(days) == {6, 7}
    assert OpeningHours.objects.count() == sum(days)


def test_every_market_delivers_to_every_district():
    assert DeliveryFee.objects.count() == 30
    assert set(DeliveryFee.objects.values_list("amount_rp", flat=True)) == {8_000, 10_000, 12_000}


def test_sign_ins_are_of_people_who_are_there():
    table = sign_ins()
    assert [who for who, _, _ in table] == ["buyer", "trader", "runner", "officer", "second officer", "treasurer"]
    held = [Role.objects.filter(user__phone=read_phone(phone)) for _, phone, _ in table]
    roles = [set(rows.values_list("name", flat=True)) for rows in held]
    assert roles == [set(), {"trader"}, {"runner"}, {"officer"}, {"officer"}, {"treasurer"}]
    assert [PASSWORD in how for _, _, how in table] == [False] * 3 + [True] * 3


def test_the_trader_and_the_runner_who_sign_in_work_in_one_market():
    phones = {who: read_phone(phone) for who, phone, _ in sign_ins()}
    stall = Stall.objects.get(business__owner__phone=phones["trader"])
    assert Role.objects.get(user__phone=phones["runner"]).market == stall.market
    assert Offer.objects.filter(stall=stall).count() >= 10
