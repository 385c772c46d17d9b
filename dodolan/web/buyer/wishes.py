"""Reading what a form wants to put in the basket, and the words when an amount is refused."""

import re
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from dodolan.kernel.errors import Invalid, Refused
from dodolan.kernel.words import rupiah
from dodolan.market.ordering.baskets import MOST_LINES, LineWish
from dodolan.market.ordering.errors import BasketFull
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.rules import LEAST_MONEY_RP
from dodolan.web.kit.refusals import words_for
from dodolan.wording.units import amount

# More digits than any sum has are refused before they become a number.
_AMOUNT = re.compile(r"(rp)?([0-9]{1,13})")


def read_wishes(data: QueryDict) -> list[LineWish]:
    """The lines of a form: `line` = "<offer>:<amount>", many times, or one `offer` with its `amount`.

    An amount is steps ("250") or money ("rp5000"). Raises Invalid for anything else and for nothing at all,
    BasketFull for more lines than a basket holds.
    """
    # Many lines in one form: a whole list is put in with one press, without JavaScript.
    lines = data.getlist("line")
    if "offer" in data:
        lines = [*lines, f"{data['offer']}:{data.get('amount', '')}"]
    if not lines:
        raise Invalid("Nothing to put in the basket.", field="line")
    if len(lines) > MOST_LINES:
        raise BasketFull(f"At most {MOST_LINES} lines.", most=MOST_LINES)
    return [_wish(*line.partition(":")[::2]) for line in lines]


def read_id(text: str) -> UUID:
    """A key as sent by a form; raises Invalid."""
    try:
        return UUID(text)
    except ValueError:
        raise Invalid("Not a key.", field="offer") from None


def _wish(offer: str, typed: str) -> LineWish:
    match = _AMOUNT.fullmatch(typed)
    if not match:
        raise Invalid("Not an amount.", field="amount")
    number = int(match[2])
    return LineWish(read_id(offer), money_rp=number) if match[1] else LineWish(read_id(offer), steps=number)


def amount_words(refusal: Refused, *, unit: str) -> str:
    """The sentence for a refused amount, counted in unit; other refusals have their usual words."""
    if not isinstance(refusal, BadAmount):
        return words_for(refusal)
    match refusal.facts["why"]:
        case "step":
            return _("Sold in steps of %(step)s.") % {"step": amount(refusal.facts["increment"], unit)}
        case "too_large":
            return _("That is more than we can carry.")
        case "no_money":
            return _("This is not sold by money.")
    return _("Order a little more, at least %(step)s or %(money)s.") % {
        "step": amount(refusal.facts.get("increment", 1), unit),
        "money": rupiah(LEAST_MONEY_RP),
    }
