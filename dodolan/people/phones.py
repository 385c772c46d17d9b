"""Indonesian phone numbers: read as people type them, kept as E.164, shown as people write them."""

import phonenumbers

from dodolan.kernel.errors import Invalid

LONGEST_TYPED = 30


class BadPhone(Invalid):
    """Text that is no telephone number one can reach."""

    code = "accounts.bad_phone"


def read_phone(text: str) -> str:
    """A number as typed ("0812 3456 7890", "62812...", "8123456789") as E.164; raises BadPhone.

    Full-width digits are read as digits; fixed lines are allowed, short and foreign numbers are not.
    """
    typed = text.strip()
    if not typed or len(typed) > LONGEST_TYPED:
        raise BadPhone("A phone number has up to 30 signs.", field="phone")
    try:
        number = phonenumbers.parse(typed, "ID")
        if number.country_code != 62 or not phonenumbers.is_valid_number(number):
            # "62 812..." without the plus sign is how many write it.
            number = phonenumbers.parse("+" + typed.lstrip("+"), "ID")
    except phonenumbers.NumberParseException:
        raise BadPhone("Not a phone number.", field="phone") from None
    if number.country_code != 62 or not phonenumbers.is_valid_number(number):
        raise BadPhone("Not an Indonesian phone number.", field="phone")
    # One written form, so that two spellings of a number are one account and one limit.
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


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
