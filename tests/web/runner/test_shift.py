"""A runner's day on their phone: the shift, the orders they take, the doors, the cash."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.market.fulfilment.models import HandoverOutcome, HandoverTry, Shift
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.models import CashBox
from dodolan.people.accounts.models import RoleName, User
from rehearsal.city.shopping import shop
from tests.factories.days import delivered_order, weighed_order
from tests.factories.market import (
    MORNING,
    by_steps,
    hand_to,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
)
from tests.factories.pages import text
from tests.factories.people import make_market, make_user
from tests.factories.screens import screen_of

SHIFT = "/kurir/"


@pytest.fixture
def rudi(db: None) -> User:
    market = make_market()
    make_slot(make_day(market))
    return make_user("Cak Rudi", RoleName.RUNNER, market=market)


def test_before_work_they_see_what_waits(rudi: User):
    make_order()
    words = text(screen_of(rudi).get(SHIFT))
    assert "Start your shift Pasar Oro Oro Dowo, Saturday 14 November 2020 1 order waits for a runner." in words


@pytest.mark.parametrize("page", ["runner:picking:list", "runner:picking:print", "runner:stops:list"])
def test_before_work_their_other_pages_lead_to_the_start(rudi: User, page: str):
    assert screen_of(rudi).get(reverse(page))["Location"] == SHIFT


def test_they_start_with_a_float_once(rudi: User):
    phone = screen_of(rudi)
    assert phone.post("/kurir/mulai/", {"float": "500.000"})["Location"] == SHIFT
    again = phone.post("/kurir/mulai/", {"float": "500.000"})
    assert again.status_code == 422
    assert "You already have an open shift." in text(again)
    assert CashBox.objects.get().float_rp == 500_000


def test_they_take_orders_and_give_one_back(rudi: User):
    purchase, other = make_order(), make_order()
    phone = screen_of(rudi)
    phone.post("/kurir/mulai/", {"float": "0"})
    response = phone.post("/kurir/terima/", {"purchase": [str(purchase.pk), str(other.pk)]}, follow=True)
    assert "2 orders are yours now." in text(response)
    assert "All orders have a runner." in text(response)
    phone.post(reverse("runner:shift:release", args=[other.number]))
    assert other.number in text(phone.get(SHIFT)).partition("Nobody has these yet")[2]


def test_an_order_that_another_took_is_not_taken(rudi: User):
    purchase = make_order()
    make_shift(purchase)
    phone = screen_of(rudi)
    phone.post("/kurir/mulai/", {"float": "0"})
    response = phone.post("/kurir/terima/", {"purchase": str(purchase.pk)}, follow=True)
    assert "Another runner took this order." in text(response)


def test_what_is_begun_stays_with_them(db: None):
    purchase, shift = weighed_order()
    response = screen_of(shift.runner).post(reverse("runner:shift:release", args=[purchase.number]), follow=True)
    assert "Shopping has begun. The order stays with its runner." in text(response)


def test_they_go_home_when_all_is_brought(db: None):
    purchase, shift = weighed_order()
    phone = screen_of(shift.runner)
    assert "1 order is still to be handed over." in text(phone.post("/kurir/pulang/", follow=True))
    phone.post(reverse("runner:stops:show", args=[purchase.number]), {"pin": purchase.pin})
    assert phone.post("/kurir/pulang/")["Location"] == "/kurir/kas/"
    assert Shift.objects.get().ended_at == MORNING


def test_the_door_says_who_where_and_how_much(db: None):
    purchase, shift = weighed_order()
    response = screen_of(shift.runner).get(reverse("runner:stops:show", args=[purchase.number]))
    words = text(response)
    assert f"{purchase.number} Bu Ani" in words
    assert "Jalan Contoh 7, Oro-oro Dowo, Klojen pagar hijau" in words
    assert "Cash to collect Rp29.000" in words
    assert 'href="tel:+6281234567890"' in response.content.decode()
    assert purchase.pin not in words


def test_the_list_of_doors_says_what_to_collect_at_each(db: None):
    purchase, shift = weighed_order()
    other = make_order()
    hand_to(shift, [other])
    response = screen_of(shift.runner).get("/kurir/antar/")
    cards = {card[0]: card[1] for card in re.findall(r'aria-labelledby="d(\w+)"(.*?)</section>', flat(response))}
    assert "Weighed" in cards[purchase.number]
    assert "Collect Rp29.000" in cards[purchase.number]
    assert f'class="button" href="/kurir/antar/{purchase.number}/">Hand over the order' in cards[purchase.number]
    assert "Ordered" in cards[other.number]
    assert "Collect" not in cards[other.number]
    assert f'class="button plain" href="/kurir/antar/{other.number}/">Look' in cards[other.number]


def test_a_door_where_nobody_opened_stays_marked(db: None):
    purchase, shift = weighed_order()
    phone = screen_of(shift.runner)
    phone.post(reverse("runner:stops:nobody-there", args=[purchase.number]))
    for page in (SHIFT, "/kurir/antar/"):
        assert "Weighed Nobody there at 06.10" in text(phone.get(page))
    phone.post(reverse("runner:stops:show", args=[purchase.number]), {"pin": purchase.pin})
    assert "Nobody there" not in text(phone.get(SHIFT))


def test_home_leads_to_what_comes_next(rudi: User):
    first, second = make_order(), make_order()
    shift = make_shift(first, second)
    phone = screen_of(shift.runner)
    assert next_steps(phone) == [("button", "Go shopping")]
    assert text(phone.get(SHIFT)).count("Give this order back") == 2
    shop(shift, first, at=MORNING)
    assert next_steps(phone) == [("button", "Deliver 1 order"), ("button plain", "Go on shopping")]
    assert text(phone.get(SHIFT)).count("Give this order back") == 1
    shop(shift, second, at=MORNING)
    assert next_steps(phone) == [("button", "Deliver 2 orders")]
    assert "2 orders are not handed over yet. End my shift" in text(phone.get(SHIFT))
    for purchase in (first, second):
        phone.post(reverse("runner:stops:show", args=[purchase.number]), {"pin": purchase.pin})
    assert next_steps(phone) == []
    assert "not handed over yet" not in text(phone.get(SHIFT))


def next_steps(phone: Client) -> list[tuple[str, str]]:
    """Class and words of what leads on from the runner's home."""
    main = flat(phone.get(SHIFT)).partition("<main")[2]
    return re.findall(r'<a class="(button[ \w]*)" href="[^"]*">([^<]*)</a>', main)


def flat(response: Any) -> str:
    """A page on one line."""
    return " ".join(response.content.decode().split())


def test_the_bags_add_up_to_what_is_collected(db: None):
    purchase, shift = weighed_order(grams=493)
    words = text(screen_of(shift.runner).get(reverse("runner:stops:show", args=[purchase.number])))
    bags = words.partition("What is in the bags")[2]
    assert "493 g · Rp18.734" in bags
    assert "Delivery Rp10.000 Rounding -Rp34 Cash to collect Rp28.700" in bags


def test_the_right_pin_hands_over_once(db: None):
    purchase, shift = weighed_order()
    phone, door = screen_of(shift.runner), reverse("runner:stops:show", args=[purchase.number])
    for _ in range(2):
        response = phone.post(door, {"pin": f" {purchase.pin} "}, follow=True)
        assert f"{purchase.number} is handed over. Paid in cash: Rp29.000." in text(response)
    assert HandoverTry.objects.filter(outcome=HandoverOutcome.DELIVERED).count() == 1


def test_five_wrong_pins_lock_the_door(db: None):
    purchase, shift = weighed_order()
    phone, door = screen_of(shift.runner), reverse("runner:stops:show", args=[purchase.number])
    wrong = "0000" if purchase.pin != "0000" else "1111"
    said = [text(phone.post(door, {"pin": wrong})) for _ in range(6)]
    for left, words in zip((4, 3, 2), said, strict=False):
        assert f"Wrong PIN. {left} tries are left." in words
    assert "Wrong PIN. 1 try is left." in said[3]
    assert "Too many wrong PINs. The office asks the buyer" in said[4]
    assert "Call the office" in text(phone.post(door, {"pin": purchase.pin}))
    assert Purchase.objects.get(pk=purchase.pk).delivered_at is None


def test_before_all_is_weighed_there_is_no_pin_to_type(db: None):
    purchase = make_order()
    page = screen_of(make_shift(purchase).runner).get(reverse("runner:stops:show", args=[purchase.number]))
    assert "Not everything is weighed yet." in text(page)
    assert 'name="pin"' not in page.content.decode()


def test_a_door_that_is_not_ready_leads_back_to_the_shopping(db: None):
    purchase = make_order(*(by_steps(make_offer(make_stall()), 500) for _ in range(2)))
    shift = make_shift(purchase)
    phone, door = screen_of(shift.runner), reverse("runner:stops:show", args=[purchase.number])
    assert "Not everything is weighed yet. Go shopping What" in text(phone.get(door))
    shop(shift, purchase, at=MORNING, most=1)
    assert "Not everything is weighed yet. Go on shopping What" in text(phone.get(door))


def test_nobody_there_is_written_down(db: None):
    purchase, shift = weighed_order()
    response = screen_of(shift.runner).post(reverse("runner:stops:nobody-there", args=[purchase.number]), follow=True)
    assert "Written down. Call the buyer or come back later." in text(response)
    assert HandoverTry.objects.get().outcome == HandoverOutcome.NOBODY_THERE


def test_cash_is_a_sum_that_anybody_can_follow(db: None):
    _purchase, shift = delivered_order()
    phone = screen_of(shift.runner)
    sum_of_the_day = "Started with Rp500.000 Collected at doors Rp29.000 Paid to stalls -Rp19.000"
    before = phone.get("/kurir/kas/")
    assert f"{sum_of_the_day} Should be in the box Rp510.000" in text(before)
    assert "You count when your shift is over. My shift" in text(before)
    assert '<a href="/kurir/">My shift</a>' in before.content.decode()
    assert phone.post("/kurir/kas/", {"counted": "510000"}).status_code == 409
    phone.post("/kurir/pulang/")
    # Blind: what should be there is not said while it is counted.
    assert "Rp510.000" not in text(phone.get("/kurir/kas/"))
    asked = phone.post("/kurir/kas/", {"counted": "1.000"})
    assert (asked.status_code, "That is not what should be there." in text(asked)) == (422, True)
    assert "510.000" not in text(asked)
    # The yes belongs to the sum that was asked about.
    assert phone.post("/kurir/kas/", {"counted": "509.500", "sure": "1000"}).status_code == 422
    words = text(phone.post("/kurir/kas/", {"counted": "509.500", "sure": "509500"}, follow=True))
    assert "You counted Rp509.500" in words
    assert "Now the office counts with you." in words
    assert phone.post("/kurir/kas/", {"counted": "510.000"}).status_code == 422
    assert CashBox.objects.get().counted_rp == 509_500


def test_without_a_box_there_is_no_cash_to_count(rudi: User):
    assert screen_of(rudi).get("/kurir/kas/")["Location"] == SHIFT


def test_lists_cost_the_same_for_many_orders(rudi: User, django_assert_max_num_queries: Any):
    purchases = [make_order() for _ in range(12)]
    phone: Client = screen_of(make_shift(*purchases[:8]).runner)
    for page in (SHIFT, "/kurir/antar/"):
        with django_assert_max_num_queries(8):
            assert phone.get(page).status_code == 200
