"""Numbers, amounts and hours as people in Indonesia write and read them; and text made safe to keep.

Reading is strict where money is at stake: what could mean two things is refused, never guessed.
"""

import re
import unicodedata
from datetime import datetime, time
from fractions import Fraction

from dodolan.kernel.clock import WIB
from dodolan.kernel.errors import Invalid
from dodolan.kernel.money import MOST, Rupiah
from dodolan.kernel.quantity import MEASURED_UNITS

_FRACTIONS = {Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}
_LONGEST_NUMBER = 24
MINUS = "\N{MINUS SIGN}"
TO = "\N{EN DASH}"


class BadNumber(Invalid):
    """Text that is not the number asked for."""

    code = "words.bad_number"


class BadText(Invalid):
    """Text that is missing, too long, or holds signs that cannot be written; fact `why` says which."""

    code = "words.bad_text"


class BadCode(Invalid):
    """Text that cannot be the code asked for, whatever the code is; fact `digits` is how many it has."""

    code = "words.bad_code"


def rupiah(amount: Rupiah | int) -> str:
    """Rp15.000; a true minus sign before what is taken back."""
    number = amount.amount if isinstance(amount, Rupiah) else amount
    sign = MINUS if number < 0 else ""
    return f"{sign}Rp{abs(number):,}".replace(",", ".")


def percent(basis_points: int) -> str:
    """1050 hundredths of a percent are 10,5%."""
    whole, part = divmod(basis_points, 100)
    decimals = f",{part:02d}".rstrip("0") if part else ""
    return f"{whole}{decimals}%"


def measure(steps: int, unit: str) -> str:
    """Steps of a unit in words for the eye: "¼ kg", "1,3 kg", "80 g", "3 ikat".

    For kg and l steps are grams and millilitres; below one whole, what is no quarter is said in the small unit. Other
    units are named in the catalogue's codes and come back unchanged; the page translates them.
    """
    if unit not in MEASURED_UNITS:
        return f"{steps:,} {unit}".replace(",", ".")
    whole, part = divmod(Fraction(steps, 1000), 1)
    if part in _FRACTIONS:
        return f"{whole or ''}{_FRACTIONS[part]} {unit}"
    if steps < 1000:
        return f"{steps} {MEASURED_UNITS[unit]}"
    text = f"{whole:,}".replace(",", ".")
    decimals = f"{steps % 1000:03d}".rstrip("0")
    return f"{text},{decimals} {unit}" if decimals else f"{text} {unit}"


def hour(instant: datetime | time) -> str:
    """06.10: the time in WIB as it is written here."""
    shown = instant.astimezone(WIB) if isinstance(instant, datetime) else instant
    return f"{shown:%H.%M}"


def hours(begin: datetime, end: datetime) -> str:
    """From when to when in WIB: 09.00, a dash, 11.00."""
    return f"{hour(begin)}{TO}{hour(end)}"


def read_rupiah(text: str) -> Rupiah:
    """Rupiah as typed: "5000", "5.000", "Rp 5.000". Raises BadNumber for everything else, decimals too."""
    # Dots are thousands here, and a comma would be decimals that rupiah do not have: refused, not guessed.
    typed = re.sub(r"^rp\.?\s*", "", _plain(text), flags=re.IGNORECASE)
    if not re.fullmatch(r"\d{1,13}|\d{1,3}(\.\d{3})+", typed):
        raise BadNumber("Not whole rupiah.", field="money")
    amount = int(typed.replace(".", ""))
    if amount > MOST:
        raise BadNumber("No purchase is that dear.", field="money")
    return Rupiah(amount)


def read_steps(text: str, unit: str) -> int:
    """An amount as typed in a unit: "2", "1,5", "0.25", "1/2", "½", "1½"; returned in whole steps.

    For what is counted a dot parts thousands ("1.000" is a thousand) and there are no decimals. Raises BadNumber for
    what is no number, has more decimals than the unit has steps, or is longer than a number is.
    """
    typed = _plain(text)
    if unit not in MEASURED_UNITS:
        if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3}){1,2}", typed):
            return int(typed.replace(".", ""))
        if "." in typed or "," in typed:
            raise BadNumber("Nothing is cut in pieces.", field="amount")
    # Phones offer the fraction signs, and old ones write 1/2; both mean the same.
    for fraction, sign in _FRACTIONS.items():
        typed = typed.replace(sign, f" {fraction}")
    match = re.fullmatch(r"(?:(\d{1,7})[.,](\d{1,3})|(\d{1,7})?\s*(?:(\d{1,3})/(\d{1,3}))?)", typed.strip())
    if not match or not typed.strip() or match[5] in ("0", "00", "000"):
        raise BadNumber("Not an amount.", field="amount")
    whole = Fraction(int(match[1] or match[3] or 0))
    decimals = Fraction(int(match[2]), 10 ** len(match[2])) if match[2] else Fraction(0)
    part = Fraction(int(match[4]), int(match[5])) if match[4] else Fraction(0)
    # Fractions and not floats: a third of a kilogram must be refused, not become 333.33 grams.
    steps = (whole + decimals + part) * (1000 if unit in MEASURED_UNITS else 1)
    if steps.denominator != 1:
        raise BadNumber("Too fine for this unit.", field="amount")
    return int(steps)


def read_whole(text: str) -> int:
    """A whole number as typed, digits only (full-width ones too), at most 13 of them. Raises BadNumber."""
    typed = _plain(text)
    if not re.fullmatch(r"\d{1,13}", typed):
        raise BadNumber("Not a whole number.", field="number")
    return int(typed)


def read_code(text: str, digits: int, *, field: str) -> str:
    """The digits of a code as people see and say it: "565 666", "2-9-7-8", full-width ones too. Raises BadCode.

    Whatever stands between digits and is no letter is left out; a text with more or fewer digits is no such code.
    """
    typed = unicodedata.normalize("NFKC", text[:_LONGEST_NUMBER])
    if len(text) > _LONGEST_NUMBER or any(sign.isalpha() for sign in typed):
        raise BadCode("Letters, or too much of it.", field=field, digits=digits)
    # Digits of every script, as a keyboard of another language writes them.
    found = "".join(str(unicodedata.decimal(sign)) for sign in typed if sign.isdecimal())
    if len(found) != digits:
        raise BadCode(f"A code has {digits} digits.", field=field, digits=digits)
    return found


def read_digits(text: str) -> str:
    """The digits of a number that names something, as people copy it: blanks and dots between them left out.

    Full-width digits are read as digits; nothing typed gives nothing. Raises BadNumber for every other sign.
    """
    digits = _plain(text).replace(" ", "").replace(".", "")
    if digits and not re.fullmatch(r"[0-9]+", digits):
        raise BadNumber("Not only digits.", field="number")
    return digits


def clean(text: str, *, field: str, longest: int, optional: bool = False) -> str:
    """Text fit to keep: composed, spaces folded, direction marks and other invisible signs taken out.

    Raises BadText if nothing is left and it is not optional, if it is longer than longest, or if it holds NUL.
    """
    if "\0" in text:
        raise BadText("NUL cannot be kept.", field=field, why="signs")
    # Names are compared and searched, so the same name must be the same letters.
    composed = unicodedata.normalize("NFC", text)
    # Direction marks could make an address read backwards on the runner's phone.
    visible = "".join(" " if sign.isspace() else sign for sign in composed if sign.isspace() or _is_visible(sign))
    folded = " ".join(visible.split())
    if not folded and not optional:
        raise BadText("This is needed.", field=field, why="missing")
    if len(folded) > longest:
        raise BadText(f"At most {longest} signs.", field=field, why="too_long", longest=longest)
    return folded


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _plain(text: str) -> str:
    # Cut off before any work, so that a megabyte of digits costs nothing.
    if len(text) > _LONGEST_NUMBER:
        raise BadNumber("Too long for a number.", field="number")
    # NFKC would also take the fraction signs apart, so only digits and spaces are folded.
    folded = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    return folded.strip()
