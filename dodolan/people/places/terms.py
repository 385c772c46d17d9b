"""What a city decides for itself about every purchase in it."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import BASIS_POINTS, RUPIAH, Term

CASH_MULTIPLE = Term(
    key="places.cash_multiple",
    words=_("Cash is rounded down to"),
    hint=_("The city bears the difference."),
    unit=RUPIAH,
    least=1,
    # A zero too many would give away goods at every door, so it stops here.
    most=10_000,
    default=100,
)
TOLERANCE = Term(
    key="places.tolerance",
    words=_("Limit for heavier goods"),
    hint=_("Above it the buyer is asked first."),
    unit=BASIS_POINTS,
    least=0,
    most=5_000,
    default=1_000,
)
TERMS = (CASH_MULTIPLE, TOLERANCE)
