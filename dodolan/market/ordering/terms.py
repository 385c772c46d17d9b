"""What a city decides for itself about ordering."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import BASIS_POINTS, MINUTES, Term

PROOF_WAITS = Term(
    key="ordering.proof_waits",
    words=_("Minutes to prove a telephone number"),
    unit=MINUTES,
    # On a bad line a message takes a while.
    least=15,
    most=1_440,
    default=60,
)
UNPROVED_SHARE = Term(
    key="ordering.unproved_share",
    words=_("places for numbers not proved yet"),
    unit=BASIS_POINTS,
    least=0,
    most=10_000,
    default=5_000,
)
TERMS = (PROOF_WAITS, UNPROVED_SHARE)
