"""What a city decides for itself about shopping."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import MINUTES, Term

# Longer a runner cannot keep goods aside at a stall where others queue.
CONSENT_WAITS = Term(
    key="fulfilment.consent_waits",
    words=_("Minutes a buyer has to answer"),
    unit=MINUTES,
    # In less nobody finds the telephone.
    least=5,
    most=60,
    default=10,
)
TERMS = (CONSENT_WAITS,)
