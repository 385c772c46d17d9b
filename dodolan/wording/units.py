"""The words of units and amounts on the screen: one place, so that an "ikat" is called so everywhere."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import npgettext_lazy

from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import measure, rupiah
from dodolan.market.stalls.sold_by import sold_by

# Asked for with a number (% 3): English says "1 bunch, 2 bunches", the others one word for both.
WORDS: dict[str, Promise] = {
    "board": npgettext_lazy("unit", "board", "boards"),
    "bottle": npgettext_lazy("unit", "bottle", "bottles"),
    "box": npgettext_lazy("unit", "box", "boxes"),
    "bunch": npgettext_lazy("unit", "bunch", "bunches"),
    "can": npgettext_lazy("unit", "can", "cans"),
    "carton": npgettext_lazy("unit", "carton", "cartons"),
    "cup": npgettext_lazy("unit", "cup", "cups"),
    "cylinder": npgettext_lazy("unit", "cylinder", "cylinders"),
    "dozen": npgettext_lazy("unit", "dozen", "dozen"),
    "gallon": npgettext_lazy("unit", "gallon", "gallons"),
    "hand": npgettext_lazy("unit", "hand", "hands"),
    "head": npgettext_lazy("unit", "head", "head"),
    "jar": npgettext_lazy("unit", "jar", "jars"),
    "pack": npgettext_lazy("unit", "pack", "packs"),
    "package": npgettext_lazy("unit", "package", "packages"),
    "pair": npgettext_lazy("unit", "pair", "pairs"),
    "piece": npgettext_lazy("unit", "piece", "pieces"),
    "portion": npgettext_lazy("unit", "portion", "portions"),
    "sack": npgettext_lazy("unit", "sack", "sacks"),
    "score": npgettext_lazy("unit", "score", "score"),
    "sheet": npgettext_lazy("unit", "sheet", "sheets"),
    "stalk": npgettext_lazy("unit", "stalk", "stalks"),
    "stem": npgettext_lazy("unit", "stem", "stems"),
    "strand": npgettext_lazy("unit", "strand", "strands"),
    "tray": npgettext_lazy("unit", "tray", "trays"),
}


def unit_word(unit: str) -> str:
    """The word of one unit: "ikat" for bunch, "kg" for kg; a unit without a word is shown as it is."""
    return _word(1, unit)


def amount(steps: int, unit: str) -> str:
    """Steps of a unit in words: "½ kg", "80 g", "3 ikat". For kg and l steps are grams and millilitres."""
    if unit in MEASURED_UNITS:
        return measure(steps, unit)
    # A dot between thousands, as every price on the same page has it.
    number = f"{steps:,}".replace(",", ".")
    return f"{number} {_word(steps, unit)}"


def _word(count: int, unit: str) -> str:
    return str(WORDS[unit] % count) if unit in WORDS else unit


def counted_in(mode: str, unit: str) -> str:
    """The unit in which an offer is ordered: pieces where it is priced by weight but bought by the piece."""
    return sold_by(mode).ordered_in(unit)


def ordered(*, mode: str, unit: str, steps: int | None, money_rp: int | None) -> str:
    """What was asked for in words: "½ kg", "2 buah", "seharga Rp5.000"."""
    if money_rp is not None:
        return _("worth %(money)s") % {"money": rupiah(money_rp)}
    return amount(steps or 0, counted_in(mode, unit))


def without_unit(text: str, unit: str) -> tuple[str, bool]:
    """A typed amount without the unit's word as pages show it, in this language, and whether it stood there."""
    typed = text.strip()
    for word in sorted({_word(1, unit), _word(2, unit)}, key=len, reverse=True):
        number = typed[: -len(word)]
        # "500 ml" ends with the word of litres, too.
        if typed.lower().endswith(word.lower()) and not number[-1:].isalpha():
            return number.strip(), True
    return typed, False


def typed_amount(steps: int, unit: str) -> str:
    """Steps as a form field holds them, read back as the same: 1250 g of kg is "1,25 kg"."""
    if unit not in MEASURED_UNITS:
        return f"{steps} {_word(steps, unit)}"
    # Built from digits and read back by the same rules: no float in between.
    decimals = f"{steps % 1000:03d}".rstrip("0")
    return f"{steps // 1000},{decimals} {unit}" if decimals else f"{steps // 1000} {unit}"
