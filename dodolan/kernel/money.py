"""Rupiah: whole, exact, never a float; and how a sum is shared without losing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

# BIGINT holds more, but no purchase of a city market comes near a trillion: above it a typing error is certain.
MOST = 10**12


@dataclass(frozen=True, slots=True, order=True)
class Rupiah:
    """An amount of whole rupiah, negative for what is taken back."""

    amount: int

    def __post_init__(self) -> None:
        """Refuse what is no whole number: TypeError."""
        # isinstance would let True pass, because a bool is an int, and True rupiah would count as one.
        if type(self.amount) is not int:
            raise TypeError(f"Rupiah are whole, got {self.amount!r}.")

    def __add__(self, other: Self) -> "Rupiah":
        return Rupiah(self.amount + other.amount)

    def __sub__(self, other: Self) -> "Rupiah":
        return Rupiah(self.amount - other.amount)

    def __neg__(self) -> "Rupiah":
        return Rupiah(-self.amount)

    def __bool__(self) -> bool:
        return self.amount != 0


NOTHING = Rupiah(0)


def split_exactly(total: Rupiah, weights: Sequence[int]) -> list[Rupiah]:
    """Share a total by weight, losing no rupiah.

    weights: one int >= 0 per receiver, at least one above 0. Returns as many amounts in the same order whose sum is
    exactly total, each less than Rp 1 from its exact share; ties go to the earlier receiver. A negative total is
    shared like its opposite. Raises ValueError for weights that are empty, negative or all 0.
    Source: Hamilton's largest remainders, 1792.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError(f"Weights must be whole, none below 0 and one above it, got {list(weights)}.")
    # A refund must take back exactly what the payment gave, so signs are set aside before sharing.
    sign, amount = (-1, -total.amount) if total.amount < 0 else (1, total.amount)
    shares = [amount * weight // whole for weight in weights]
    # Sorting by index too makes the split the same on every machine: an auditor can repeat it.
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_remainder[: amount - sum(shares)]:
        shares[i] += 1
    return [Rupiah(sign * share) for share in shares]


def round_down_to(amount: Rupiah, multiple: int) -> Rupiah:
    """The largest multiple that is not above amount (coins smaller than multiple are not in use).

    Raises ValueError for a multiple below 1 or a negative amount.
    """
    if multiple < 1 or amount.amount < 0:
        raise ValueError(f"Rounding down needs a multiple >= 1 and an amount >= 0, got {multiple} and {amount}.")
    # Down, never to the nearest: what no coin can pay is borne by the city, not by the buyer.
    return Rupiah(amount.amount - amount.amount % multiple)
