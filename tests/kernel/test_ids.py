"""Codes survive being read out loud: every single slip and every swap is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.ids import ALPHABET, check_sign, new_code, new_id, new_pin, new_secret, read_code

BODIES = st.text(ALPHABET, min_size=2, max_size=12)


def test_new_codes_read_back() -> None:
    for _ in range(200):
        code = new_code(8)
        assert len(code) == 8
        assert read_code(code) == code


@given(body=BODIES, data=st.data())
def test_one_wrong_sign_is_noticed(body: str, data: st.DataObject) -> None:
    code = body + check_sign(body)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != code[place]]))
    assert read_code(code[:place] + wrong + code[place + 1 :]) is None


@given(body=BODIES, data=st.data())
def test_two_swapped_signs_are_noticed(body: str, data: st.DataObject) -> None:
    code = body + check_sign(body)
    place = data.draw(st.integers(0, len(code) - 2))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or read_code(swapped) is None


def test_codes_are_read_as_people_type_them() -> None:
    code = "0" + check_sign("0")
    assert read_code(f" o-{code[1].lower()} ") == code


@pytest.mark.parametrize("text", ["", "7", "U7", "1111", "x" * 40, "7KQ2 MX!", "\0\0", "７７"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


@pytest.mark.parametrize("length", [0, 30])
def test_check_sign_needs_a_sensible_length(length: int) -> None:
    with pytest.raises(ValueError, match="signs"):
        check_sign("2" * length)


def test_ids_sort_by_time_and_secrets_do_not_repeat() -> None:
    ids = [new_id() for _ in range(50)]
    assert len(set(ids)) == 50
    assert all(made.version == 7 for made in ids)
    assert len({new_secret() for _ in range(50)}) == 50
    assert len(new_secret()) == 22
    assert all(len(new_pin()) == 4 and new_pin().isdecimal() for _ in range(50))
