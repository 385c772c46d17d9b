"""Reading accounts."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.people.accounts.models import SECOND_KEY, ApiToken, Role, RoleName, SignInCode, User
from dodolan.people.accounts.totp import code_at
from dodolan.people.phones import kept_part, typed_digits
from dodolan.people.places.models import PublicMarket


def roles_of(user: object) -> frozenset[str]:
    """Names of the roles a user holds at this moment; empty for nobody and for a closed account."""
    # Asked here once, so that every caller leaves out closed accounts.
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(Role.objects.filter(user=user).values_list("name", flat=True))


def role_holders(name: str = "") -> QuerySet[Role]:
    """Roles with user and market, all or those of a name, by name of the user. One statement."""
    roles = Role.objects.filter(name=name) if name else Role.objects.all()
    # A page lists them with name and market; asked one by one that is two statements a row.
    return roles.select_related("user", "market").order_by("user__name", "name")


def find_role_holders(*, name: str = "", search: str = "") -> QuerySet[Role]:
    """Roles of a name whose user has every searched word in name or phone, by name of the user. One statement."""
    roles = role_holders(name)
    for word in search.split():
        wanted, part = Q(user__name__icontains=word), kept_part(typed_digits(word))
        if part:
            wanted |= Q(user__phone__contains=part)
        roles = roles.filter(wanted)
    # By key last: two of the same name must not change places between pages.
    return roles.order_by("user__name", "name", "pk")


def role_by_id(role: UUID) -> Role:
    """One role with its user; raises Missing."""
    found = Role.objects.filter(pk=role).select_related("user").first()
    if found is None:
        raise Missing("No such role.")
    return found


def office_member(phone: str) -> User:
    """Whoever works at the office and has that phone (E.164); raises Missing."""
    found = User.objects.filter(phone=phone, roles__name__in=SECOND_KEY).first()
    if found is None:
        raise Missing("Nobody of the office has this phone.")
    return found


def person_by_id(user: UUID) -> User:
    """One person, closed accounts too; raises Missing."""
    found = User.objects.filter(pk=user).first()
    if found is None:
        raise Missing("No such person.")
    return found


def roles_held(user: User) -> QuerySet[Role]:
    """The roles of one person with their markets, by name. One statement."""
    return Role.objects.filter(user=user).select_related("market").order_by("name")


def market_of_runner(user: User) -> PublicMarket:
    """The market a runner works for; raises Missing for anybody else."""
    role = Role.objects.filter(user=user, name=RoleName.RUNNER).select_related("market").first()
    if role is None or role.market is None:
        raise Missing("Not a runner.")
    return role.market


def codes_are_sent() -> bool:
    """Whether this machine was told how to bring sign-in codes to phones."""
    return bool(settings.WHATSAPP_TOKEN and settings.WHATSAPP_PHONE_ID)


def signs_in_by_password(phone: str) -> bool:
    """Whether the person with that phone (E.164) has a password and a second key."""
    return User.objects.filter(phone=phone).exclude(totp_seed="").exists()


def waiting_code(phone: str, at: datetime) -> SignInCode | None:
    """The newest code of a phone that can still be used, or None."""
    codes = SignInCode.objects.filter(phone=phone, used_at__isnull=True, expires_at__gt=at, tries_left__gt=0)
    # Every one of them works; keys grow with time, so this one works longest.
    return codes.order_by("-id").first()


def officer_codes(at: datetime) -> list[tuple[str, str]]:
    """(name, one-time password at the instant) of everybody with a TOTP seed, by name. Only a demo may show them."""
    return [(user.name, code_at(user, at)) for user in User.objects.exclude(totp_seed="").order_by("name")]


def live_token(digest: str, at: datetime) -> ApiToken | None:
    """The API token with that hash and its person; None for unknown, revoked and expired ones, and closed accounts."""
    tokens = ApiToken.objects.select_related("user").filter(
        Q(expires_at=None) | Q(expires_at__gt=at), token_hash=digest, revoked_at__isnull=True, user__is_active=True
    )
    return tokens.first()


def all_tokens() -> QuerySet[ApiToken]:
    """All API tokens with their people, the latest first; of none is the text kept."""
    return ApiToken.objects.select_related("user").order_by("-made_at", "-pk")
