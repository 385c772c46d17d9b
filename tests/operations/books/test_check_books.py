"""The check of the books finds what is wrong, whatever it is; each check is shown able to fail."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.audit.checks import trail_is_whole
from dodolan.kernel.checks import Check, Finding
from dodolan.kernel.growing.checks import triggers_stand
from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.growing.triggers import triggers_of
from dodolan.kernel.ledger.checks import (
    entries_are_of_their_journals_day,
    entries_keep_their_day,
    journals_balance,
    journals_have_their_key,
    reversals_are_mirrors,
)
from dodolan.kernel.outbox.checks import events_go_out
from dodolan.kernel.outbox.models import Event
from dodolan.kernel.plugs import plugged
from dodolan.kernel.sealing.checks import sealed_texts_open
from dodolan.kernel.sealing.models import KeyProof
from dodolan.kernel.switches.actions import turn
from dodolan.kernel.switches.checks import switches_are_their_trail
from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.terms.actions import set_terms
from dodolan.market.fulfilment.checks import (
    doors_are_their_payments,
    lines_are_weights_and_goodwill,
    losses_are_their_trail,
    nobody_overcharged,
    runners_are_their_accounts,
    weights_stand,
)
from dodolan.market.fulfilment.office import write_off
from dodolan.market.ordering.checks import (
    estimates_stand,
    fees_are_their_trail,
    frozen_prices,
    only_proved_goods_move,
    orders_are_their_lines,
    orders_were_told,
    purchases_are_their_orders,
    rows_keep_together,
    slots_are_their_purchases,
    stock_moves_have_lines,
)
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.paying.checks import (
    boxes_are_their_accounts,
    counts_are_signed,
    every_loss_posted_once,
    every_sale_posted_once,
    everything_else_posted_once,
    journals_are_their_origins,
    payments_are_their_purchases,
    payments_are_their_splits,
    payouts_are_signed,
    purchases_have_receipts,
    stalls_are_their_accounts,
    stalls_got_what_they_sold,
)
from dodolan.market.paying.models import CashBox, Payment, Payout
from dodolan.market.paying.settlement import approve_payouts, propose_payouts
from dodolan.market.paying.trail_checks import (
    boxes_are_their_trail,
    payouts_are_their_trail,
    receipts_are_their_payments,
    signers_are_named,
)
from dodolan.market.prices.checks import prices_were_said, the_newest_price_holds, trends_are_history
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.checks import (
    counts_were_told,
    stalls_are_their_trail,
    stock_is_its_moves,
    stock_not_oversold,
)
from dodolan.market.stalls.models import Stall, StallPay, StockDay
from dodolan.market.stalls.opening import open_stall
from dodolan.operations.books.report import check_books, in_words
from dodolan.people.accounts.actions import enter_person, give_role, make_token
from dodolan.people.accounts.checks import (
    closed_accounts_are_their_trail,
    phones_are_their_trail,
    roles_are_their_trail,
    second_keys_are_their_trail,
    tokens_are_their_trail,
)
from dodolan.people.accounts.closing import change_phone
from dodolan.people.accounts.models import ApiToken, Role, RoleName, User
from dodolan.people.businesses.actions import register_business
from dodolan.people.businesses.checks import owners_are_their_trail
from dodolan.people.businesses.models import Business
from dodolan.people.places.actions import decide_terms, set_help_phone
from dodolan.people.places.checks import help_number_is_its_trail, one_city, terms_are_their_trail
from dodolan.people.places.models import City
from dodolan.people.places.terms import TOLERANCE
from dodolan.services.approvals.checks import signatures_are_whole
from dodolan.services.documents.checks import papers_are_whole
from rehearsal.city.shopping import bring, weigh
from tests.factories.books import tell_the_trail
from tests.factories.days import counted_shift, counts_the_same, weighed_order
from tests.factories.kinds import an_action
from tests.factories.market import DAY, MORNING, by_steps, make_offer, make_order, make_shift, make_stock
from tests.factories.people import make_market, make_user, make_village

pytestmark = pytest.mark.django_db


def _a_day() -> Purchase:
    """One order of counted chilli, weighed too heavy, paid at the stall and at the door."""
    offer = make_offer(price_rp=38_000)
    make_stock(offer, 5_000)
    purchase = make_order(by_steps(offer, 500))
    shift = make_shift(purchase)
    weigh(shift, OrderLine.objects.get(), 600, at=MORNING)
    bring(shift, [purchase], at=MORNING)
    record_action(actor=SYSTEM, action=an_action(subject="purchase"), subject=purchase.pk, at=MORNING)
    # The factories write people and fees straight into the tables.
    tell_the_trail(at=MORNING)
    return purchase


def _sign_for_money() -> int:
    """A box that two people counted and a payout list that two people signed."""
    rini, hadi = make_user("Bu Rini", RoleName.OFFICER), make_user("Pak Hadi", RoleName.TREASURER)
    counts_the_same(box=counted_shift(pay=StallPay.PAYOUT).box, officer=hadi, by=SYSTEM, at=MORNING)
    tell_the_trail(at=MORNING)
    made = propose_payouts(day=DAY, officer=rini, by=SYSTEM, at=MORNING)
    return approve_payouts(payouts=[payout.pk for payout in made], officer=hadi, by=SYSTEM, at=MORNING)


def _sql(statement: str) -> Callable[[], None]:
    """Somebody at the database console, past every trigger; they stand again as if nothing had been."""

    def run() -> None:
        table = statement.split()[1] if statement.startswith("UPDATE") else statement.split()[2]
        model = next(model for model in growing_models() if model._meta.db_table == table)
        # PostgreSQL changes no table whose keys it has still to look up.
        connection.check_constraints()
        with connection.cursor() as cursor:
            for trigger in triggers_of(model):
                cursor.execute(trigger.drop)
            cursor.execute(statement)
            connection.check_constraints()
            for again in [again for trigger in triggers_of(model) for again in trigger.statements]:
                cursor.execute(again)

    return run


def test_a_right_day_holds_in_every_check() -> None:
    _a_day()
    lost, _shift = weighed_order()
    write_off(purchase=lost, reason="nobody there", by=SYSTEM, at=MORNING)
    _sign_for_money()
    turn(switch=GUEST_PURCHASES, on=False, by=SYSTEM, at=MORNING)
    decide_terms(numbers={TOLERANCE: 700}, by=SYSTEM, at=MORNING)
    set_help_phone(city=City.objects.get(), phone="+6281230000009", by=SYSTEM, at=MORNING)
    make_token(user=User.objects.all()[0], label="kasir", by=SYSTEM, at=MORNING)
    _opened()
    change_phone(user=User.objects.all()[0], phone="+6281230000066", by=SYSTEM, at=MORNING)
    findings = list(check_books())
    assert len(findings) == len(plugged(Check))
    assert [found for found in findings if not found.holds] == []
    assert all(found.checked for found in findings)


def _let_pass() -> None:
    """A trigger of payments is gone."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(triggers_of(Payment)[0].drop)


def _another_phone() -> None:
    """Somebody was given a role, and another phone behind everybody's back."""
    given = enter_person(phone="+6281230000077", name="Bu Baru", at=MORNING)
    give_role(user=given, role=RoleName.TRADER, market=None, by=SYSTEM, at=MORNING)
    User.objects.filter(pk=given.pk).update(phone="+6281230000078")


def _another_owner() -> None:
    """A business was entered for one, and is another's."""
    _entered()
    Business.objects.update(owner=make_user("Pak Maling"))


def _entered() -> Business:
    return register_business(
        actor=SYSTEM,
        owner=make_user("Bu Tini"),
        name="Sayur",
        cluster="fresh",
        village=make_village(),
        nib=None,
        at=MORNING,
    )


def _opened() -> Stall:
    return open_stall(
        business=_entered(),
        market=make_market(),
        name="Sayur",
        place="los 77",
        pay=StallPay.PAYOUT,
        by=SYSTEM,
        at=MORNING,
    )


def _another_way_of_payment() -> None:
    """A stall was opened for payouts, and is paid from the hand."""
    Stall.objects.filter(pk=_opened().pk).update(pay=StallPay.CASH_AT_PICK)


def _another_help_number() -> None:
    """Somebody decided the help number, and it became another one."""
    set_help_phone(city=City.objects.get(), phone="+6281230000009", by=SYSTEM, at=MORNING)
    City.objects.update(help_phone="+6281299999999")


OTHER = '{"kind": "payout", "subject": "nobody"}'
HARMS: list[tuple[Callable[[], Finding], Callable[[], object]]] = [
    (stock_is_its_moves, lambda: StockDay.objects.update(allocated=7)),
    (stock_moves_have_lines, _sql("UPDATE market_stock_move SET line = id")),
    (only_proved_goods_move, lambda: Purchase.objects.update(proof="")),
    (slots_are_their_purchases, lambda: DeliverySlot.objects.update(booked=2)),
    (rows_keep_together, lambda: OrderLine.objects.update(offer=make_offer(good="Tomat"))),
    (one_city, lambda: City.objects.create(code="3404", name="Sleman", help_phone="+6281")),
    (estimates_stand, lambda: OrderLine.objects.update(estimate_rp=1)),
    (frozen_prices, lambda: OrderLine.objects.update(price_rp=37_999)),
    (weights_stand, lambda: OrderLine.objects.update(weighed=601)),
    (nobody_overcharged, lambda: OrderLine.objects.update(final_rp=22_800)),
    (lines_are_weights_and_goodwill, _sql("UPDATE market_adjustment SET amount_rp = -1")),
    (orders_are_their_lines, lambda: StallOrder.objects.update(final_rp=1)),
    (purchases_are_their_orders, lambda: Purchase.objects.update(goods_estimate_rp=1)),
    (payments_are_their_splits, _sql("UPDATE market_payment_split SET amount_rp = 5")),
    (payments_are_their_purchases, _sql("UPDATE market_payment SET amount_rp = 5")),
    (payments_are_their_purchases, lambda: Purchase.objects.update(delivered_at=None)),
    (journals_balance, _sql("UPDATE kernel_entry SET amount_rp = amount_rp + 1")),
    (entries_keep_their_day, _sql("UPDATE kernel_entry SET day = '2020-01-01' WHERE amount_rp > 20000")),
    (payouts_are_signed, lambda: (_sign_for_money(), Payout.objects.update(amount_rp=F("amount_rp") + 1))),
    (counts_are_signed, lambda: (_sign_for_money(), CashBox.objects.update(counted_rp=1))),
    (papers_are_whole, _sql("UPDATE services_document SET number = 9")),
    (purchases_have_receipts, _sql("DELETE FROM services_document")),
    (every_sale_posted_once, _sql("UPDATE kernel_journal SET kind = 'x'")),
    (every_loss_posted_once, lambda: Purchase.objects.update(delivered_at=None, cancelled_at=MORNING)),
    (boxes_are_their_accounts, lambda: CashBox.objects.update(float_rp=1)),
    (stalls_are_their_accounts, lambda: StallOrder.objects.update(final_rp=5)),
    (triggers_stand, _let_pass),
    (roles_are_their_trail, lambda: Role.objects.update(name="treasurer")),
    (second_keys_are_their_trail, lambda: User.objects.update(totp_seed="ab" * 20)),
    (tokens_are_their_trail, lambda: ApiToken.objects.create(user=User.objects.all()[0], made_at=MORNING)),
    (entries_are_of_their_journals_day, _sql("UPDATE kernel_entry SET day = '2020-01-01'")),
    (journals_have_their_key, _sql("UPDATE kernel_journal SET kind = 'x'")),
    (
        reversals_are_mirrors,
        _sql(
            "UPDATE kernel_journal SET reverses_id = (SELECT id FROM kernel_journal WHERE kind = 'float')"
            " WHERE kind = 'sale'"
        ),
    ),
    (everything_else_posted_once, lambda: CashBox.objects.update(float_rp=0)),
    (journals_are_their_origins, lambda: CashBox.objects.update(float_rp=1)),
    (stalls_got_what_they_sold, _sql("UPDATE market_stall_payment SET amount_rp = 5")),
    (payouts_are_their_trail, lambda: (_sign_for_money(), Payout.objects.update(amount_rp=F("amount_rp") + 1))),
    (boxes_are_their_trail, lambda: (_sign_for_money(), CashBox.objects.update(counted_rp=1))),
    (signers_are_named, lambda: (_sign_for_money(), _sql("DELETE FROM services_signature")())),
    (signatures_are_whole, lambda: (_sign_for_money(), _sql(f"UPDATE services_signature SET snapshot = '{OTHER}'")())),
    (receipts_are_their_payments, _sql("UPDATE market_payment SET amount_rp = 5")),
    (doors_are_their_payments, _sql("DELETE FROM market_handover_try")),
    (runners_are_their_accounts, lambda: Purchase.objects.update(delivery_fee_rp=1)),
    (losses_are_their_trail, lambda: Purchase.objects.update(delivered_at=None, cancelled_at=MORNING)),
    (phones_are_their_trail, _another_phone),
    (owners_are_their_trail, _another_owner),
    (stalls_are_their_trail, _another_way_of_payment),
    (stalls_are_their_trail, lambda: Stall.objects.filter(pk=_opened().pk).update(status="suspended")),
    (closed_accounts_are_their_trail, lambda: User.objects.update(is_active=False)),
    (switches_are_their_trail, lambda: SwitchState.objects.create(key="x", is_on=True, turned_at=MORNING)),
    (terms_are_their_trail, lambda: set_terms(numbers={TOLERANCE: 7}, by=None, at=MORNING)),
    (help_number_is_its_trail, _another_help_number),
    (the_newest_price_holds, lambda: CurrentPrice.objects.all().delete()),
    (trends_are_history, lambda: CurrentPrice.objects.update(trend=[["2020-01-01", 5]])),
    (prices_were_said, lambda: Event.objects.filter(name="prices.set").delete()),
    (orders_were_told, lambda: Event.objects.filter(name="ordering.placed").delete()),
    (fees_are_their_trail, lambda: DeliveryFee.objects.update(amount_rp=3)),
    (counts_were_told, lambda: StockDay.objects.update(on_hand=7_777)),
    (trail_is_whole, _sql("UPDATE kernel_audit_entry SET action = 'x'")),
    (sealed_texts_open, lambda: KeyProof.objects.create(sealed="sealed with another key")),
    (events_go_out, lambda: Event.objects.update(state="failed")),
]


@pytest.mark.parametrize(("check", "harm"), HARMS)
def test_each_check_sees_its_harm(check: Callable[[], Finding], harm: Callable[[], object]) -> None:
    _a_day()
    assert check().holds
    harm()
    assert not check().holds


def test_every_check_is_harmed_once() -> None:
    # Overselling is tried below: the table itself refuses it.
    assert {check.find for check in plugged(Check).values()} == {check for check, _harm in HARMS} | {stock_not_oversold}


def test_the_table_refuses_what_the_first_check_looks_for() -> None:
    """Overselling cannot even be written; the check stands for databases whose constraint was taken off."""
    _a_day()
    assert stock_not_oversold() == Finding("stock never oversold", 1, ())


def test_findings_in_words() -> None:
    assert in_words(Finding("stock", 3, ())) == "ok      stock: 3 checked, 0 broken"
    broken = in_words(Finding("stock", 9, tuple("abcdefg")))
    assert broken == "BROKEN  stock: 9 checked, 7 broken: a, b, c, d, e ..."


def test_the_command_fails_when_a_promise_is_broken() -> None:
    _a_day()
    said = StringIO()
    call_command("check_books", stdout=said)
    assert said.getvalue().count("ok  ") == len(plugged(Check))
    OrderLine.objects.update(estimate_rp=1)
    with pytest.raises(CommandError, match="2 of the promises"):
        call_command("check_books", stdout=StringIO())
