"""What people are told: the sentence for each kind of notice, as it stands on a page and in a message."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.words import rupiah
from dodolan.wording.states import reason_words

# Named places are facts of the notice; those that end in _rp are amounts, "reason" is why an order ended.
WORDS: dict[str, Promise] = {
    "fulfilment.asked": _("The runner asks about %(good)s of order %(number)s. Please answer by %(until)s."),
    "ordering.cancelled": _("Your order %(number)s was cancelled: %(reason)s. You pay nothing."),
    "ordering.placed": _("The market has your order %(number)s, about %(estimate_rp)s."),
    "ordering.sold_out": _("%(good)s is sold out. The rest of your order %(number)s is on its way."),
}


def notice_words(kind: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a notice, by the key of its kind; KeyError for a kind without words."""
    return str(WORDS[kind]) % {name: _shown(name, fact) for name, fact in facts.items()}


def _shown(name: str, fact: Any) -> Any:
    if name.endswith("_rp"):
        return rupiah(fact)
    return reason_words(fact) if name == "reason" else fact
