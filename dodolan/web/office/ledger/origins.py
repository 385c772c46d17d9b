"""Where a journal comes from, as a person would say it, with the page where that can be looked at."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.ledger.models import Journal
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying.models import CashBox, Payout
from dodolan.wording.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Origin:
    """What a journal was written for, and its page."""

    words: str
    url: str


def origin_of(journal: Journal) -> Origin | None:
    """The order, cash box or payout behind a journal, or None where the office knows no page for it. One statement."""
    # The source and not the memo: a journal that takes another back has words of its own.
    if journal.kind in ("sale", "loss"):
        return _of_order(Purchase.objects.filter(pk=journal.source).values_list("number", "number").first())
    if journal.kind == "stall_paid":
        return _of_order(StallOrder.objects.filter(pk=journal.source).values_list("number", "purchase__number").first())
    if journal.kind in ("float", "cash_count"):
        return _of_box(CashBox.objects.filter(pk=journal.source).select_related("runner", "day").first())
    if journal.kind == "payout":
        return _of_payout(Payout.objects.filter(pk=journal.source).select_related("stall", "runner").first())
    return None


def _of_order(numbers: tuple[str, str] | None) -> Origin | None:
    if numbers is None:
        return None
    part, whole = numbers
    # A stall's part of an order is shown on the page of the whole.
    return Origin(f"{_('Order')} {part}", reverse("office:orders:show", args=[whole]))


def _of_box(box: CashBox | None) -> Origin | None:
    if box is None:
        return None
    words = _("Shift of %(name)s, %(day)s") % {"name": box.runner.name, "day": day_in_words(box.day.date)}
    return Origin(words, f"{reverse('office:runners:list')}?hari={box.day.date}#k{box.pk}")


def _of_payout(payout: Payout | None) -> Origin | None:
    if payout is None:
        return None
    receiver = payout.stall or payout.runner
    words = _("Payout to %(name)s, %(day)s") % {
        "name": receiver.name if receiver else "",
        "day": day_in_words(payout.day),
    }
    return Origin(words, f"{reverse('office:payouts:list')}?hari={payout.day}#payouts")
