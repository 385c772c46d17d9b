"""Two market days of the demo city, written through the use cases: a Friday that is over, a Saturday at twenty to ten.

On them every page has something to show: orders in each state, a question that waits for its answer, a counted box.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.clock import at_wib
from dodolan.kernel.ids import new_secret
from dodolan.kernel.ledger.models import Account, Journal
from dodolan.market.fulfilment.handover import nobody_there
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.questions import ask_consent
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.baskets import LineWish, put_in_basket
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import mark_ready
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Proof, Purchase
from dodolan.market.ordering.place_order import Delivery
from dodolan.market.ordering.proving import send_proof_code
from dodolan.market.ordering.rules import expected_measure
from dodolan.market.paying.boxes import verify_count
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import CurrentPrice, PriceSource
from dodolan.market.prices.queries import on_sale
from dodolan.market.stalls.models import MarketDay, Stall
from dodolan.people.accounts.actions import request_code
from dodolan.people.accounts.models import User
from dodolan.people.accounts.turns import Seat
from dodolan.people.places.models import PublicMarket, Village
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.seeding import seed_demo_city
from rehearsal.city.shopping import bring, go_home, go_out, order_goods, shop, take, weigh

FRIDAY, SATURDAY = date(2020, 11, 13), date(2020, 11, 14)
NOW = at_wib(SATURDAY, time(9, 40))
FLOAT_RP = 1_500_000
LONG_NAME = "Raden Ayu Sri Wahyuningtyas Kusumaningrum Prawirodirdjo"
NOTE = "pagar hijau, dekat musala, tolong telepon dulu karena bel rusak"


@dataclass(frozen=True, slots=True)
class TypicalDays:
    """Where to find what: people by part, orders by state, and one of each thing that has a page of its own."""

    people: dict[str, User]
    orders: dict[str, Purchase]
    market: PublicMarket
    stall: Stall
    offer: UUID
    basket: str
    journal: UUID
    account: Account


def write_typical_days() -> TypicalDays:
    """Fill an empty database. The clock has to show NOW when the pages are looked at."""
    seed_demo_city(code="3573", seed=1, at=at_wib(FRIDAY, time(5)))
    people = _people()
    stall = Stall.objects.select_related("market__village__district__city").get(business__owner=people["trader"])
    market = stall.market
    _play_friday(market, people)
    orders = _play_saturday(market, people)
    mark_ready(order=orders["picking"].orders.get(stall=stall), at=NOW - timedelta(minutes=50))
    request_code(phone=people["buyer"].phone, seat=Seat("127.0.0.1"), at=NOW)
    return TypicalDays(
        people=people,
        orders=orders,
        market=market,
        stall=stall,
        offer=_rows(MarketDay.objects.get(market=market, date=SATURDAY), 1)[0].offer_id,
        basket=_fill_basket(market),
        journal=Journal.objects.filter(kind="sale").latest("posted_at").pk,
        account=Account.objects.filter(kind="stall_payable", subject=stall.pk).get(),
    )


def _people() -> dict[str, User]:
    parts = [
        *(("officer", Circle.OFFICE, 1), ("treasurer", Circle.OFFICE, 3)),
        *(
            ("runner", Circle.RUNNERS, 1),
            ("runner at home", Circle.RUNNERS, 2),
            ("runner who counts", Circle.RUNNERS, 3),
        ),
        *(("trader", Circle.TRADERS, 1), ("trader without orders", Circle.TRADERS, 30)),
        *(("buyer", Circle.BUYERS, 1), ("new buyer", Circle.BUYERS, 2)),
    ]
    return {part: User.objects.get(phone=demo_phone(circle, number)) for part, circle, number in parts}


def _play_friday(market: PublicMarket, people: dict[str, User]) -> None:
    """A whole day: ordered, shopped, handed over, counted with Rp500 missing; payouts at every stage."""
    day = MarketDay.objects.get(market=market, date=FRIDAY)
    morning, noon = at_wib(FRIDAY, time(6, 10)), at_wib(FRIDAY, time(12, 30))
    purchases = [_order(day, number, hour=9, at=morning) for number in range(6)]
    shift = go_out(people["runner"], day, purchases, float_rp=FLOAT_RP, at=morning)
    for purchase in purchases:
        shop(shift, purchase, percent=103, at=morning)
    bring(shift, purchases, at=noon)
    box = go_home(shift, at=noon, missing_rp=500)
    officer, treasurer = people["officer"], people["treasurer"]
    verify_count(box=box, counted_rp=box.counted_rp or 0, officer=treasurer, by=_actor(treasurer), at=noon)
    payouts = propose_payouts(day=FRIDAY, officer=officer, by=_actor(officer), at=noon)
    approve_payouts(payouts=[row.pk for row in payouts[:2]], officer=treasurer, by=_actor(treasurer), at=noon)
    payouts[0].refresh_from_db()
    mark_paid(payout=payouts[0], bank_ref="BJ-0001", officer=treasurer, by=_actor(treasurer), at=noon, today=FRIDAY)


def _play_saturday(market: PublicMarket, people: dict[str, User]) -> dict[str, Purchase]:
    """Orders by what became of them until NOW."""
    day = MarketDay.objects.get(market=market, date=SATURDAY)
    dawn, morning = at_wib(SATURDAY, time(5, 45)), at_wib(SATURDAY, time(8))
    _cry_prices(market, dawn)
    states = ["delivered", "weighed", "asked", "picking", "given", "cancelled", "placed", "waiting", "late"]
    orders = {
        state: _order(day, 10 + place, hour=7 if place < 3 else 11, at=dawn, buyer=people["buyer"])
        for place, state in enumerate(states)
    }
    home = _day_of_a_third(day, people["runner who counts"], dawn, morning)
    shift = go_out(people["runner"], day, [orders["delivered"]], float_rp=FLOAT_RP, at=dawn)
    shop(shift, orders["delivered"], percent=103, at=morning)
    bring(shift, [orders["delivered"]], at=morning)
    held = [orders[state] for state in ("weighed", "asked", "picking", "given")]
    take(shift, held, at=dawn)
    for purchase in held[:2]:
        shop(shift, purchase, percent=105, at=morning)
    _weigh_too_much(shift, orders["asked"], at=NOW - timedelta(minutes=3))
    shop(shift, orders["picking"], percent=100, at=morning, most=2)
    nobody_there(shift=shift, purchase=orders["weighed"], at=NOW - timedelta(minutes=20))
    cancel_order(purchase=orders["cancelled"], reason="by the buyer", at=morning)
    orders["home"], orders["new"] = home, _newcomer(day)
    return {state: Purchase.objects.get(pk=purchase.pk) for state, purchase in orders.items()}


def _cry_prices(market: PublicMarket, at: datetime) -> None:
    """Every stall says its prices of the new day: one in three goods became a little dearer."""
    for stall in Stall.objects.filter(market=market).select_related("business"):
        rows = CurrentPrice.objects.filter(offer__stall=stall).select_related("price").order_by("pk")
        prices = {row.offer_id: row.price.amount_rp + 500 * (place % 3 == 0) for place, row in enumerate(rows)}
        set_prices(stall=stall, prices=prices, source=PriceSource.DEMO, by=stall.business.owner_id, at=at)


def _day_of_a_third(day: MarketDay, runner: User, dawn: datetime, noon: datetime) -> Purchase:
    """Another runner has gone home and still has to count; the buyer has a long name and a long note."""
    purchase = _order(day, 30, hour=7, at=dawn, name=LONG_NAME, note=NOTE)
    shift = go_out(runner, day, [purchase], float_rp=FLOAT_RP, at=dawn)
    shop(shift, purchase, percent=98, at=dawn)
    bring(shift, [purchase], at=noon)
    end_shift(shift=shift, at=noon)
    return Purchase.objects.get(pk=purchase.pk)


def _rows(day: MarketDay, number: int) -> list[CurrentPrice]:
    """Seven goods of the first stalls that nobody counts, others for another number; the demo trader's comes first."""
    rows = on_sale([day]).filter(offer__stall__walk_position__lte=7).order_by("offer__stall__walk_position", "pk")
    free = [row for row in rows if vars(row)["on_hand"] is None and not vars(row)["is_out"]]
    own = [row for row in free if row.offer.stall.walk_position == 1]
    rest = [row for row in free if row.offer.stall.walk_position > 1]
    return [own[number % len(own)], *rest[number % 7 :: len(rest) // 6][:6]]


def _wishes(day: MarketDay, number: int) -> list[LineWish]:
    wishes = []
    for place, row in enumerate(_rows(day, number)):
        offer = row.offer
        if place == 1 and offer.takes_money:
            wishes.append(LineWish(offer.pk, money_rp=5_000))
        else:
            wishes.append(LineWish(offer.pk, steps=offer.increment * 2, note="" if place % 3 else "yang segar"))
    return wishes


def _order(
    day: MarketDay,
    number: int,
    *,
    hour: int,
    at: datetime,
    buyer: User | None = None,
    name: str = "Bu Ani",
    note: str = "pagar hijau",
    phone: str = demo_phone(Circle.BUYERS, 1),
    proof: Proof = Proof.DEVICE,
) -> Purchase:
    villages = Village.objects.order_by("code")
    delivery = Delivery(name, phone, villages[number].pk, f"Jalan Contoh {number}", note)
    return order_goods(
        _wishes(day, number),
        slot=DeliverySlot.objects.select_related("day").get(day=day, starts_at=at_wib(day.date, time(hour))),
        delivery=delivery,
        buyer=buyer,
        at=at,
        proof=proof,
    )


def _newcomer(day: MarketDay) -> Purchase:
    """A guest who ordered a moment ago and has still to type the code."""
    phone = demo_phone(Circle.BUYERS, 3)
    purchase = _order(day, 31, hour=11, at=NOW, name="Mas Bagus", phone=phone, proof=Proof.NONE)
    send_proof_code(purchase=purchase, seat=Seat("127.0.0.1"), at=NOW)
    return purchase


def _weigh_too_much(shift: Shift, purchase: Purchase, *, at: datetime) -> None:
    """One line is a quarter heavier than ordered, and the buyer is asked."""
    lines = OrderLine.objects.filter(order__purchase=purchase).order_by("pk")
    line, expected = next((line, grams) for line in lines if (grams := expected_measure(line)))
    weigh(shift, line, expected * 5 // 4, at=at)
    ask_consent(shift=shift, line_id=line.pk, at=at)


def _fill_basket(market: PublicMarket) -> str:
    """A guest's basket, kept under the secret that is returned."""
    secret = new_secret()
    day = MarketDay.objects.get(market=market, date=SATURDAY)
    put_in_basket(secret=secret, market=market, wishes=_wishes(day, 40), at=NOW)
    return secret


def _actor(user: User) -> Actor:
    return Actor(user.pk, user.name, "")
