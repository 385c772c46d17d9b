"""What callers get about markets, slots, goods and prices."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, WithJsonSchema

from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.ordering.slots import places_left
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.prices.queries import PriceListPage
from dodolan.market.prices.stock import left_of
from dodolan.market.stalls.models import MarketDay, Stall, StockDay
from dodolan.market.stalls.sold_by import WAYS
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import PublicMarket

# Whole numbers in JSON too: a program that reads them as floats loses nothing below 2**53.
Rp = Annotated[int, Field(description="whole rupiah")]
Clock = Annotated[str, Field(pattern=r"^\d\d:\d\d$", description="hour and minute in WIB", examples=["04:00"])]
# A code and no enum class: the ways of selling are listed in one place, and this is a copy for readers.
Way = Annotated[
    str,
    WithJsonSchema(
        {
            "type": "string",
            "enum": sorted(WAYS),
            "description": "how it is sold: by the piece, by measure (kg, l), or by the piece but priced by weight",
        }
    ),
]
Whole = Annotated[int, Field(description="grams, millilitres or pieces")]


class SlotAnswer(Schema):
    """A span in which goods are brought. Instants are UTC; day is the market day in WIB."""

    id: UUID
    day: date
    starts_at: datetime
    ends_at: datetime
    cutoff_at: Annotated[datetime, Field(description="orders come before this")]
    places_left: int

    @classmethod
    def of(cls, slot: DeliverySlot) -> Self:
        """A slot with its day at hand."""
        return cls(
            id=slot.pk,
            day=slot.day.date,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            cutoff_at=slot.cutoff_at,
            places_left=places_left(slot),
        )


class MarketAnswer(Schema):
    """A public market. Opening times are WIB; coordinates are millionths of a degree."""

    slug: str
    name: str
    street: str
    village: str
    district: str
    city: str
    latitude_e6: int
    longitude_e6: int
    opens_at: Clock
    closes_at: Clock
    next_slot: Annotated[SlotAnswer | None, Field(description="the soonest with a free place")]

    @classmethod
    def of(cls, market: PublicMarket, slot: DeliverySlot | None) -> Self:
        """A market with its village, district and city at hand."""
        return cls(
            slug=market.slug,
            name=market.name,
            street=market.street,
            village=market.village.name,
            district=market.village.district.name,
            city=market.village.district.city.name,
            # Millionths and not decimals, so that a point is the same after any round trip.
            latitude_e6=market.latitude_e6,
            longitude_e6=market.longitude_e6,
            # Clock times are told in WIB as people read them; instants are UTC as programs want them.
            opens_at=f"{market.opens_at:%H:%M}",
            closes_at=f"{market.closes_at:%H:%M}",
            next_slot=SlotAnswer.of(slot) if slot else None,
        )


class StallAnswer(Schema):
    """A stall and where it stands in its hall."""

    slug: str
    name: str
    place: str

    @classmethod
    def of(cls, stall: Stall) -> Self:
        """A stall."""
        # No owner and no telephone: an open API is read by anybody.
        return cls(slug=stall.slug, name=stall.name, place=stall.place)


class PriceAnswer(Schema):
    """A price from valid_from on: amount_rp for per_steps grams, millilitres or pieces."""

    id: UUID
    amount_rp: Rp
    per_steps: Whole
    valid_from: datetime

    @classmethod
    def of(cls, price: OfferPrice) -> Self:
        """A price."""
        return cls(id=price.pk, amount_rp=price.amount_rp, per_steps=price.per_steps, valid_from=price.valid_from)


class OfferAnswer(Schema):
    """What a stall sells of a good, and the price that holds now.

    Order it in multiples of increment: grams or millilitres for mode weighed, pieces for each and each_by_weight.
    nominal_g is the usual weight of a piece priced by weight. allows_money: may be ordered by money.
    """

    id: UUID
    good: str
    label: str
    cluster: Cluster
    market: str
    stall: StallAnswer
    mode: Way
    unit: str
    increment: Whole
    nominal_g: int | None
    allows_money: bool
    price: PriceAnswer

    @classmethod
    def of(cls, current: CurrentPrice, **more: Any) -> Self:
        """An offer with its good, stall and market at hand."""
        offer = current.offer
        return cls(
            id=offer.pk,
            good=offer.good.name,
            label=offer.label,
            cluster=Cluster(offer.good.cluster),
            market=offer.stall.market.slug,
            stall=StallAnswer.of(offer.stall),
            # Found first, so that a code nobody knows fails here and not at a caller's.
            mode=offer.sold_by.code,
            unit=offer.unit,
            increment=offer.increment,
            nominal_g=offer.nominal_g,
            allows_money=offer.takes_money,
            price=PriceAnswer.of(current.price),
            **more,
        )


class OfferOfDay(OfferAnswer):
    """An offer on a market day."""

    # Nobody counting and nothing left are two answers; one number could not give both.
    left: Annotated[int | None, Field(description="steps left; null: nobody counts them; 0: sold out")]


class OfferWithHistory(OfferAnswer):
    """An offer with its prices of the last 30 days on which it had one, oldest first."""

    prices: list[PriceAnswer]


class OffersAnswer(Schema):
    """A page of what is sold on a market day; day is null when nothing can be ordered."""

    day: date | None
    page: int
    pages: int
    total: int
    offers: list[OfferOfDay]

    @classmethod
    def of(cls, day: date | None, page: PriceListPage | None) -> Self:
        """A page of a price list, or none."""
        # An empty page and no refusal: a caller's loop over pages ends by itself.
        if page is None:
            return cls(day=day, page=1, pages=0, total=0, offers=[])
        return cls(
            day=day,
            page=page.number,
            pages=page.pages,
            total=page.total,
            offers=[OfferOfDay.of(row, left=left_of(row)) for row in page.rows],
        )


class StockAnswer(Schema):
    """An offer's stock on a market day, in steps; promised is what buyers were promised of it."""

    offer: UUID
    day: date
    is_out: bool
    on_hand: Annotated[int | None, Field(description="null: nobody counts them")]
    promised: Whole

    @classmethod
    def of(cls, stock: StockDay, day: MarketDay) -> Self:
        """A row of stock."""
        return cls(
            offer=stock.offer_id, day=day.date, is_out=stock.is_out, on_hand=stock.on_hand, promised=stock.allocated
        )


class PricesAnswer(Schema):
    """The new prices, by offer id."""

    prices: list[PriceAnswer]
