"""Indonesian phone numbers: read as people type them, kept as E.164, shown as people write them."""

import unicodedata

import phonenumbers

from dodolan.kernel.errors import Invalid

LONGEST_TYPED = 30


class BadPhone(Invalid):
    """Text that is no telephone number one can reach."""

    code = "accounts.bad_phone"


def read_phone(text: str) -> str:
    """A number as typed ("0812 3456 7890", "62812...", "8123456789") as E.164; raises BadPhone.

    62 at the beginning is always the country: whoever means the fixed lines of 0622 writes the 0. Full-width digits are
    read as digits; fixed lines are allowed, short and foreign numbers are not.
    """
    typed = unicodedata.normalize("NFKC", text.strip())
    if not typed or len(typed) > LONGEST_TYPED:
        raise BadPhone("A phone number has up to 30 signs.", field="phone")
    try:
        number = phonenumbers.parse(f"+62{_within_the_country(typed)}")
    except phonenumbers.NumberParseException:
        raise BadPhone("Not a phone number.", field="phone") from None
    if not phonenumbers.is_valid_number(number):
        raise BadPhone("Not an Indonesian phone number.", field="phone")
    # One written form, so that two spellings of a number are one account and one limit.
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _within_the_country(typed: str) -> str:
    """The digits of a typed number behind the country and the first 0; raises BadPhone."""
    digits = typed_digits(typed)
    is_international = typed.startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("62"):
        # "+62 0812...", half way between two ways of writing.
        return digits.removeprefix("62").removeprefix("0")
    if not digits:
        raise BadPhone("Not a phone number.", field="phone")
    if is_international:
        raise BadPhone("Not an Indonesian phone number.", field="phone")
    return digits.removeprefix("0")


def takes_messages(e164: str) -> bool:
    """Whether WhatsApp and codes can reach a number (E.164): a fixed line is only for calling."""
    return phonenumbers.number_type(phonenumbers.parse(e164)) != phonenumbers.PhoneNumberType.FIXED_LINE


def chat_address(e164: str) -> str:
    """Where a number (E.164) is written to on WhatsApp; empty for a fixed line."""
    return f"https://wa.me/{e164.removeprefix('+')}" if takes_messages(e164) else ""


def typed_digits(text: str) -> str:
    """The digits of a part of a number as typed, dashes and blanks left out; empty if a letter is among them."""
    if any(sign.isalpha() for sign in text):
        return ""
    return "".join(sign for sign in text if sign.isdecimal() and sign.isascii())


def kept_part(digits: str) -> str:
    """What of typed digits stands in a kept number: people type 0812 or 62812 for +62812; empty if nothing is left."""
    return digits.removeprefix("62").removeprefix("0")


def show_phone(e164: str) -> str:
    """A number as people write it: 0812-3456-7890."""
    return phonenumbers.format_number(phonenumbers.parse(e164, "ID"), phonenumbers.PhoneNumberFormat.NATIONAL)


def show_kept_phone(kept: str) -> str:
    """A number as people write it; what was kept and is no number, or nothing, is shown as it stands."""
    try:
        return show_phone(kept)
    except phonenumbers.NumberParseException:
        return kept
