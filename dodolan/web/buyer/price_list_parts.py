"""What stands around the rows of a price list: chips, pager, slots, the bar of the basket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dodolan.engines.language.search import LONGEST as LONGEST_SEARCH
from dodolan.kernel.clock import day_of
from dodolan.kernel.words import BadNumber, BadText, clean, hours, read_whole, rupiah
from dodolan.market.ordering.models import BasketLine, DeliverySlot
from dodolan.market.ordering.queries import BasketView
from dodolan.market.ordering.slots import places_left
from dodolan.market.prices.queries import PriceListPage
from dodolan.market.prices.searching import words_of
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import PublicMarket
from dodolan.wording.dates import day_in_words

# Where shoppers have another word than the register of businesses.
_SHOPPERS = {Cluster.UMKM: gettext_lazy("Small businesses"), Cluster.IKM: gettext_lazy("Crafts")}
CLUSTERS: dict[str, str | Promise] = {
    "": gettext_lazy("All"),
    **{cluster.value: _SHOPPERS.get(cluster, cluster.label) for cluster in Cluster},
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice above the price list."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """A page among others, with the names that parts/_pager.html asks for."""

    number: int
    num_pages: int

    @property
    def paginator(self) -> "Pager":
        """Where the number of pages is looked for."""
        return self

    @property
    def has_previous(self) -> bool:
        """Whether a page comes before."""
        # A page beyond the last one has a total of no pages, so there is none to go back to.
        return 1 < self.number <= self.num_pages

    @property
    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.number < self.num_pages

    @property
    def has_other_pages(self) -> bool:
        """Whether there is anything to turn."""
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """The page after."""
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """The basket in one line."""

    title: str
    note: str
    url: str
    link: str


def pager_of(page: PriceListPage) -> Pager:
    """The pager of a price list."""
    # Django's paginator counts with a statement of its own; a price list brings its total along.
    return Pager(page.number, page.pages)


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first one for anything that is no number."""
    try:
        return max(1, read_whole(request.GET.get("page", "1")))
    except BadNumber:
        # A mistyped address shows the first page; a page of errors would help nobody here.
        return 1


def searched(request: HttpRequest) -> str:
    """The search as typed, without signs nobody can see; what cannot be kept is reduced to its words."""
    typed = request.GET.get("q", "")
    try:
        return clean(typed, field="q", longest=LONGEST_SEARCH, optional=True)
    except BadText:
        # A search is no form to correct: what can be understood of it is looked for.
        return " ".join(words_of(typed))


def chips(market: PublicMarket, cluster: str, search: str) -> list[Chip]:
    """All goods and each cluster; a search goes along."""
    url = reverse("buyer:browsing:market", args=[market.slug])
    made = []
    for code, label in CLUSTERS.items():
        # Empty values stay out, so that the same price list has one address to share and to keep.
        query = urlencode({name: value for name, value in (("q", search), ("kelompok", code)) if value})
        made.append(Chip(str(label), f"{url}?{query}" if query else url, code == cluster))
    return made


def basket_bar(view: BasketView, market: PublicMarket) -> Bar:
    """The bar of a market's basket."""
    if not view.lines:
        return empty_bar()
    goods = ngettext("%(n)s kind", "%(n)s kinds", len(view.lines)) % {"n": len(view.lines)}
    stalls = ngettext("%(n)s stall", "%(n)s stalls", view.stalls) % {"n": view.stalls}
    return Bar(
        f"{goods} · {stalls}",
        # Said on every page, so that the sum after weighing surprises nobody.
        _("± %(sum)s, exact after weighing") % {"sum": rupiah(view.total)},
        reverse("buyer:basket:show", args=[market.slug]),
        _("Basket"),
    )


def empty_bar() -> Bar:
    """The bar of an empty basket: it stands on the page from the start, so that it can be swapped later."""
    return Bar(_("Your basket is empty"), _("Press an amount to begin."), "", "")


def last_basket_bar(lines: Sequence[BasketLine]) -> Bar:
    """The bar of the basket that was filled last, where a page shows several markets."""
    if not lines:
        return empty_bar()
    # A runner shops in one market, so baskets are kept apart and the bar can lead to one only.
    market = max(lines, key=lambda line: (line.basket.touched_at, line.pk)).offer.stall.market
    count = sum(1 for line in lines if line.offer.stall.market_id == market.pk)
    return Bar(
        market.name,
        ngettext("%(n)s kind in the basket", "%(n)s kinds in the basket", count) % {"n": count},
        reverse("buyer:basket:show", args=[market.slug]),
        _("Basket"),
    )


def slot_in_words(slot: DeliverySlot, today: date) -> str:
    """Day and hours of a slot: "today 09.00-11.00"."""
    return f"{day_near(day_of(slot.starts_at), today)} {hours(slot.starts_at, slot.ends_at)}"


def day_near(day: date, today: date) -> str:
    """Today, tomorrow, or the day's name."""
    # "Tomorrow" needs no calendar to be understood.
    if day == today:
        return _("today")
    return _("tomorrow") if day == today + timedelta(days=1) else day_in_words(day)


def first_upper(text: str) -> str:
    """The same text with a capital at its beginning, names of days and months as they are."""
    # str.capitalize would lower the rest, and Indonesian writes days and months with capitals.
    return text[:1].upper() + text[1:]


def places_in_words(slot: DeliverySlot) -> str:
    """How many may still choose a slot."""
    left = places_left(slot)
    if left <= 0:
        return _("full")
    return ngettext("%(n)s place left", "%(n)s places left", left) % {"n": left}
