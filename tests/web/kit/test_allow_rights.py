"""A page may name a right: whoever's role holds it is let in, and a test of routes still sees roles."""

import pytest
from django.http import HttpRequest, HttpResponse

from dodolan.kernel.rights import Right
from dodolan.web.kit.access import OFFICE, RUNNER, SIGNED_IN, allow


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    ("whom", "allowed"),
    [
        ((Right("paying.approve_payout", ""),), set(OFFICE)),
        ((Right("fulfilment.carry", ""), Right("paying.count_cash", "")), {RUNNER}),
        ((Right("fulfilment.carry", ""), *OFFICE), {RUNNER, *OFFICE}),
        ((SIGNED_IN,), {SIGNED_IN}),
    ],
)
def test_a_right_becomes_the_roles_that_hold_it(whom: tuple[str | Right, ...], allowed: set[str]):
    assert vars(allow(*whom)(page))["allowed"] == allowed


def test_a_right_that_nobody_holds_and_no_name_at_all_are_mistakes():
    with pytest.raises(ValueError, match=r"No role holds the right paying\.print_money"):
        allow(Right("paying.print_money", ""))
    with pytest.raises(ValueError, match="names who"):
        allow()
