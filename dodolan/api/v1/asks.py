"""What callers send."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from dodolan.api.v1.words import Asked, MoneyRp, PriceRp, Steps, Stock, YesNo, text
from dodolan.kernel.words import clean
from dodolan.market.ordering.baskets import MOST_LINES, LineWish
from dodolan.market.ordering.models import LONGEST_DIRECTIONS, LONGEST_NAME, LONGEST_STREET, LONGEST_WISH
from dodolan.market.ordering.place_order import Delivery
from dodolan.people.phones import LONGEST_TYPED, BadPhone, read_phone


class DeliveryAsk(Asked):
    """To whom and where."""

    name: Annotated[str, Field(max_length=LONGEST_NAME, description="whom the runner asks for", examples=["Bu Ani"])]
    phone: Annotated[str, Field(max_length=LONGEST_TYPED, description="as people write it", examples=["081234567890"])]
    village: Annotated[
        str,
        Field(pattern=r"^\d{2}\.\d{2}\.\d{2}\.\d{4}$", description="Kemendagri code", examples=["35.73.02.1008"]),
    ]
    street: Annotated[
        str, Field(max_length=LONGEST_STREET, description="street and number", examples=["Jalan Guntur 7"])
    ]
    note: Annotated[
        str, Field(max_length=LONGEST_DIRECTIONS, description="for the runner", examples=["pagar hijau"])
    ] = ""

    def cleaned(self) -> Delivery:
        """The address in the words of the market; raises BadText and BadPhone."""
        try:
            # The same reading as on the page, so that one buyer is one number wherever they order.
            phone = read_phone(self.phone)
        except BadPhone as bad:
            raise BadPhone(str(bad), field="delivery.phone") from None
        return Delivery(
            name=clean(self.name, field="delivery.name", longest=LONGEST_NAME),
            phone=phone,
            village=self.village,
            street=clean(self.street, field="delivery.street", longest=LONGEST_STREET),
            note=clean(self.note, field="delivery.note", longest=LONGEST_DIRECTIONS, optional=True),
        )


class LineAsk(Asked):
    """One offer, by amount (steps) or by money (money_rp), never both."""

    offer: UUID
    steps: Steps | None = None
    money_rp: MoneyRp | None = None
    note: Annotated[str, Field(max_length=LONGEST_WISH, description="for the stall", examples=["yang merah"])] = ""

    def wish(self, position: int) -> LineWish:
        """The line in the words of the market; position counts from 0. Raises BadText."""
        note = clean(self.note, field=f"lines.{position}.note", longest=LONGEST_WISH, optional=True)
        return LineWish(self.offer, self.steps, self.money_rp, note)


class OrderAsk(Asked):
    """An order over stalls of one market."""

    market: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$", examples=["oro-oro-dowo"])]
    # By its id: hours alone say neither which market's slot it is nor which day's.
    slot: Annotated[UUID, Field(description="from the market's slots")]
    delivery: DeliveryAsk
    lines: Annotated[list[LineAsk], Field(min_length=1, max_length=MOST_LINES, description="each offer once")]
    # Without a page nobody saw prices, so a program may leave the seal out.
    seal: Annotated[
        str | None,
        Field(
            pattern="^[0-9a-f]{16}$",
            description="What the buyer saw: the first 16 hex digits of SHA-256 over the sorted ids of the prices, "
            "joined by commas. With it, an order at other prices is refused; without it, today's prices hold.",
        ),
    ] = None


class CodeAsk(Asked):
    """The code that came to the phone of an order."""

    code: Annotated[str, text(40, "six digits, with blanks or without", "123456")]


class StockState(StrEnum):
    """counted: so many are there. available: there, not counted. out: nothing left."""

    COUNTED = "counted"
    AVAILABLE = "available"
    OUT = "out"


class StockAsk(Asked):
    """How much of an offer there is on a market day."""

    state: StockState
    on_hand: Annotated[Stock | None, Field(description="steps; with state counted only")] = None
    day: Annotated[date | None, Field(description="without it, the day that the market works for now")] = None


class PriceAsk(Asked):
    """A new price."""

    offer: UUID
    amount_rp: PriceRp


class PricesAsk(Asked):
    """New prices of one stall, all or none."""

    prices: Annotated[list[PriceAsk], Field(min_length=1, max_length=MOST_LINES, description="each offer once")]
    sure: Annotated[YesNo, Field(description="true: prices far from the ones before are meant")] = False
