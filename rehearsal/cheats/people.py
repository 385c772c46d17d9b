"""Cheats with roles and keys. Whoever does them cannot seal or hash with the instance's key."""

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection

from dodolan.kernel.clock import now
from dodolan.people.accounts.models import ApiToken, Role, RoleName, User
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import PublicMarket
from rehearsal.cheats.hand import change, copy_of, erase, one_of
from rehearsal.cheats.values import cheats

# Entered by the stage.
REGISTERED = "Sayur Bu Tini"


def _officer(dice: Random) -> User:
    return one_of(User.objects.exclude(totp_seed=""), dice)


def role_given(dice: Random) -> None:
    """A trader becomes an officer."""
    trader = one_of(User.objects.filter(roles__name=RoleName.TRADER), dice)
    Role.objects.create(user=trader, name=RoleName.OFFICER, given_at=now())


def role_taken(dice: Random) -> None:
    """A treasurer is none any more."""
    erase(Role.objects.filter(pk=one_of(Role.objects.filter(name=RoleName.TREASURER), dice).pk))


def role_raised(dice: Random) -> None:
    """A role changes its name: the trader's is the treasurer's."""
    change(one_of(Role.objects.filter(name=RoleName.TRADER), dice), name=RoleName.TREASURER)


def runner_moved(dice: Random) -> None:
    """A runner works for another market."""
    role = one_of(Role.objects.filter(name=RoleName.RUNNER), dice)
    change(role, market=one_of(PublicMarket.objects.exclude(pk__in=[role.market_id]), dice))


def second_key_replaced(_dice: Random) -> None:
    """An officer's second key is that of another officer, copied as it was sealed."""
    theirs, own = list(User.objects.exclude(totp_seed="").order_by("pk")[:2])
    raw = "SELECT totp_seed FROM people_user WHERE id = %s"
    with connection.cursor() as cursor:
        keys = [User._meta.pk.get_db_prep_value(user.pk, connection) for user in (own, theirs)]  # noqa: SLF001
        cursor.execute(raw, [keys[0]])
        cursor.execute("UPDATE people_user SET totp_seed = %s WHERE id = %s", [cursor.fetchone()[0], keys[1]])


def second_key_garbled(dice: Random) -> None:
    """An officer's second key does not open any more."""
    keep = User._meta.pk.get_db_prep_value(_officer(dice).pk, connection)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_user SET totp_seed = 'x' WHERE id = %s", [keep])


def password_replaced(dice: Random) -> None:
    """An officer has the password of somebody else."""
    change(_officer(dice), password=make_password("known to the thief"))


def token_invented(dice: Random) -> None:
    """An API key that nobody made acts for an officer."""
    copy_of(one_of(ApiToken.objects.all(), dice), user=_officer(dice), token_hash="f" * 64)


def phone_turned(dice: Random) -> None:
    """The next code of a trader goes to the thief's phone."""
    change(one_of(User.objects.filter(roles__name=RoleName.TRADER), dice), phone="+6286099999999")


def business_turned(dice: Random) -> None:
    """A business belongs to somebody else, who is paid from now on."""
    business = Business.objects.get(name=REGISTERED)
    change(business, owner=one_of(User.objects.exclude(pk=business.owner_id), dice))


def account_reopened(_dice: Random) -> None:
    """An account that was closed is open again."""
    change(User.objects.get(is_active=False), is_active=True)


def token_turned(dice: Random) -> None:
    """A trader's API key acts for an officer."""
    change(one_of(ApiToken.objects.filter(revoked_at=None), dice), user=_officer(dice))


def token_replaced(dice: Random) -> None:
    """An API key opens to another text."""
    change(one_of(ApiToken.objects.filter(revoked_at=None), dice), token_hash="e" * 64)


def token_revived(dice: Random) -> None:
    """An API key that was revoked works again."""
    change(one_of(ApiToken.objects.exclude(revoked_at=None), dice), revoked_at=None)


PEOPLE = cheats(
    role_given,
    role_taken,
    role_raised,
    runner_moved,
    second_key_replaced,
    second_key_garbled,
    password_replaced,
    phone_turned,
    business_turned,
    account_reopened,
    token_invented,
    token_turned,
    token_replaced,
    token_revived,
)
