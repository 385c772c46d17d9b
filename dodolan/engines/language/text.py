"""The message as typed, made plain: one alphabet, small letters, fractions and emoji in signs we know.

Every sign of the plain text remembers which sign of the message it came from.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

# What WhatsApp lets through in one message.
LONGEST = 4096
_JOINERS = "\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad"
_KEYCAP = "\u20e3"
_QUOTES = dict.fromkeys("’‘`´ʼ", "'")
_DASHES = dict.fromkeys("‐‑‒–—−•●▪◦‣⁃·➢➤✓✔☑►▶", "-")
_SIGNS = {**_QUOTES, **_DASHES, "×": "x", "⁄": "/", "∕": "/", "：": ":", "，": ",", "；": ";", "\r": "\n", "\t": " "}


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; origin[i] is the place in the message that sign i came from, origin[-1] its end."""

    plain: str
    origin: tuple[int, ...]
    was_cut: bool


def plain_text(message: str, pictures: Mapping[str, str]) -> Text:
    """The first 4096 signs of a message in small letters of one form.

    An emoji becomes the word that pictures has for it, else a border (";").
    """
    part = message[:LONGEST]
    was_cut = len(message) > LONGEST
    if part.isascii():
        plain = part.lower().replace("\r", "\n").replace("\t", " ").replace("`", "'").replace("\0", " ")
        return Text(plain, tuple(range(len(part) + 1)), was_cut)
    signs: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(part):
        for made in f" {pictures[sign]} " if sign in pictures else _plain_sign(sign):
            signs.append(made)
            origin.append(place)
    return Text("".join(signs), (*origin, len(part)), was_cut)


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return _SIGNS.get(sign, sign.lower()) if sign != "\0" else " "
    if sign in _JOINERS:
        return ""
    if sign == _KEYCAP:
        # The digit before it is a list's number.
        return ". "
    if sign in _SIGNS:
        return _SIGNS[sign]
    folded = unicodedata.normalize("NFKC", sign).lower()
    if "⁄" in folded:
        # ½ written behind a digit means "and a half".
        return " " + folded.replace("⁄", "/")
    category = unicodedata.category(sign)
    if category in ("So", "Sk", "Cs", "Co", "Cn"):
        return ";"
    if category == "Mn":
        return ""
    # é and è of Javanese are not another letter to a buyer.
    bare = "".join(letter for letter in unicodedata.normalize("NFD", folded) if unicodedata.category(letter) != "Mn")
    return bare if category not in ("Cc", "Cf") else " "
