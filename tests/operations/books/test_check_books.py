"""The check of the books finds what is wrong, whatever it is; each check is shown able to fail."""

from collections.abc import Callable
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.paying.models import CashBox
from dodolan.market.stalls.models import StockDay
from dodolan.operations.books import money, promises, sums
from dodolan.operations.books.findings import Check, Finding
from dodolan.operations.books.report import CHECKS, check_books, in_words
from dodolan.people.places.models import City
from tests.factories.days import weighed_order
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_stock

pytestmark = pytest.mark.django_db


def _a_day() -> Purchase:
    """One order of counted chilli, weighed too heavy, paid at the stall and at the door."""
    offer = make_offer(price_rp=38_000)
    make_stock(offer, 5_000)
    purchase = make_order(by_steps(offer, 500))
    shift = make_shift(purchase)
    line = OrderLine.objects.get()
    record_weights(shift=shift, readings=[Reading(line.pk, 600, uuid4())], at=MORNING)
    pay_stalls(shift=shift, stall=offer.stall_id, at=MORNING)
    purchase = Purchase.objects.get()
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    record_action(actor=SYSTEM, action="tested", subject_kind="purchase", subject=purchase.pk, at=MORNING)
    return purchase


def _sql(statement: str) -> Callable[[], None]:
    """Somebody at the database console, past every trigger."""

    def run() -> None:
        table = statement.split()[1] if statement.startswith("UPDATE") else statement.split()[2]
        with connection.cursor() as cursor:
            for action in ("update", "delete"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}{on}")
            cursor.execute(statement)

    return run


def test_a_right_day_holds_in_every_check() -> None:
    _a_day()
    lost, _shift = weighed_order()
    write_off(purchase=lost, reason="nobody there", by=SYSTEM, at=MORNING)
    findings = list(check_books())
    assert len(findings) == len(CHECKS)
    assert [found for found in findings if not found.holds] == []
    assert all(found.checked for found in findings)


@pytest.mark.parametrize(
    ("check", "harm"),
    [
        (promises.stock_is_its_moves, lambda: StockDay.objects.update(allocated=7)),
        (promises.stock_moves_have_lines, _sql("UPDATE market_stock_move SET line = id")),
        (promises.slots_are_their_purchases, lambda: DeliverySlot.objects.update(booked=2)),
        (promises.rows_keep_together, lambda: OrderLine.objects.update(offer=make_offer(good="Tomat"))),
        (promises.one_city, lambda: City.objects.create(code="3404", name="Sleman", help_phone="+6281")),
        (sums.estimates_stand, lambda: OrderLine.objects.update(estimate_rp=1)),
        (sums.frozen_prices, lambda: OrderLine.objects.update(price_rp=37_999)),
        (sums.weights_stand, lambda: OrderLine.objects.update(weighed=601)),
        (sums.nobody_overcharged, lambda: OrderLine.objects.update(final_rp=22_800)),
        (sums.lines_are_weights_and_goodwill, _sql("UPDATE market_adjustment SET amount_rp = -1")),
        (sums.orders_are_their_lines, lambda: StallOrder.objects.update(final_rp=1)),
        (sums.purchases_are_their_orders, lambda: Purchase.objects.update(goods_estimate_rp=1)),
        (sums.payments_are_their_splits, _sql("UPDATE market_payment_split SET amount_rp = 5")),
        (sums.payments_are_their_purchases, _sql("UPDATE market_payment SET amount_rp = 5")),
        (sums.payments_are_their_purchases, lambda: Purchase.objects.update(delivered_at=None)),
        (money.journals_balance, _sql("UPDATE kernel_entry SET amount_rp = amount_rp + 1")),
        (money.entries_keep_their_day, _sql("UPDATE kernel_entry SET day = '2020-01-01' WHERE amount_rp > 20000")),
        (money.every_sale_posted_once, _sql("UPDATE kernel_journal SET kind = 'x'")),
        (money.every_loss_posted_once, lambda: Purchase.objects.update(delivered_at=None, cancelled_at=MORNING)),
        (money.boxes_are_their_accounts, lambda: CashBox.objects.update(float_rp=1)),
        (money.stalls_are_their_accounts, lambda: StallOrder.objects.update(final_rp=5)),
        (money.trail_is_whole, _sql("UPDATE kernel_audit_entry SET action = 'x'")),
        (money.mail_goes_out, lambda: Event.objects.update(state="failed")),
    ],
)
def test_each_check_sees_its_harm(check: Check, harm: Callable[[], object]) -> None:
    _a_day()
    assert check().holds
    harm()
    assert not check().holds


def test_the_table_refuses_what_the_first_check_looks_for() -> None:
    """Overselling cannot even be written; the check stands for databases whose constraint was taken off."""
    _a_day()
    assert promises.stock_not_oversold() == Finding("stock never oversold", 1, ())


def test_findings_in_words() -> None:
    assert in_words(Finding("stock", 3, ())) == "ok      stock: 3 checked, 0 broken"
    broken = in_words(Finding("stock", 9, tuple("abcdefg")))
    assert broken == "BROKEN  stock: 9 checked, 7 broken: a, b, c, d, e ..."


def test_the_command_fails_when_a_promise_is_broken() -> None:
    _a_day()
    said = StringIO()
    call_command("check_books", stdout=said)
    assert said.getvalue().count("ok  ") == len(CHECKS)
    OrderLine.objects.update(estimate_rp=1)
    with pytest.raises(CommandError, match="2 of the promises"):
        call_command("check_books", stdout=StringIO())
