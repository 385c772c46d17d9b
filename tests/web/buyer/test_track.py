"""Following an order from placing to the door, and what can be done with it on the way."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.market.fulfilment.handover import hand_over, nobody_there
from dodolan.market.fulfilment.models import Consent, Shift
from dodolan.market.fulfilment.picking import Reading, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.questions import ask_consent
from dodolan.market.ordering.models import BasketLine, OrderLine, Purchase
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from dodolan.people.places.models import PublicMarket
from dodolan.web.buyer.own_purchases import COOKIE, keep_purchase
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_offer,
    make_order,
    make_shift,
    make_stall,
    make_stock,
)
from tests.factories.pages import BASKET, kilobytes, known_here, placed, text
from tests.factories.people import make_user
from tests.web.buyer.conftest import in_short, reading_english


def page_of(purchase: Purchase, part: str = "") -> str:
    return f"/pesanan/{purchase.secret}/{part}"


def line_of(purchase: Purchase) -> OrderLine:
    return OrderLine.objects.get(order__purchase=purchase)


def weigh(purchase: Purchase, grams: int, shift: Shift | None = None) -> Shift:
    shift = shift or make_shift(purchase)
    record_weights(shift=shift, readings=[Reading(line_of(purchase).pk, grams, uuid4(), sure=True)], at=MORNING)
    return shift


def test_a_new_order_shows_pin_address_lines_and_estimate(phone: Client, market: PublicMarket):
    chilli, tempe = make_offer(make_stall(market)), make_counted_offer(make_stall(market))
    purchase = placed(known_here(phone), market, (chilli, "rp5000"), (tempe, "2"))
    page = phone.get(page_of(purchase))
    words = text(page)
    assert f"Order {purchase.number}" in words
    assert "Ordered · Pasar Oro Oro Dowo · delivery today 09.00-11.00" in words
    assert f"Your PIN {purchase.pin}" in words
    assert "Bu Ani Jalan Contoh 7 Oro-oro Dowo, Klojen pagar hijau" in words
    assert "worth Rp5.000 · Rp38.000 / kg" in words
    assert "2 boards · Rp4.000 / board" in words
    assert "Goods, as ordered ± Rp13.000 Delivery Rp10.000 Together, about ± Rp23.000" in words
    assert "Ordered , done" in words
    assert "Your runner" not in words
    assert "Cancel the order" in words
    assert kilobytes(page) <= 14
    assert "no-store" in page["Cache-Control"]


def test_a_weighed_order_shows_weights_rounding_cash_and_runner(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    shift = weigh(purchase, 507)
    words = text(phone.get(page_of(purchase)))
    assert "Weighed · Pasar" in words
    assert "½ kg · Rp38.000 / kg · weighed 507 g" in words
    assert (
        "Goods, as weighed Rp19.266 Delivery Rp10.000 Rounded down -Rp66 To pay in cash Rp29.200 "
        "As ordered, the goods were about Rp19.000." in words
    )
    first, second = shift.runner.name.split()[:2]
    assert f"Your runner {first} {second} ·" in words
    assert shift.runner.name not in words
    assert "Cancel the order" not in words


def test_a_delivered_order_shows_what_was_paid_and_no_pin(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    shift = weigh(purchase, 500)
    purchase.refresh_from_db()
    hand_over(shift=shift, purchase=Purchase.objects.get(), pin=purchase.pin, at=MORNING)
    words = text(phone.get(page_of(purchase)))
    assert "Handed over · Pasar" in words
    assert "Paid in cash Rp29.000" in words
    assert "Your PIN" not in words
    assert "Your runner" not in words


def test_short_lines_are_named_and_nothing_bought_costs_nothing(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    skip_line(shift=make_shift(purchase), line_id=line_of(purchase).pk, at=MORNING)
    page = phone.get(page_of(purchase))
    words = text(page)
    assert "sold out" in words
    assert b'class="line short"' in page.content
    assert "Goods, as weighed Rp0 To pay in cash Rp0" in words


def test_counted_goods_say_how_many_were_picked(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_counted_offer(make_stall(market)), 3))
    take_pieces(shift=make_shift(purchase), picked={line_of(purchase).pk: 2}, at=MORNING)
    assert "3 boards · Rp4.000 / board · picked 2 boards" in text(phone.get(page_of(purchase)))


def test_pieces_priced_by_weight_and_money_lines_show_their_weight(phone: Client, market: PublicMarket):
    hen = make_offer(make_stall(market), mode=EACH_BY_WEIGHT.code, increment=1, nominal_g=900)
    purchase = make_order(by_steps(hen, 1))
    weigh(purchase, 950)
    assert "1 piece · Rp38.000 / kg · weighed 950 g" in text(phone.get(page_of(purchase)))
    money = make_order(by_money(make_offer(make_stall(market)), 5_000))
    weigh(money, 131)
    assert "worth Rp5.000 · Rp38.000 / kg · weighed 131 g" in text(phone.get(page_of(money)))


def test_cancelling_frees_stock_and_says_so(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    stock = make_stock(offer, 1_000)
    purchase = make_order(by_steps(offer, 500))
    response = phone.post(page_of(purchase, "batal/"), follow=True)
    words = text(response)
    assert "Your order is cancelled." in words
    assert "Cancelled · Pasar" in words
    assert "Your PIN" not in words
    assert StockDay.objects.get(pk=stock.pk).allocated == 0
    assert phone.post(page_of(purchase, "batal/")).status_code == 409


def test_cancelling_while_the_runner_shops_is_too_late(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    weigh(purchase, 500)
    response = phone.post(page_of(purchase, "batal/"))
    assert response.status_code == 409
    assert "Too late: this was already done, paid or cancelled." in text(response)
    assert Purchase.objects.get().cancelled_at is None


def asked(market: PublicMarket) -> tuple[Purchase, Consent]:
    """A purchase with an open question: 700 g where 500 g were ordered."""
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    shift = weigh(purchase, 700)
    return purchase, ask_consent(shift=shift, line_id=line_of(purchase).pk, at=MORNING)


@pytest.mark.parametrize(("answer", "final"), [("yes", 26_600), ("no", 20_900)])
def test_the_buyer_answers_the_runner(phone: Client, market: PublicMarket, answer: str, final: int):
    purchase, consent = asked(market)
    words = text(phone.get(page_of(purchase)))
    assert "weighs 700 g. You asked for ½ kg. Without an answer by 06.20 you pay Rp20.900." in words
    assert "Yes, Rp26.600 No, stay at Rp20.900" in words
    response = phone.post(page_of(purchase, f"jawab/{consent.pk}/"), {"answer": answer}, follow=True)
    words = text(response)
    assert "Thank you, the runner knows." in words
    assert ("You said yes." if answer == "yes" else "You pay Rp20.900 for it.") in words
    assert "Yes, Rp26.600" not in words
    assert Purchase.objects.get().goods_final_rp == final
    assert phone.post(page_of(purchase, f"jawab/{consent.pk}/"), {"answer": "yes"}).status_code == 409


def test_an_answer_that_comes_too_late_changes_nothing(phone: Client, market: PublicMarket):
    purchase, consent = asked(market)
    with clock_set_to(lambda: MORNING + timedelta(minutes=11)):
        assert "Yes, Rp26.600" not in text(phone.get(page_of(purchase)))
        assert phone.post(page_of(purchase, f"jawab/{consent.pk}/"), {"answer": "yes"}).status_code == 409
    assert Purchase.objects.get().goods_final_rp == 20_900


@pytest.mark.parametrize("answer", ["", "maybe", "\0", "yes" * 1000], ids=in_short)
def test_an_answer_is_yes_or_no(phone: Client, market: PublicMarket, answer: str):
    purchase, consent = asked(market)
    assert phone.post(page_of(purchase, f"jawab/{consent.pk}/"), {"answer": answer}).status_code == 400


def test_questions_of_other_orders_cannot_be_answered(phone: Client, market: PublicMarket):
    _purchase, consent = asked(market)
    other = make_order()
    assert phone.post(page_of(other, f"jawab/{consent.pk}/"), {"answer": "yes"}).status_code == 404
    assert phone.post(page_of(other, f"jawab/{uuid4()}/"), {"answer": "yes"}).status_code == 404
    assert Consent.objects.get().granted is None


def test_ordering_again_fills_the_basket(phone: Client, market: PublicMarket):
    chilli, tempe = make_offer(make_stall(market)), make_counted_offer(make_stall(market))
    purchase = make_order(by_money(chilli, 5_000), by_steps(tempe, 2))
    response = phone.post(page_of(purchase, "lagi/"), follow=True)
    assert response.redirect_chain == [(BASKET, 302)]
    assert "It is in your basket. Please check the prices." in text(response)
    assert set(BasketLine.objects.values_list("offer", "steps", "money_rp")) == {
        (chilli.pk, None, 5_000),
        (tempe.pk, 2, None),
    }


def test_ordering_again_names_what_is_not_sold_any_more(phone: Client, market: PublicMarket):
    chilli, tempe = make_offer(make_stall(market)), make_counted_offer(make_stall(market))
    purchase = make_order(by_steps(chilli, 250), by_steps(tempe, 2))
    Offer.objects.filter(pk=chilli.pk).update(increment=1000)
    assert f"Not sold any more: {chilli}." in text(phone.post(page_of(purchase, "lagi/"), follow=True))
    assert list(BasketLine.objects.values_list("offer", flat=True)) == [tempe.pk]
    Offer.objects.update(is_active=False)
    response = phone.post(page_of(purchase, "lagi/"), follow=True)
    assert response.redirect_chain == [(page_of(purchase), 302)]


def test_the_slip_shows_what_was_bought(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    weigh(purchase, 500)
    page = phone.get(page_of(purchase, "struk/"))
    words = text(page)
    assert f"dodolan {purchase.number}" in words
    assert "Saturday 14 November 2020" in words
    assert "weighed ½ kg · Rp38.000 / kg Rp19.000" in words
    assert "To pay in cash Rp29.000" in words
    assert b'class="paper slip"' in page.content
    assert purchase.pin not in words.split()


@pytest.mark.parametrize("secret", ["x", "a" * 22, "a" * 500, "%00", "..", "%E2%80%AE"])
def test_unknown_secrets_are_404(phone: Client, market: PublicMarket, secret: str):
    for part in ("", "struk/"):
        assert phone.get(f"/pesanan/{secret}/{part}").status_code == 404
    for part in ("batal/", "lagi/", f"jawab/{uuid4()}/"):
        assert phone.post(f"/pesanan/{secret}/{part}", {"answer": "yes"}).status_code == 404


def test_other_methods_lead_back_to_the_order(phone: Client, market: PublicMarket):
    purchase = make_order()
    for part in ("batal/", "lagi/", f"jawab/{uuid4()}/"):
        assert phone.get(page_of(purchase, part))["Location"] == page_of(purchase)
        assert phone.put(page_of(purchase, part)).status_code == 405
    assert phone.post(page_of(purchase)).status_code == 405
    assert Purchase.objects.get().cancelled_at is None


def test_my_orders_are_mine_newest_first(market: PublicMarket):
    buyer = make_user()
    phone = reading_english(Client())
    phone.force_login(buyer)
    assert "No orders yet" in text(phone.get("/pesanan/"))
    first = make_order(buyer=buyer)
    second = make_order(buyer=buyer, at=MORNING + timedelta(minutes=1))
    foreign = make_order()
    words = text(phone.get("/pesanan/"))
    assert words.index(second.number) < words.index(first.number)
    assert foreign.number not in words
    assert "Today 09.00-11.00 ± Rp29.000 Ordered" in words


def test_what_was_ordered_as_a_guest_for_a_phone_is_its_owners(market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    make_order(buyer=make_user())
    owner = reading_english(Client())
    owner.force_login(make_user(phone=purchase.phone))
    words = text(owner.get("/pesanan/"))
    assert purchase.number in words
    assert words.count("Ordered") == 1
    other = reading_english(Client())
    other.force_login(make_user())
    assert purchase.number not in text(other.get("/pesanan/"))


def test_a_guest_finds_the_orders_of_this_device_and_no_others(phone: Client, market: PublicMarket):
    assert "No orders yet" in text(phone.get("/pesanan/"))
    assert "/masuk/?lanjut=/pesanan/" in phone.get("/pesanan/").content.decode()
    own, foreign = make_order(), make_order()
    answer = HttpResponse()
    keep_purchase(RequestFactory().get("/"), answer, own.secret)
    phone.cookies[COOKIE] = answer.cookies[COOKIE].value
    words = text(phone.get("/pesanan/"))
    assert own.number in words
    assert foreign.number not in words
    assert "Sign in with your number" in words


def test_cancelling_asks_first(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    page = phone.get(page_of(purchase)).content.decode()
    asked = page.index("Yes, cancel the whole order")
    closed = page[page.rindex("<details", 0, asked) : page.index("</details>", asked)]
    assert reverse("buyer:purchases:cancel", args=[purchase.secret]) in closed
    assert "<details open" not in page
    assert "Yes, cancel the whole order" in closed


@pytest.mark.parametrize("page", ["1", "2", "99", "x", "-1"])
def test_pages_of_my_orders_take_five_statements(market: PublicMarket, page: str, django_assert_num_queries: Any):
    buyer = make_user()
    offer = make_offer(make_stall(market))
    for _ in range(11):
        make_order(by_steps(offer, 500), buyer=buyer)
    phone = Client()
    phone.force_login(buyer)
    with django_assert_num_queries(5):
        assert phone.get("/pesanan/", {"page": page}).status_code == 200


@pytest.mark.parametrize("lines", [1, 10])
def test_tracking_takes_six_statements_whatever_the_lines(
    phone: Client, market: PublicMarket, lines: int, django_assert_num_queries: Any
):
    stalls = [make_stall(market) for _ in range(4)]
    purchase = make_order(*[by_steps(make_offer(stalls[n % 4]), 500) for n in range(lines)])
    make_shift(purchase)
    with django_assert_num_queries(6):
        page = phone.get(page_of(purchase))
    assert kilobytes(page) <= 14


def test_an_empty_door_and_a_late_order_are_said_to_the_buyer(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    shift = weigh(purchase, 500)
    with clock_set_to(lambda: MORNING + timedelta(hours=6)):
        assert "Your order is late." in text(phone.get(page_of(purchase)))
    nobody_there(shift=shift, purchase=purchase, at=MORNING)
    assert "The runner came at 06.10 and found nobody." in text(phone.get(page_of(purchase)))


def test_a_slip_is_there_once_the_goods_are_weighed(phone: Client, market: PublicMarket):
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500))
    assert "Slip to print" not in text(phone.get(page_of(purchase)))
    weigh(purchase, 500)
    assert "Slip to print" in text(phone.get(page_of(purchase)))


def test_the_list_of_orders_shows_the_sum_that_is_paid(market: PublicMarket):
    buyer = make_user()
    purchase = make_order(by_steps(make_offer(make_stall(market)), 500), buyer=buyer)
    weigh(purchase, 507)
    phone = reading_english(Client())
    phone.force_login(buyer)
    words = text(phone.get("/pesanan/"))
    assert "Rp29.200" in words
    assert "Rp29.266" not in words
