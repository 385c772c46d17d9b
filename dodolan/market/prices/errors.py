"""Why a price is refused."""

from dodolan.kernel.errors import Refused


class PriceJump(Refused):
    """A price is far from the one before; fact `jumps` lists (offer id, old, new). Ask again with sure=True."""

    code = "prices.jump"
