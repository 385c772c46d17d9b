"""A page names rights: whoever's role holds one is let in, and a test of routes still sees roles."""

import pytest
from django.http import HttpRequest, HttpResponse

from dodolan.kernel.rights import Right
from dodolan.web.kit.access import READ_AND_SEND, SIGNED_IN, allow

CARRY, COUNT, APPROVE = (Right(key, "") for key in ("fulfilment.carry", "paying.count_cash", "paying.approve_payout"))
UNKNOWN = Right("paying.print_money", "")


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    ("whom", "roles"),
    [
        ((APPROVE,), {"officer", "treasurer"}),
        ((CARRY, COUNT), {"runner"}),
        ((CARRY, APPROVE), {"runner", "officer", "treasurer"}),
        ((SIGNED_IN,), {SIGNED_IN}),
    ],
)
def test_a_right_becomes_the_roles_that_hold_it(whom: tuple[str | Right, ...], roles: set[str]):
    rule = vars(allow(*whom)(page))["rule"]
    assert (rule.whom(), rule.whom("POST")) == (roles, roles)


def test_sending_may_need_another_right_than_reading():
    rule = vars(allow(APPROVE, sending=CARRY, methods=READ_AND_SEND)(page))["rule"]
    assert (rule.whom("GET"), rule.whom("HEAD")) == ({"officer", "treasurer"},) * 2
    assert rule.whom("POST") == {"runner"}


@pytest.mark.parametrize("whom", [(), ("officer",), (UNKNOWN,), (CARRY, UNKNOWN)])
def test_a_role_a_right_that_nobody_holds_and_no_name_at_all_are_mistakes(whom: tuple[str | Right, ...]):
    with pytest.raises(ValueError, match="by rights that some role holds"):
        allow(*whom)
