"""What a city decides for itself about shopping."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import MINUTES, Term

# A stall where others queue does not keep goods aside for longer.
CONSENT_WAITS = Term(
    key="fulfilment.consent_waits",
    words=_("Time a buyer has to answer"),
    hint=_("Without an answer the buyer pays for what was ordered, and no more."),
    unit=MINUTES,
    # In less time a buyer cannot answer.
    least=5,
    most=60,
    default=10,
)
TERMS = (CONSENT_WAITS,)
