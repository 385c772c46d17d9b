"""Text normalization: one alphabet, small letters, and plain signs for fractions, quotes and emoji.

Every sign of the plain text remembers which sign of the message it came from.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from dodolan.engines.language.model.parameters import USUAL, Parameters

_FRACTION_SLASH = "\N{FRACTION SLASH}"
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u00b4\u02bc`", "'"),
    **dict.fromkeys(
        "\u2010\u2011\u2012\u2013\u2212\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u27a2\u27a4\u2713\u2714\u2611\u25ba\u25b6",
        "-",
    ),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad", ""),
    # A long dash opens an aside: "... tomat 2 kg \u2014 warung Bu Sri".
    "\N{EM DASH}": "(",
    "\N{MULTIPLICATION SIGN}": "x",
    _FRACTION_SLASH: "/",
    "\N{DIVISION SLASH}": "/",
    # The digit before it is a list's number.
    "\N{COMBINING ENCLOSING KEYCAP}": ". ",
    "\r": "\n",
    "\t": " ",
    "\0": " ",
}
_ASCII = str.maketrans({sign: plain for sign, plain in _SIGNS.items() if sign.isascii()})
_BY_CATEGORY = {"So": ";", "Sk": ";", "Cs": ";", "Co": ";", "Cn": ";", "Mn": "", "Cc": " ", "Cf": " "}


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; origin[i] is the place in the message that sign i came from, origin[-1] its end."""

    plain: str
    origin: tuple[int, ...]
    was_cut: bool


def plain_text(message: str, pictures: Mapping[str, str], parameters: Parameters = USUAL) -> Text:
    """The first signs of a message, as many as the parameters allow, in small letters of one form.

    An emoji becomes the word that pictures has for it, else a border (";").
    """
    longest = parameters.longest_message
    part = message[:longest]
    was_cut = len(message) > longest
    if part.isascii():
        plain = part.lower().translate(_ASCII)
        return Text(plain, tuple(range(len(part) + 1)), was_cut)
    signs: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(part):
        for made in f" {pictures[sign]} " if sign in pictures else _plain_sign(sign):
            signs.append(made)
            origin.append(place)
        # An emoji becomes a whole word, and a message of emoji alone must not grow without end.
        if len(signs) > 2 * longest:
            break
    return Text("".join(signs), (*origin, len(part)), was_cut)


def _plain_sign(sign: str) -> str:
    if sign.isascii() or sign in _SIGNS:
        return _SIGNS.get(sign, sign.lower())
    folded = unicodedata.normalize("NFKC", sign).lower()
    if _FRACTION_SLASH in folded:
        # The sign for one half behind a digit means "and a half".
        return " " + folded.replace(_FRACTION_SLASH, "/")
    category = unicodedata.category(sign)
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    # Accents of Javanese do not change the letter a buyer means.
    return "".join(letter for letter in unicodedata.normalize("NFD", folded) if unicodedata.category(letter) != "Mn")
