"""The words of units and amounts on the screen: one place, so that an "ikat" is called so everywhere."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import measure, rupiah
from dodolan.market.stalls.models import Mode

WORDS: dict[str, Promise] = {
    "board": pgettext_lazy("unit", "board"),
    "bottle": pgettext_lazy("unit", "bottle"),
    "box": pgettext_lazy("unit", "box"),
    "bunch": pgettext_lazy("unit", "bunch"),
    "can": pgettext_lazy("unit", "can"),
    "carton": pgettext_lazy("unit", "carton"),
    "cup": pgettext_lazy("unit", "cup"),
    "cylinder": pgettext_lazy("unit", "cylinder"),
    "dozen": pgettext_lazy("unit", "dozen"),
    "gallon": pgettext_lazy("unit", "gallon"),
    "hand": pgettext_lazy("unit", "hand"),
    "head": pgettext_lazy("unit", "head"),
    "jar": pgettext_lazy("unit", "jar"),
    "pack": pgettext_lazy("unit", "pack"),
    "package": pgettext_lazy("unit", "package"),
    "pair": pgettext_lazy("unit", "pair"),
    "piece": pgettext_lazy("unit", "piece"),
    "portion": pgettext_lazy("unit", "portion"),
    "sack": pgettext_lazy("unit", "sack"),
    "score": pgettext_lazy("unit", "score"),
    "sheet": pgettext_lazy("unit", "sheet"),
    "stalk": pgettext_lazy("unit", "stalk"),
    "stem": pgettext_lazy("unit", "stem"),
    "strand": pgettext_lazy("unit", "strand"),
    "tray": pgettext_lazy("unit", "tray"),
}


def unit_word(unit: str) -> str:
    """The word of a unit: "ikat" for bunch, "kg" for kg; a unit without a word is shown as it is."""
    return str(WORDS.get(unit, unit))


def amount(steps: int, unit: str) -> str:
    """Steps of a unit in words: "½ kg", "80 g", "3 ikat". For kg and l steps are grams and millilitres."""
    if unit in MEASURED_UNITS:
        return measure(steps, unit)
    number = f"{steps:,}".replace(",", ".")
    return f"{number} {unit_word(unit)}"


def counted_in(mode: str, unit: str) -> str:
    """The unit in which an offer is ordered: pieces where it is priced by weight but bought by the piece."""
    return "piece" if mode == Mode.EACH_BY_WEIGHT else unit


def ordered(*, mode: str, unit: str, steps: int | None, money_rp: int | None) -> str:
    """What was asked for in words: "½ kg", "2 buah", "seharga Rp5.000"."""
    if money_rp is not None:
        return _("worth %(money)s") % {"money": rupiah(money_rp)}
    return amount(steps or 0, counted_in(mode, unit))


def typed_amount(steps: int, unit: str) -> str:
    """Steps as a number in that unit, as a form field holds it: 1250 g of kg is "1,25"."""
    if unit not in MEASURED_UNITS:
        return str(steps)
    decimals = f"{steps % 1000:03d}".rstrip("0")
    return f"{steps // 1000},{decimals}" if decimals else str(steps // 1000)
