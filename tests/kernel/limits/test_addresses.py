"""Where a request comes from, and that nobody can make himself another address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.limits.addresses import LONGEST_ADDRESS, address_of, network_of


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (True, "", "10.0.0.9"),
        (True, "203.0.113.7", "203.0.113.7"),
        (True, "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (True, "made up,  203.0.113.7 ", "203.0.113.7"),
        (True, "203.0.113.7, ", "10.0.0.9"),
        (True, "x" * 500, "x" * 45),
        (False, "203.0.113.7", "10.0.0.9"),
    ],
)
def test_only_the_proxys_own_word_counts(behind_proxy: bool, forwarded: str, address: str):
    assert address_of(forwarded=forwarded, remote="10.0.0.9", behind_proxy=behind_proxy) == address


@given(made_up=st.text(), own=st.ip_addresses().map(str))
def test_whatever_is_made_up_before_the_proxys_word_changes_nothing(made_up: str, own: str):
    assert address_of(forwarded=f"{made_up},{own}", remote="10.0.0.9", behind_proxy=True) == own
    assert len(address_of(forwarded=made_up, remote=own, behind_proxy=True)) <= LONGEST_ADDRESS
    assert address_of(forwarded=made_up, remote=own, behind_proxy=False) == own


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_a_home_on_ipv6_is_counted_as_one(address: str, network: str):
    assert network_of(address) == network
