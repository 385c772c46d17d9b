"""The merged list on the runner's phone: weighing, counting, nothing left, asking, paying, paper."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.market.fulfilment.models import Assignment, Consent, Weighing
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import LineState, OrderLine, Purchase
from dodolan.market.paying.models import StallPayment
from dodolan.market.stalls.models import Offer
from tests.factories.days import delivered_order
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    hand_to,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
)
from tests.factories.pages import kilobytes, text
from tests.factories.screens import screen_of

LIST, WEIGH, TAKE = "/kurir/belanja/", "/kurir/timbang/", "/kurir/ambil/"
KEY = str(UUID(int=11))


@pytest.fixture
def chilli(db: None) -> Offer:
    make_slot(make_day())
    return make_offer(make_stall())


def phone_with(*purchases: Purchase) -> Client:
    return screen_of(make_shift(*purchases).runner)


def line_of(purchase: Purchase) -> OrderLine:
    return OrderLine.objects.get(order__purchase=purchase)


def test_the_same_good_of_two_orders_is_one_row(chilli: Offer):
    phone = phone_with(make_order(by_steps(chilli, 500)), make_order(by_money(chilli, 5_000)))
    words = text(phone.get(LIST))
    assert "Shopping for 2 orders" in words
    assert "½ kg + Rp5.000" in words
    assert re.search(r"\b[AB] ½ kg = 500 g", words)
    assert re.search(r"\b[AB] Rp5\.000 ± 132 g", words)


def test_stalls_come_in_walking_order_and_labels_follow_the_orders(chilli: Offer):
    far, near = make_offer(make_stall(), good="Wortel"), chilli
    words = text(phone_with(make_order(by_steps(far, 500), by_steps(near, 500))).get(LIST))
    assert words.index(near.stall.name) < words.index(far.stall.name)


def test_a_reading_counts_once_however_often_it_is_sent(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    phone, line = phone_with(purchase), line_of(purchase)
    for _ in range(3):
        response = phone.post(WEIGH, {f"g-{line.pk}": "512", f"k-{line.pk}": KEY, "stop": "abc"})
        assert response["Location"] == f"{LIST}#sabc"
    assert Weighing.objects.count() == 1
    line.refresh_from_db()
    assert (line.weighed, line.final_rp, line.state) == (512, 19_456, LineState.PICKED)
    assert "A ½ kg → 512 g · Rp19.456" in text(phone.get(LIST))


def test_zero_grams_said_twice_is_sold_out(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    phone, line = phone_with(purchase), line_of(purchase).pk
    assert phone.post(WEIGH, {f"g-{line}": "0"}).status_code == 422
    phone.post(WEIGH, {f"g-{line}": "0", f"s-{line}": "0"})
    assert (line_of(purchase).state, line_of(purchase).final_rp) == (LineState.SHORT, 0)


def test_pieces_taken_and_left(db: None):
    make_slot(make_day())
    purchase = make_order(by_steps(make_counted_offer(make_stall()), 3))
    phone = phone_with(purchase)
    phone.post(TAKE, {f"n-{line_of(purchase).pk}": "2"})
    assert (line_of(purchase).picked_steps, line_of(purchase).final_rp, line_of(purchase).state) == (
        2,
        8_000,
        LineState.SHORT,
    )


def test_nothing_left_costs_nothing(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    response = phone_with(purchase).post(reverse("runner:picking:skip", args=[line_of(purchase).pk]), follow=True)
    assert "½ kg → sold out" in text(response)
    assert line_of(purchase).final_rp == 0


@pytest.mark.parametrize(("grams", "asked"), [(550, False), (551, True)])
def test_above_a_tenth_more_the_buyer_can_be_asked(chilli: Offer, grams: int, asked: bool):
    purchase = make_order(by_steps(chilli, 500))
    phone, line = phone_with(purchase), line_of(purchase)
    phone.post(WEIGH, {f"g-{line.pk}": str(grams)})
    assert ("Ask the buyer" in text(phone.get(LIST))) is asked
    response = phone.post(reverse("runner:picking:ask", args=[line.pk]), follow=True)
    said = "We asked the buyer. No answer in 10 minutes means no." if asked else "Something in the form is not right."
    assert said in text(response)
    assert Consent.objects.count() == int(asked)


def test_a_stall_is_paid_once_everything_is_weighed(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    phone, line = phone_with(purchase), line_of(purchase)
    address = reverse("runner:picking:pay-stall", args=[chilli.stall_id])
    assert "Not everything is weighed yet." in text(phone.post(address, follow=True))
    phone.post(WEIGH, {f"g-{line.pk}": "500"})
    assert "Pay Rp19.000" in text(phone.get(LIST))
    for _ in range(2):
        assert "The stall is paid." in text(phone.post(address, follow=True))
    assert "Paid Rp19.000" in text(phone.get(LIST))
    assert StallPayment.objects.get().amount_rp == 19_000


def test_a_stall_is_not_paid_with_cash_that_is_not_there(db: None):
    make_slot(make_day())
    poor = make_order()
    shift = make_shift(poor, float_rp=100)
    phone = screen_of(shift.runner)
    phone.post(WEIGH, {f"g-{line_of(poor).pk}": "500"})
    response = phone.post(reverse("runner:picking:pay-stall", args=[poor.orders.get().stall_id]), follow=True)
    assert "There is not enough cash in your box." in text(response)
    assert not StallPayment.objects.filter(order__purchase=poor).exists()


def test_after_paying_nothing_changes_any_more(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    phone, line = phone_with(purchase), line_of(purchase)
    phone.post(WEIGH, {f"g-{line.pk}": "500"})
    phone.post(reverse("runner:picking:pay-stall", args=[chilli.stall_id]))
    response = phone.post(WEIGH, {f"g-{line.pk}": "450"}, follow=True)
    assert "Too late: this was already done, paid or cancelled." in text(response)


def test_the_top_counts_and_explains_what_is_still_in_their_hands(chilli: Offer):
    gone, _shift = delivered_order()
    Assignment.objects.update(released_at=MORNING)
    held = make_order(by_steps(chilli, 500), by_steps(make_offer(chilli.stall, good="Wortel"), 250))
    shift = make_shift(held)
    # Handed over in this shift: its letter stays taken, its line is gone.
    Assignment.objects.filter(purchase=gone).update(shift=shift, released_at=None)
    phone = screen_of(shift.runner)
    words = text(phone.get(LIST))
    assert "Shopping for 1 order " in words
    assert gone.number not in words
    assert re.search(rf"\b[AB] = {held.number} Bu Ani 0 of 2 goods", words)
    phone.post(WEIGH, {f"g-{line_of_good(held, 'Wortel').pk}": "250"})
    page = phone.get(LIST)
    assert "1 of 2 goods" in text(page)
    assert 'aria-label="0 of 1 stalls done"' in page.content.decode()
    assert 'class="steps"' in page.content.decode()
    assert '<span class="done">' not in page.content.decode()


def letters(phone: Client) -> dict[str, str]:
    """Number of the order by the letter of its bag: on the list, on paper and at the doors alike."""
    shown, printed, doors = (
        dict(re.findall(r"\b([A-Z]) = ([0-9A-Z]{8})\b", text(phone.get(reverse(page)))))
        for page in ("runner:picking:list", "runner:picking:print", "runner:stops:list")
    )
    assert shown == printed == doors
    for letter, number in shown.items():
        assert f"What is in the bags {letter} " in text(phone.get(reverse("runner:stops:show", args=[number])))
    return shown


def test_a_letter_on_a_bag_never_comes_to_mean_another_door(chilli: Offer):
    early, late = make_slot(hour=9), make_slot(hour=11)
    first, second, third = (make_order(by_steps(chilli, 500), slot=late) for _ in range(3))
    shift = make_shift(first)
    hand_to(shift, [second])
    hand_to(shift, [third])
    phone = screen_of(shift.runner)
    chalked = {"A": first.number, "B": second.number, "C": third.number}
    assert letters(phone) == chalked
    sooner = make_order(by_steps(chilli, 500), slot=early)
    hand_to(shift, [sooner])
    assert letters(phone) == chalked | {"D": sooner.number}
    cancel_order(purchase=first, reason="by the buyer", at=MORNING)
    phone.post(reverse("runner:shift:release", args=[second.number]))
    assert letters(phone) == {"C": third.number, "D": sooner.number}
    hand_to(shift, [second])
    assert letters(phone)["B"] == second.number


def test_the_way_to_the_doors_is_quiet_until_all_is_picked(chilli: Offer):
    first, second = make_order(by_steps(chilli, 500)), make_order(by_steps(chilli, 250))
    phone = phone_with(first, second)
    assert "To pay at stalls Rp0 cash in hand Rp500.000" in text(phone.get(LIST))
    assert "Deliver" not in bar_of(phone)
    phone.post(WEIGH, {f"g-{line_of(first).pk}": "500"})
    assert re.search(r'class="button plain"[^>]*>Deliver what is ready \(1\)<', bar_of(phone))
    assert "To pay at stalls Rp19.000" in bar_of(phone)
    phone.post(WEIGH, {f"g-{line_of(second).pk}": "250"})
    assert re.search(r'class="button accent"[^>]*>Deliver 2 orders<', bar_of(phone))


def test_the_bar_says_that_the_sum_is_still_to_be_paid(chilli: Offer):
    purchase = make_order(by_steps(chilli, 500))
    phone = phone_with(purchase)
    phone.post(WEIGH, {f"g-{line_of(purchase).pk}": "500"})
    phone.cookies["bahasa"] = "id"
    assert "Belum dibayar ke lapak Rp19.000" in bar_of(phone)
    phone.post(reverse("runner:picking:pay-stall", args=[chilli.stall_id]))
    assert "Belum dibayar ke lapak Rp0" in bar_of(phone)
    assert "uang di tangan Rp481.000" in bar_of(phone)


def bar_of(phone: Client) -> str:
    """The bar below the list, as it is sent."""
    return phone.get(LIST).content.decode().partition('<aside class="bar"')[2].partition("</aside>")[0]


def line_of_good(purchase: Purchase, good: str) -> OrderLine:
    return OrderLine.objects.get(order__purchase=purchase, good_name__startswith=good)


def test_on_paper_there_are_boxes_and_no_prices(chilli: Offer):
    phone = phone_with(make_order(by_steps(chilli, 500)))
    page = phone.get("/kurir/belanja/cetak/")
    assert page.content.decode().count('class="tick"') == 1
    assert "A Cabai rawit merah" in text(page)
    assert re.search(r"\bA = [0-9A-Z]+ Bu Ani", text(page))
    assert 'class="picks"' in page.content.decode()
    assert "Rp" not in text(page).partition("Shopping list")[2].partition("Ask us")[0]


def test_nothing_to_shop_for(db: None):
    make_slot(make_day())
    assert "Nothing to shop for Take orders first." in text(screen_of(make_shift().runner).get(LIST))


def test_a_list_of_forty_lines_costs_no_more_than_one(chilli: Offer, django_assert_max_num_queries: Any):
    stalls = [make_stall() for _ in range(8)]
    offers = [make_offer(stalls[n % 8], good=f"Barang {n}") for n in range(10)]
    purchases = [make_order(*(by_steps(offer, 500) for offer in offers)) for _ in range(4)]
    phone = phone_with(*purchases)
    with django_assert_max_num_queries(8):
        page = phone.get(LIST)
    assert page.content.count(b'name="g-') == 40
    assert kilobytes(page) <= 14
