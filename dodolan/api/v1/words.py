"""The parts of requests and answers that recur: addresses, numbers, texts, with their units and limits."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import HeaderEx, P, PathEx, QueryEx, Schema
from pydantic import ConfigDict, Field

from dodolan.engines.language.search import LONGEST as LONGEST_SEARCH
from dodolan.kernel.idempotency.actions import LONGEST_KEY
from dodolan.kernel.quantity import MOST_STEPS
from dodolan.market.prices.rules import HIGHEST_RP
from dodolan.market.stalls.rules import MOST_MONEY_RP
from dodolan.people.businesses.models import Cluster

MarketSlug = PathEx[str, P(pattern=r"^[a-z0-9-]{1,40}$", description="a market", example="oro-oro-dowo")]
StallSlug = PathEx[str, P(pattern=r"^[a-z0-9-]{1,60}$", description="a stall", example="sayur-bu-tutik")]
OfferId = PathEx[UUID, P(description="an offer")]
OrderSecret = PathEx[
    str,
    P(pattern=r"^[A-Za-z0-9_-]{1,30}$", description="the secret from the answer to the order; who has it, may see it"),
]
Search = QueryEx[str, P(max_length=LONGEST_SEARCH, description="words of a good, a stall or a grade", example="cabai")]
# ninja writes a call's default into what stands here, so each that has none of its own needs its own word.
Searched = QueryEx[
    str, P(max_length=LONGEST_SEARCH, description="words of a good, a stall or a grade", example="cabai")
]
OfCluster = QueryEx[Cluster | None, P(description="only goods of this cluster")]
Page = QueryEx[int, P(ge=1, le=1000, description="pages of 24 rows, from 1", example=1)]
Day = QueryEx[date | None, P(description="a market day; without one the next that can be ordered for")]
Key = HeaderEx[
    str,
    P(
        alias="Idempotency-Key",
        min_length=1,
        max_length=LONGEST_KEY,
        description="A text of your own, new for each order and the same when you send that order again. "
        "The second time you get the first answer, with the header Idempotent-Replayed: true.",
        example="7f1c1c1e-6d3b-4f6e-9a55-2f8d1c0b7a10",
    ),
]

# Strict: "500", 5e2 and true are not numbers here, or an order would depend on the caller's language.
Steps = Annotated[
    int, Field(strict=True, ge=1, le=MOST_STEPS, description="grams, millilitres or pieces", examples=[500])
]
Stock = Annotated[
    int, Field(strict=True, ge=0, le=MOST_STEPS, description="grams, millilitres or pieces", examples=[12_000])
]
MoneyRp = Annotated[int, Field(strict=True, ge=1, le=MOST_MONEY_RP, description="whole rupiah", examples=[5000])]
PriceRp = Annotated[
    int, Field(strict=True, ge=1, le=HIGHEST_RP, description="whole rupiah for one unit", examples=[38_000])
]
YesNo = Annotated[bool, Field(strict=True)]


def text(longest: int, description: str, example: str) -> object:
    """The limits of a text that is needed."""
    return Field(min_length=1, max_length=longest, description=description, examples=[example])


class Asked(Schema):
    """A part of a request: fields that we do not know are refused, so that no typing error passes for a wish."""

    model_config = ConfigDict(extra="forbid")
