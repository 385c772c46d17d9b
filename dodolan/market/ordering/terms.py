"""What a city decides for itself about ordering."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import BASIS_POINTS, MINUTES, Term

PROOF_WAITS = Term(
    key="ordering.proof_waits",
    words=_("Time to prove a number"),
    hint=_("Then the place and the goods of the order are free again."),
    unit=MINUTES,
    # On a bad line a message takes a while.
    least=15,
    most=1_440,
    default=60,
)
UNPROVED_SHARE = Term(
    key="ordering.unproved_share",
    words=_("Places for numbers not proved yet"),
    hint=_("The others are kept for people who are known."),
    unit=BASIS_POINTS,
    least=0,
    most=10_000,
    default=5_000,
)
TERMS = (PROOF_WAITS, UNPROVED_SHARE)
