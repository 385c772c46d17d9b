"""Who may do what: the table of roles, asked of the database each time, in the market where the role was given."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.errors import NotAllowed
from dodolan.kernel.plugs import plugged
from dodolan.kernel.rights import Right
from dodolan.people.accounts.actions import take_role
from dodolan.people.accounts.models import Role, RoleName
from dodolan.people.rights.queries import has_right, require
from dodolan.people.rights.roles import ROLES, Scope, roles_with
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db

AT = datetime(2020, 11, 14, tzinfo=UTC)
APPROVE, CARRY = Right("paying.approve_payout", "approve"), Right("fulfilment.carry", "carry")


def test_the_table_names_every_role_and_every_right_that_a_room_brings():
    assert set(ROLES) == set(RoleName)
    assert frozenset().union(*(grant.rights for grant in ROLES.values())) == set(plugged(Right))


def test_the_office_is_parted_into_the_market_and_its_money():
    officer, treasurer = ROLES[RoleName.OFFICER].rights, ROLES[RoleName.TREASURER].rights
    assert treasurer - officer == {"paying.verify_count", "paying.pay_payout", "fulfilment.write_off"}
    assert {right.partition(".")[0] for right in officer - treasurer} == {
        *("accounts", "places", "businesses", "stalls", "ordering", "fulfilment")
    }


def test_one_officer_and_one_treasurer_are_enough_for_what_two_sign():
    for right in ("paying.propose_payout", "paying.approve_payout"):
        assert set(roles_with(right)) == {RoleName.OFFICER, RoleName.TREASURER}


@pytest.mark.parametrize("role", RoleName)
def test_a_role_is_its_rights_and_no_other(role: RoleName):
    market = make_market()
    user = make_user("Bu Ani", role, market=market)
    held = {right.key for right in plugged(Right).values() if has_right(user, right, market.pk)}
    assert held == ROLES[role].rights


def test_a_role_of_one_market_counts_there_alone():
    here, there = make_market("a"), make_market("b")
    runner = make_user("Cak Rudi", RoleName.RUNNER, market=here)
    assert [has_right(runner, CARRY, market) for market in (None, here.pk, there.pk)] == [True, True, False]
    require(runner, CARRY, here.pk)
    with pytest.raises(NotAllowed) as refusal:
        require(runner, CARRY, here.pk, there.pk)
    assert refusal.value.facts == {"right": "fulfilment.carry"}
    # The office of one hall, whatever its role could do elsewhere.
    Role.objects.create(user=runner, name=RoleName.OFFICER, market=there, given_at=AT)
    assert [has_right(runner, APPROVE, market) for market in (None, here.pk, there.pk)] == [True, False, True]


def test_whoever_reaches_everywhere_reaches_every_market():
    officer = make_user("Bu Rini", RoleName.OFFICER)
    require(officer, APPROVE, make_market("a").pk, make_market("b").pk)
    assert ROLES[RoleName.RUNNER].scope is Scope.MARKET


def test_what_is_taken_away_and_whoever_left_hold_nothing():
    officer = make_user("Bu Rini", RoleName.OFFICER)
    assert has_right(officer, APPROVE)
    take_role(user=officer, role=RoleName.OFFICER, by=SYSTEM, at=AT)
    assert not has_right(officer, APPROVE)
    gone = make_user("Pak Hadi", RoleName.TREASURER)
    gone.is_active = False
    assert not has_right(gone, APPROVE)
    assert not has_right(None, APPROVE)
    with pytest.raises(NotAllowed):
        require(None, APPROVE)


def test_a_right_is_asked_with_one_statement():
    officer = make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER)
    markets = [make_market(slug).pk for slug in "abc"]
    with CaptureQueriesContext(connection) as asked:
        require(officer, APPROVE, *markets)
    assert len(asked) == 1
