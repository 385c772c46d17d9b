"""What the day's page shows, ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dodolan.kernel.clock import day_of
from dodolan.kernel.money import Rupiah
from dodolan.kernel.outbox.queries import FailedEvents
from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.overview import Board, Trouble
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.overview import PayoutsWaiting
from dodolan.market.prices.moves import BACK_DAYS, Move
from dodolan.people.places.models import City, PublicMarket
from dodolan.web.kit.charts import Sparkline, sparkline
from dodolan.wording.dates import day_in_words
from dodolan.wording.states import STATES, TROUBLES
from dodolan.wording.units import unit_word


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure of the day and where it leads; is_bad marks what should be nothing."""

    label: str
    figure: int | str
    note: str
    url: str
    is_bad: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs a person; age says since when or how many, url is empty where no page is about it."""

    what: str
    name: str
    where: str
    age: str
    url: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A good whose price moved; direction is "up", "down" or "same", the sentence says what the small line shows."""

    good: str
    price: str
    unit: str
    direction: str
    percent: str
    spark: Sparkline | None
    sentence: str


def tiles(board: Board, shifts: Sequence[Shift], day: date) -> list[Tile]:
    """The five figures of the day, each with where it leads."""
    # A cancelled order is no work, so the figure leaves it out.
    alive = sum(count for state, count in board.counts.items() if state is not PurchaseState.CANCELLED)
    late = sum(Trouble.LATE in troubles for _purchase, troubles in board.troubled)
    at_work = sum(shift.ended_at is None for shift in shifts)
    # Before an officer has counted too, a difference is only a claim.
    verified = [shift.box for shift in shifts if shift.box.variance_rp is not None]
    delivered = board.counts[PurchaseState.DELIVERED]
    orders = reverse("office:orders:list")
    return [
        _tile(_("Orders"), alive, _by_state(board), orders, hari=day),
        _tile(
            _("Being shopped"),
            board.counts[PurchaseState.PICKING],
            ngettext("%(n)s runner at work", "%(n)s runners at work", at_work) % {"n": at_work},
            reverse("office:runners:list"),
            hari=day,
        ),
        Tile(_("Late"), late, _("see the list below"), "#needs", is_bad=late > 0),
        _tile(
            _("Sales"),
            _short(board.sales),
            ngettext("%(n)s order handed over", "%(n)s orders handed over", delivered) % {"n": delivered},
            reverse("office:payouts:list"),
            hari=day,
        ),
        _tile(
            _("Cash variance"),
            # Rp0 would read as if somebody had counted and nothing was missing.
            rupiah(sum(box.variance_rp or 0 for box in verified)) if verified else _("not counted yet"),
            _("%(n)s of %(all)s boxes verified") % {"n": len(verified), "all": len(shifts)},
            reverse("office:runners:list"),
            hari=day,
        ),
    ]


def _by_state(board: Board) -> str:
    """The states that add up to the figure above them; cancelled orders are named apart, for they do not."""
    parts = [(state, board.counts[state]) for state in PurchaseState if board.counts[state]]
    alive = ", ".join(f"{STATES[state]} {n}" for state, n in parts if state is not PurchaseState.CANCELLED)
    cancelled = board.counts[PurchaseState.CANCELLED]
    besides = _("besides, %(n)s cancelled") % {"n": cancelled} if cancelled else ""
    return "; ".join(part for part in (alive, besides) if part)


def _tile(label: str, figure: int | str, note: str, url: str, **words: object) -> Tile:
    return Tile(label, figure, note, f"{url}?{urlencode(words)}")


def _short(amount: Rupiah) -> str:
    """A sum that fits a tile: from a million on in millions with one decimal; the exact one is a click away."""
    # Rounded in whole numbers, on a tile too: no float comes near money.
    tenths = (amount.amount + 50_000) // 100_000
    if tenths < 10:
        return rupiah(amount)
    return _("Rp%(n)s million") % {"n": f"{tenths // 10},{tenths % 10}"}


def order_needs(board: Board, at: datetime) -> list[Need]:
    """Orders in trouble, by slot."""
    return [
        Need(
            # One row for an order with two troubles: it needs one person, not two.
            what=", ".join(str(TROUBLES[trouble]) for trouble in troubles),
            name=purchase.number,
            where=f"{purchase.day.market.name} · {_slot(purchase, at)}",
            age=_age(at, purchase),
            url=reverse("office:orders:show", args=[purchase.number]),
        )
        for purchase, troubles in board.troubled
    ]


def proof_needs(waiting: Iterable[Purchase], at: datetime) -> list[Need]:
    """Orders whose phone nobody proved yet, the one that ends first first: a call of the office proves it too."""
    return [
        Need(
            what=_("Number not proved"),
            name=purchase.number,
            where=f"{purchase.day.market.name} · {_slot(purchase, at)}",
            age=hour(purchase.prove_by) if purchase.prove_by else "",
            url=reverse("office:orders:show", args=[purchase.number]),
        )
        for purchase in waiting
    ]


def city_needs(unmanned: Iterable[PublicMarket], city: City | None) -> list[Need]:
    """What the city itself lacks: runners where stalls sell, and a number that buyers may call."""
    needs = [
        Need(
            what=_("No runner works here"),
            name=market.name,
            where=_("Orders stay in the market"),
            age="",
            url=reverse("office:people:list"),
        )
        for market in unmanned
    ]
    if city and not city.help_phone:
        what, where = _("Buyers find no help number"), _("every page and receipt")
        needs.append(Need(what=what, name=city.name, where=where, age="", url=reverse("office:city:terms")))
    return needs


def uncounted_needs(shifts: Iterable[Shift]) -> list[Need]:
    """Runners who went home with cash that nobody has counted."""
    return [
        Need(
            what=_("Shift ended, cash not counted"),
            name=shift.runner.name,
            where=shift.day.market.name,
            age=hour(shift.ended_at),
            url=f"{reverse('office:runners:list')}?hari={shift.day.date}",
        )
        for shift in shifts
        if shift.ended_at and not shift.box.counted_at
    ]


def box_needs(shifts: Iterable[Shift]) -> list[Need]:
    """Boxes that the runner counted and no officer verified."""
    return [
        Need(
            what=_("Cash box to verify"),
            name=shift.runner.name,
            where=shift.day.market.name,
            age=hour(shift.box.counted_at),
            url=f"{reverse('office:runners:list')}?hari={shift.day.date}#k{shift.box.pk}",
        )
        for shift in shifts
        if shift.box.counted_at and not shift.box.verified_at
    ]


def payout_needs(waiting: Iterable[PayoutsWaiting]) -> list[Need]:
    """Days whose payouts wait for a second signature."""
    return [
        Need(
            what=_("Payouts to approve"),
            name=day_in_words(row.day),
            where=rupiah(row.sum),
            age=ngettext("%(n)s payout", "%(n)s payouts", row.count) % {"n": row.count},
            url=f"{reverse('office:payouts:list')}?hari={row.day}",
        )
        for row in waiting
    ]


def event_needs(failed: Iterable[FailedEvents]) -> list[Need]:
    """Messages that were given up."""
    return [
        Need(
            what=_("Messages that did not go out"),
            name=row.name,
            where=day_in_words(day_of(row.since)),
            age=ngettext("%(n)s message", "%(n)s messages", row.count) % {"n": row.count},
            # There is no page to send a message again; that is done on the server.
            url="",
        )
        for row in failed
    ]


def move_row(move: Move) -> MoveRow:
    """A good whose price moved, with its small line."""
    before, after = move.means[0], move.means[-1]
    return MoveRow(
        good=move.good,
        price=rupiah(after),
        unit=unit_word(move.unit),
        direction="up" if after > before else "down" if after < before else "same",
        percent=f"{abs(move.percent)}%",
        spark=sparkline(move.means),
        # For people who cannot see the small line, the sentence says the same.
        sentence=_("%(good)s over %(days)s days: from %(before)s to %(after)s")
        % {"good": move.good, "days": BACK_DAYS, "before": rupiah(before), "after": rupiah(after)},
    )


def _slot(purchase: Purchase, at: datetime) -> str:
    span = hours(purchase.slot.starts_at, purchase.slot.ends_at)
    # Open orders of yesterday are on the list too, and their hours alone would mislead.
    return span if purchase.day.date == day_of(at) else f"{day_in_words(purchase.day.date)} {span}"


def _age(at: datetime, purchase: Purchase) -> str:
    """How long ago its slot ended, or how long until it ends."""
    seconds = int((purchase.slot.ends_at - at).total_seconds())
    minutes = abs(seconds) // 60
    # Up to two hours in minutes: that is how lateness is counted.
    time = _("%(n)s h") % {"n": minutes // 60} if minutes >= 120 else _("%(n)s min") % {"n": minutes}
    return (_("%(time)s left") if seconds > 0 else _("%(time)s over")) % {"time": time}
