"""Telephone numbers: however they are typed, one number is one account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.people.phones import LONGEST_TYPED, BadPhone, chat_address, kept_part, read_phone, show_phone, typed_digits
from rehearsal.city.names import Circle, demo_phone

MOBILES = st.integers(10**6, 10**8 - 1).map(lambda number: f"+62812{number:08d}")
# Area, then as many digits as lines have there: Malang and Sleman, Jakarta, and one that begins like the country.
LINES = st.one_of(
    st.integers(300_000, 899_999).map(lambda number: f"+62341{number}"),
    st.integers(300_000, 899_999).map(lambda number: f"+62274{number}"),
    st.integers(30_000_000, 89_999_999).map(lambda number: f"+6221{number}"),
    st.integers(20_000, 79_999).map(lambda number: f"+62622{number}"),
)
# Ten to twelve digits behind the country: phones handed out long ago have the fewest.
SHORT_MOBILES = st.integers(100_000, 999_999).map(lambda number: f"+62811{number}")
FULL_WIDTH = str.maketrans("0123456789+", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff0b")


@given(st.one_of(MOBILES, SHORT_MOBILES, LINES))
def test_every_way_of_writing_is_the_same_number(phone: str):
    national = "0" + phone[3:]
    for typed in (
        phone,
        phone[1:],
        national,
        f" {national} ",
        f"62 {national}",
        f"+62 (0) {phone[3:]}",
        f"00{phone[1:]}",
        f"62-{phone[3:]}",
        f"{national[:4]} {national[4:8]} {national[8:]}",
        f"{national[:4]}-{national[4:8]}-{national[8:]}",
        f"({national[:4]}) {national[4:]}",
        f"+62 {phone[3:6]} {phone[6:]}",
        national.translate(FULL_WIDTH),
    ):
        assert read_phone(typed) == phone, typed


@given(st.one_of(MOBILES, SHORT_MOBILES))
def test_a_mobile_number_may_go_without_its_0(phone: str):
    assert read_phone(phone[3:]) == phone


@given(st.one_of(MOBILES, SHORT_MOBILES, LINES))
def test_what_is_shown_reads_back(phone: str):
    shown = show_phone(phone)
    assert shown.startswith(("08", "(0"))
    assert read_phone(shown) == phone


@given(st.text(max_size=60))
def test_anything_else_is_refused_and_never_breaks(typed: str):
    try:
        phone = read_phone(typed)
    except BadPhone:
        return
    assert phone.startswith("+62")
    assert phone[1:].isdecimal()
    assert 10 <= len(phone) <= 16


@pytest.mark.parametrize(
    "typed",
    [
        "+60 12 345 6789",
        "+1 650 253 0000",
        "112",
        "08",
        "0812",
        "0812 3456 7890 1234 5678",
        "+62",
        "62",
        "+",
        "00",
        "0x812",
    ],
)
def test_foreign_short_and_broken_numbers(typed: str):
    with pytest.raises(BadPhone):
        read_phone(typed)


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("62811811234", "+62811811234"),
        ("62341551234", "+62341551234"),
        ("62 21 5551234", "+62215551234"),
        ("0622 23456", "+6262223456"),
        ("341 551234", "+62341551234"),
    ],
)
def test_62_is_the_country_and_0_an_area(typed: str, phone: str):
    assert read_phone(typed) == phone


def test_a_fixed_line_is_for_calling():
    assert chat_address("+6281234567890") == "https://wa.me/6281234567890"
    assert chat_address("+62341551234") == ""


def test_a_long_text_is_refused_before_it_is_looked_at():
    assert read_phone("0812 3456 7890".ljust(LONGEST_TYPED)) == "+6281234567890"
    with pytest.raises(BadPhone, match="up to 30"):
        read_phone("0" * (LONGEST_TYPED + 1))


@pytest.mark.parametrize("circle", Circle)
@pytest.mark.parametrize("number", [1, 2, 999, 3_000])
def test_phones_of_the_demo_are_numbers_too(circle: Circle, number: int):
    phone = demo_phone(circle, number)
    assert read_phone(phone) == read_phone(show_phone(phone)) == phone


@pytest.mark.parametrize(
    ("typed", "digits", "part"),
    [
        ("0812-34", "081234", "81234"),
        ("+62 812", "62812", "812"),
        ("812", "812", "812"),
        ("62", "62", ""),
        ("Ani 7", "", ""),
    ],
)
def test_a_part_of_a_number_is_found_however_it_is_typed(typed: str, digits: str, part: str):
    assert (typed_digits(typed), kept_part(digits)) == (digits, part)
