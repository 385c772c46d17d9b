"""The days on which cheats are played: the typical ones, and an evening on which the office did one of everything."""

from datetime import timedelta

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.switches.actions import turn
from dodolan.market.fulfilment.office import write_off
from dodolan.market.ordering.fees import set_fees
from dodolan.market.ordering.models import DeliveryFee, OrderLine
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.paying.boxes import cash_in, count_cash, verify_count
from dodolan.market.paying.models import CashBox
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.market.stalls.actions import count_stock
from dodolan.market.stalls.models import MarketDay, Offer
from dodolan.people.accounts.actions import add_officer, give_role, make_token, revoke_token, take_role
from dodolan.people.accounts.closing import close_account
from dodolan.people.accounts.models import ApiToken, RoleName, User
from dodolan.people.businesses.actions import register_business
from dodolan.people.places.actions import decide_terms, set_help_phone
from dodolan.people.places.models import City
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE
from rehearsal.cheats.people import REGISTERED
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.typical_days import NOW, SATURDAY, TypicalDays, write_typical_days
from rehearsal.city.writing_people import PASSWORD

EVENING = NOW + timedelta(hours=9)


def write_days() -> TypicalDays:
    """Fill an empty database. The clock has to show EVENING when it is looked at."""
    days = write_typical_days()
    _close_money(days)
    _move_people(days)
    _decide(days)
    return days


def _close_money(days: TypicalDays) -> None:
    """A loss, a counted box, and payouts at every stage."""
    officer, treasurer = days.people["officer"], days.people["treasurer"]
    write_off(purchase=days.orders["weighed"], reason="nobody opened", by=_actor(treasurer), at=NOW)
    box = CashBox.objects.get(runner=days.people["runner who counts"])
    counted = count_cash(box=box, counted_rp=cash_in(box).amount - 2_000, at=EVENING, sure=True)
    verify_count(box=counted, counted_rp=counted.counted_rp or 0, officer=treasurer, by=_actor(treasurer), at=EVENING)
    payouts = propose_payouts(day=SATURDAY, officer=officer, by=_actor(officer), at=EVENING)
    approve_payouts(payouts=[row.pk for row in payouts[:-1]], officer=treasurer, by=_actor(treasurer), at=EVENING)
    payouts[0].refresh_from_db()
    mark_paid(
        payout=payouts[0], bank_ref="BJ-0002", officer=treasurer, by=_actor(treasurer), at=EVENING, today=SATURDAY
    )


def _move_people(days: TypicalDays) -> None:
    """Roles given and taken, a second key made, two API keys of which one was revoked."""
    officer, by = days.people["officer"], _actor(days.people["officer"])
    add_officer(phone="+6286000009900", name="Bu Nur", role=RoleName.OFFICER, password=PASSWORD, by=by, at=EVENING)
    for part in ("buyer", "new buyer"):
        give_role(user=days.people[part], role=RoleName.TRADER, market=None, by=by, at=EVENING)
    take_role(user=days.people["new buyer"], role=RoleName.TRADER, by=by, at=EVENING)
    register_business(
        actor=by,
        owner=days.people["buyer"],
        name=REGISTERED,
        cluster="fresh",
        village=days.market.village,
        nib=None,
        at=EVENING,
    )
    close_account(user=days.people["new buyer"], reason="moved away", by=by, at=EVENING)
    for label in ("kasir", "gudang"):
        make_token(user=days.people["trader"], label=label, by=by, at=EVENING)
    revoke_token(token_id=ApiToken.objects.get(label="gudang").pk, by=_actor(officer), at=EVENING)


def _decide(days: TypicalDays) -> None:
    """What a city decides, and a count of goods nobody ordered."""
    by = _actor(days.people["officer"])
    city = City.objects.get()
    decide_terms(numbers={CASH_MULTIPLE: 500, TOLERANCE: 900}, by=by, at=EVENING)
    decide_terms(numbers={TOLERANCE: 800}, by=by, at=EVENING, valid_from=SATURDAY + timedelta(days=7))
    set_help_phone(city=city, phone=demo_phone(Circle.OFFICE, 9), by=by, at=EVENING)
    turn(switch=GUEST_PURCHASES, on=False, by=by, at=EVENING)
    turn(switch=GUEST_PURCHASES, on=True, by=by, at=EVENING)
    fee = DeliveryFee.objects.order_by("pk")[0]
    set_fees(fees={fee.pk: fee.amount_rp + 1_000}, by=by, at=EVENING)
    day = MarketDay.objects.get(market=days.market, date=SATURDAY)
    ordered = OrderLine.objects.values("offer")
    offer = Offer.objects.filter(stall__market=days.market).exclude(pk__in=ordered).order_by("pk")[0]
    count_stock(offer=offer, day=day, on_hand=7_000, at=EVENING)


def _actor(user: User) -> Actor:
    return Actor(user.pk, user.name, "")
