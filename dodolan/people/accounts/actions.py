"""Signing in, and giving and taking roles.

Rights stand above this room: whoever calls has asked GIVE_ROLE or TAKE_ROLE, or is the shell.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError
from django.db.models import F

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim, claimed
from dodolan.kernel.errors import Invalid, Missing, NotAllowed
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.sealing.hashes import keyed_hash
from dodolan.kernel.sealing.keys import derived
from dodolan.kernel.words import read_code
from dodolan.people.accounts import events
from dodolan.people.accounts.audit import CODE_TOLD, ROLE_GIVEN, ROLE_TAKEN, SECOND_KEY_MADE, TOKEN_MADE, TOKEN_REVOKED
from dodolan.people.accounts.errors import PhoneKnown, RoleHeld, WrongCode, WrongSignIn
from dodolan.people.accounts.fingerprints import phone_fingerprint, second_key_fingerprint, token_fingerprint
from dodolan.people.accounts.models import SECOND_KEY, ApiToken, Role, RoleName, SignInCode, User
from dodolan.people.accounts.queries import waiting_code
from dodolan.people.accounts.totp import matching_step
from dodolan.people.accounts.turns import MOST_TRIES, Seat, take_code_turn, take_try
from dodolan.people.phones import BadPhone, takes_messages
from dodolan.people.places.models import PublicMarket

# As many as authenticator apps show.
CODE_DIGITS = 6
# Long enough for a message on a bad line, short enough for a telephone that was left somewhere.
CODE_LIVES = timedelta(minutes=5)
# Checked when a phone is unknown, so that known and unknown phones take equally long.
_NOBODY = make_password(secrets.token_urlsafe(16))


def code_of(sign_in: SignInCode) -> str:
    """The six digits of a sign-in code; they are derived, never stored."""
    number = int.from_bytes(derived("sign-in-code", str(sign_in.pk))[:8], "big")
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def request_code(*, phone: str, seat: Seat, at: datetime) -> SignInCode:
    """Make a code for a phone (E.164) and send it on its way through the outbox. Raises TooMany.

    Says nothing of whether the phone is known. A fixed line gets none: raises BadPhone.
    """
    if not takes_messages(phone):
        raise BadPhone("A fixed line takes no message.", field="phone")
    take_code_turn(phone, seat, at)
    return _issue_code(phone, at)


@write_tx()
def _issue_code(phone: str, at: datetime) -> SignInCode:
    sign_in = SignInCode.objects.create(phone=phone, expires_at=at + CODE_LIVES, tries_left=MOST_TRIES)
    record_event(events.CODE_ISSUED, at=at, sign_in_id=str(sign_in.pk))
    return sign_in


@write_tx()
def tell_code(*, phone: str, by: Actor, at: datetime) -> str:
    """The code that signs somebody in, for the office to say to a person it knows: the one that waits, or a new one.

    phone: E.164 of somebody who was entered and has no second key. With an audit row; raises Missing and NotAllowed.
    """
    user = User.objects.filter(phone=phone, is_active=True).first()
    # Only who was entered: a code for a stranger would make an account of a slip of the finger.
    if user is None:
        raise Missing("Nobody with this phone was entered.")
    # Told aloud, a code must never stand in for the second key of the office.
    if user.totp_seed:
        raise NotAllowed("Whoever has a second key signs in with it.")
    record_action(actor=by, action=CODE_TOLD, subject=user.pk, at=at)
    return code_of(waiting_code(phone, at) or _issue_code(phone, at))


def sign_in_with_code(*, phone: str, typed: str, seat: Seat, at: datetime) -> User:
    """The user of that phone, made if new, if typed is a live code sent to it. Raises like prove_phone."""
    return _sign_in(_right_code(phone, typed, seat, at), at)


def prove_phone(*, phone: str, typed: str, seat: Seat, at: datetime) -> None:
    """Use up a live code sent to a phone (E.164): whoever typed it holds the phone. No account is made of it.

    Raises WrongCode or TooMany. A wrong try counts even though it changes nothing else; after MOST_TRIES a code is
    dead, but not for the device on which its phone was proved before. What cannot be a code raises BadCode and counts
    nothing.
    """
    _use_code(_right_code(phone, typed, seat, at), at)


def _right_code(phone: str, typed: str, seat: Seat, at: datetime) -> SignInCode:
    digits = read_code(typed, CODE_DIGITS, field="code")
    take_try(phone, seat, at)
    # Each in constant time: the time a wrong code takes reveals nothing of the right one.
    right = [code for code in _codes_to_try(phone, seat, at) if hmac.compare_digest(code_of(code), digits)]
    if not right:
        raise WrongCode("Wrong code, or no live one for this phone.", field="code")
    return right[0]


@write_tx()
def _codes_to_try(phone: str, seat: Seat, at: datetime) -> list[SignInCode]:
    """The live codes of a phone, one try of each spent; the newest first."""
    # Every live one: a stranger who asks for another code must not make worthless the one that its owner holds.
    live = SignInCode.objects.filter(phone=phone, used_at__isnull=True, expires_at__gt=at).order_by("-id")
    # Committed before a code is compared, so that a crash does not give a try back.
    return [code for code in live if seat.device or _spend_try(code)]


def _spend_try(code: SignInCode) -> bool:
    return claimed(SignInCode.objects.filter(pk=code.pk, tries_left__gt=0), tries_left=F("tries_left") - 1)


@write_tx()
def _use_code(code: SignInCode, at: datetime) -> None:
    unused = SignInCode.objects.filter(pk=code.pk, used_at__isnull=True)
    claim(unused, otherwise=WrongCode("The code was used a moment ago.", field="code"), used_at=at)


@write_tx()
def _sign_in(code: SignInCode, at: datetime) -> User:
    _use_code(code, at)
    user, _ = User.objects.get_or_create(phone=code.phone, defaults={"joined_at": at, "password": make_password(None)})
    if not user.is_active:
        raise WrongCode("This account is closed.", field="code")
    return user


def sign_in_officer(*, phone: str, password: str, totp: str, seat: Seat, at: datetime) -> User:
    """The officer, if password and one-time password are right. Raises WrongSignIn or TooMany.

    A one-time password works once: its step must be later than the last one used. What cannot be one raises BadCode and
    counts nothing.
    """
    digits = read_code(totp, CODE_DIGITS, field="totp")
    take_try(phone, seat, at)
    user = User.objects.filter(phone=phone, is_active=True).exclude(totp_seed="").first()
    # One sentence for both, or the page would reveal which numbers are officers'.
    if not check_password(password, user.password if user else _NOBODY) or user is None:
        raise WrongSignIn("Wrong phone or password.")
    step = matching_step(user, digits, at)
    if step is None or not _use_step(user, step):
        raise WrongSignIn("Wrong or used one-time password.")
    return user


@write_tx()
def _use_step(user: User, step: int) -> bool:
    # The same code sent twice at once signs in once.
    return claimed(User.objects.filter(pk=user.pk, totp_last_step__lt=step), totp_last_step=step)


@write_tx()
def set_name(*, user: User, name: str) -> None:
    """Give a person another name; it is cleaned by the surface."""
    User.objects.filter(pk=user.pk).update(name=name)
    user.name = name


@write_tx()
def enter_person(*, phone: str, name: str, at: datetime) -> User:
    """Whoever has that phone (E.164), entered with the name if unknown; a name that is there stays.

    Raises PhoneKnown if the phone is known under another name: a slip of a digit would give a stranger the role.
    """
    user, is_new = User.objects.get_or_create(
        phone=phone, defaults={"name": name, "joined_at": at, "password": make_password(None)}
    )
    # A person who signed in by telephone has no name yet.
    if not is_new and not user.name:
        set_name(user=user, name=name)
    if name and user.name.split() and name.casefold().split() != user.name.casefold().split():
        raise PhoneKnown("Known under another name.", field="phone", name=user.name)
    return user


@write_tx()
def ensure_role(*, user: User, role: RoleName, by: Actor, at: datetime) -> None:
    """Give a role without a market to somebody who does not hold it yet."""
    if not Role.objects.filter(user=user, name=role).exists():
        give_role(user=user, role=role, market=None, by=by, at=at)


@write_tx()
def give_role(*, user: User, role: RoleName, market: PublicMarket | None, by: Actor, at: datetime) -> Role:
    """Give a role. Raises RoleHeld, and Invalid for a runner without a market."""
    # A runner carries the cash of one market, and that market's box is counted.
    if role == RoleName.RUNNER and market is None:
        raise Invalid("A runner works for one market.", field="market")
    try:
        with write_tx():
            given = Role.objects.create(user=user, name=role, market=market, given_at=at)
    except IntegrityError:
        raise RoleHeld(f"{user.pk} is {role} already.", role=role.label) from None
    record_action(actor=by, action=ROLE_GIVEN, subject=user.pk, at=at, after=given_facts(given))
    return given


def given_facts(role: Role) -> dict[str, str]:
    """What the trail says of a role as it is given: the phone too, or who could change it would get the next code."""
    return role_facts(role) | {"phone_fingerprint": phone_fingerprint(role.user)}


def role_facts(role: Role) -> dict[str, str]:
    """What the trail says of a role that was given."""
    return {"role": role.name} | ({"market": str(role.market_id)} if role.market_id else {})


@write_tx()
def give_role_by_phone(
    *, phone: str, name: str, role: RoleName, market: PublicMarket | None, by: Actor, at: datetime
) -> Role:
    """Give a role to whoever has that phone (E.164), who is entered with the name if unknown. Raises like give_role and
    enter_person.
    """
    return give_role(user=enter_person(phone=phone, name=name, at=at), role=role, market=market, by=by, at=at)


@write_tx()
def add_officer(*, phone: str, name: str, role: RoleName, password: str, by: Actor, at: datetime) -> User:
    """Enter somebody of the office with a password and a new TOTP seed, or give an existing officer new ones.

    Raises Invalid for another role, and PhoneKnown like enter_person: a slip of a digit must not hand the office to
    somebody else. password is checked by the caller; the app's key follows from totp.secret_of.
    """
    if role not in SECOND_KEY:
        raise Invalid("Only people of the office sign in by password.", field="role")
    user = enter_person(phone=phone, name=name, at=at)
    user.password, user.totp_seed = make_password(password), secrets.token_hex(20)
    user.save(update_fields=["password", "totp_seed"])
    ensure_role(user=user, role=role, by=by, at=at)
    seen = {"fingerprint": second_key_fingerprint(user)}
    record_action(actor=by, action=SECOND_KEY_MADE, subject=user.pk, at=at, after=seen)
    return user


@write_tx()
def take_role(*, user: User, role: RoleName, by: Actor, at: datetime) -> None:
    """Take a role away; it stops working with the next request. Nothing happens if the user has it not."""
    if Role.objects.filter(user=user, name=role).delete()[0]:
        record_action(actor=by, action=ROLE_TAKEN, subject=user.pk, at=at, before={"role": role.value})


@write_tx()
def make_token(
    *, user: User, label: str, by: Actor, at: datetime, only: Sequence[str] = (), expires_at: datetime | None = None
) -> str:
    """A new API token for a user; the text is returned once and kept only as a hash.

    only: keys of rights, and BUYS, for a token that may do no more; expires_at: when it becomes worthless by itself.
    """
    token = secrets.token_urlsafe(32)
    bounds = {"only": " ".join(only), "expires_at": expires_at}
    row = ApiToken.objects.create(user=user, label=label[:80], token_hash=token_hash(token), made_at=at, **bounds)
    seen = {"label": row.label, "fingerprint": token_fingerprint(row)}
    record_action(actor=by, action=TOKEN_MADE, subject=row.pk, at=at, after=seen)
    return token


@write_tx()
def revoke_token(*, token_id: UUID, by: Actor, at: datetime) -> None:
    """Make a token worthless at once."""
    if claimed(ApiToken.objects.filter(pk=token_id, revoked_at__isnull=True), revoked_at=at):
        record_action(actor=by, action=TOKEN_REVOKED, subject=token_id, at=at)


def token_hash(token: str) -> str:
    """The keyed hash (hex) of a token; tokens are random enough to need no slow one."""
    # Hashed twice, because what was kept before was the inner hash, and a token cannot be asked for again.
    return keyed_hash("api_token", hashlib.sha256(token.encode()).hexdigest())
