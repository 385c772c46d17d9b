"""Writing the people of a demo city: accounts, roles, and the register of their businesses."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.businesses.models import Business
from rehearsal.city.names import Person
from rehearsal.city.plan import OFFICERS, Plan
from rehearsal.city.writing_trail import write_trail_of_people

# Shown wherever the demo shows who may sign in; a real city never holds these accounts.
PASSWORD = "pasar-pagi-demo"  # noqa: S105
# Whoever is in the demo has been there longer than its price history.
JOINED_BEFORE = timedelta(days=40)
PORTION = 500


def write_people(plan: Plan, *, seed: int, markets: Mapping[str, UUID], at: datetime) -> dict[str, User]:
    """Write all accounts and roles; returns the users by phone. markets: ids by slug."""
    everybody = [
        *plan.office,
        *(runner.person for runner in plan.runners),
        *(buyer.person for buyer in plan.buyers),
        *(stall.owner for stall in plan.stalls),
    ]
    joined = at - JOINED_BEFORE
    users = {person.phone: _user(person, joined) for person in everybody}
    _let_in_by_password([users[person.phone] for person in plan.office], seed)
    User.objects.bulk_create(users.values(), batch_size=PORTION)
    Role.objects.bulk_create(_roles(plan, users, markets, joined), batch_size=PORTION)
    write_trail_of_people(at=joined)
    return users


def write_businesses(plan: Plan, *, users: Mapping[str, User], at: datetime) -> list[Business]:
    """Enter the businesses of all stalls in the register, in the order of the stalls."""
    return Business.objects.bulk_create(
        (
            Business(
                name=stall.business,
                owner=users[stall.owner.phone],
                cluster=stall.cluster,
                village_id=stall.village,
                nib=stall.nib,
                registered_at=at - JOINED_BEFORE,
            )
            for stall in plan.stalls
        ),
        batch_size=PORTION,
    )


def _user(person: Person, joined: datetime) -> User:
    user = User(phone=person.phone, name=person.name, joined_at=joined)
    user.set_unusable_password()
    return user


def _let_in_by_password(office: list[User], seed: int) -> None:
    dice = Random(seed)
    for user in office:
        user.set_password(PASSWORD)
        user.totp_seed = f"{dice.getrandbits(128):032x}"


def _roles(plan: Plan, users: Mapping[str, User], markets: Mapping[str, UUID], joined: datetime) -> list[Role]:
    def role(person: Person, name: RoleName, market: str | None = None) -> Role:
        hall = markets[market] if market else None
        return Role(user=users[person.phone], name=name, market_id=hall, given_at=joined)

    return [
        *(role(person, RoleName.OFFICER) for person in plan.office[:OFFICERS]),
        *(role(person, RoleName.TREASURER) for person in plan.office[OFFICERS:]),
        *(role(runner.person, RoleName.RUNNER, runner.market) for runner in plan.runners),
        *(role(stall.owner, RoleName.TRADER) for stall in plan.stalls),
    ]
