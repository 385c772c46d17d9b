"""Officers' one-time passwords: of this half minute and its neighbours, of this person, and of no other."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.people.accounts.models import User
from dodolan.people.accounts.totp import STEP_SECONDS, code_at, matching_step, secret_of
from tests.factories.market import MORNING

SEEDS = st.binary(min_size=16, max_size=20).map(bytes.hex)
SECONDS = st.integers(0, 10**8)


def officer(seed: str = "5eed" * 8) -> User:
    """Somebody with an app."""
    return User(phone="+6281234567890", name="Bu Rini", totp_seed=seed)


@given(seed=SEEDS, seconds=SECONDS)
def test_the_code_of_the_moment_is_right(seed: str, seconds: int):
    at = MORNING + timedelta(seconds=seconds)
    code = code_at(officer(seed), at)
    assert len(code) == 6
    assert code.isdecimal()
    assert matching_step(officer(seed), code, at) is not None


@given(seconds=SECONDS, late=st.integers(-STEP_SECONDS, STEP_SECONDS))
def test_half_a_minute_either_way_is_forgiven(seconds: int, late: int):
    at = MORNING + timedelta(seconds=seconds)
    step = matching_step(officer(), code_at(officer(), at + timedelta(seconds=late)), at)
    now = int(at.timestamp()) // STEP_SECONDS
    assert step in (now - 1, now, now + 1)


@given(seconds=SECONDS, steps=st.integers(3, 100))
def test_an_old_code_is_no_code_unless_it_happens_to_be_the_same(seconds: int, steps: int):
    at = MORNING + timedelta(seconds=seconds)
    old = code_at(officer(), at - timedelta(seconds=steps * STEP_SECONDS))
    near = {code_at(officer(), at + timedelta(seconds=shift * STEP_SECONDS)) for shift in (-1, 0, 1)}
    assert (matching_step(officer(), old, at) is not None) == (old in near)


@pytest.mark.parametrize("typed", ["", "0", "12345", "1234567", "abcdef", "\uff10" * 6, " " * 6, "9" * 5_000, "\0" * 6])
def test_what_is_no_code(typed: str):
    assert matching_step(officer(), typed, MORNING) is None


@given(one=SEEDS, other=SEEDS)
def test_every_seed_has_its_own_secret(one: str, other: str):
    assert (secret_of(officer(one)) == secret_of(officer(other))) == (one == other)


def test_without_a_seed_there_is_no_secret():
    with pytest.raises(ValueError, match="no TOTP seed"):
        secret_of(officer(""))


@given(seed=SEEDS)
def test_a_secret_is_one_that_every_app_takes(seed: str):
    assert set(secret_of(officer(seed))) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
