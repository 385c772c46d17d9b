"""Numbers of a city by market, and people with their roles, as their pages show them."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from dodolan.people.accounts.models import RoleName
from dodolan.web.office.city.presenter import by_market
from dodolan.web.office.people.presenter import RoleRow, role_row


def test_fields_stand_under_their_market_in_the_order_in_which_they_come():
    fields: list[Any] = [object() for _ in range(3)]
    groups = by_market(zip(("Bareng", "Bareng", "Klojen"), fields, strict=True))
    assert [(group.market, list(group.fields)) for group in groups] == [
        ("Bareng", fields[:2]),
        ("Klojen", fields[2:]),
    ]
    assert by_market([]) == []


@pytest.mark.parametrize(
    ("name", "said", "may_take"),
    [
        (RoleName.RUNNER, "Runner", True),
        (RoleName.TRADER, "Trader", True),
        (RoleName.OFFICER, "Officer", False),
        (RoleName.TREASURER, "Treasurer", False),
    ],
)
def test_only_roles_given_here_are_taken_here(name: RoleName, said: str, *, may_take: bool):
    user = SimpleNamespace(name="Bu Sri", phone="+6281234567890")
    role: Any = SimpleNamespace(pk=UUID(int=3), user=user, user_id=UUID(int=4), name=name, market=None)
    with translation.override("en"):
        row = RoleRow(UUID(int=3), UUID(int=4), "Bu Sri", "0812-3456-7890", said, "", may_take)
        assert role_row(role, may_take=True) == row
        role.market = SimpleNamespace(name="Bareng")
        assert role_row(role, may_take=True).market == "Bareng"
