"""What the office does with a whole account: close it, open it again, give it another phone; nobody is shut out last.

Rights stand above this room: whoever calls has asked CHANGE_ACCOUNT, or is the shell.
"""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.errors import NotAllowed
from dodolan.kernel.gate import write_tx
from dodolan.people.accounts.actions import revoke_token, take_role
from dodolan.people.accounts.audit import ACCOUNT_CLOSED, ACCOUNT_REOPENED, PHONE_CHANGED, SECOND_KEY_TAKEN
from dodolan.people.accounts.errors import LastOfficer, PhoneKnown
from dodolan.people.accounts.fingerprints import phone_fingerprint
from dodolan.people.accounts.models import SECOND_KEY, ApiToken, Role, RoleName, User
from dodolan.people.accounts.sessions import end_sign_ins


@write_tx()
def close_account(*, user: User, reason: str, by: Actor, at: datetime) -> None:
    """Nobody signs in to it any more, its sessions end and its API keys are revoked; its roles count nothing.

    Closed before, nothing happens. Raises NotAllowed for one's own, and LastOfficer.
    """
    if by.id == user.pk:
        raise NotAllowed("Nobody closes their own account.")
    _require_another_officer(user)
    if claimed(User.objects.filter(pk=user.pk, is_active=True), is_active=False):
        _shut_out(user, by, at)
        record_action(actor=by, action=ACCOUNT_CLOSED, subject=user.pk, at=at, after={"reason": reason})


@write_tx()
def reopen_account(*, user: User, by: Actor, at: datetime) -> None:
    """Its person may sign in again, with the roles it had; sessions and API keys stay ended."""
    if claimed(User.objects.filter(pk=user.pk, is_active=False), is_active=True):
        record_action(actor=by, action=ACCOUNT_REOPENED, subject=user.pk, at=at)


@write_tx()
def change_phone(*, user: User, phone: str, by: Actor, at: datetime) -> None:
    """Give an account another phone (E.164), and end its sessions: whoever has the old one is not its person any more.

    The same phone changes nothing. Raises PhoneKnown for one that is somebody else's.
    """
    if phone == user.phone:
        return
    before = {"phone": _end_of(user.phone), "fingerprint": phone_fingerprint(user)}
    other = User.objects.filter(phone=phone).first()
    known = PhoneKnown("Somebody else has this phone.", field="phone", name=other.name if other else "")
    if other is not None:
        raise known
    try:
        with write_tx():
            User.objects.filter(pk=user.pk).update(phone=phone)
    except IntegrityError:
        raise known from None
    user.phone = phone
    end_sign_ins(user=user, at=at)
    after = {"phone": _end_of(phone), "fingerprint": phone_fingerprint(user)}
    record_action(actor=by, action=PHONE_CHANGED, subject=user.pk, at=at, before=before, after=after)


@write_tx()
def remove_officer(*, user: User, by: Actor, at: datetime) -> None:
    """Take the office's roles, password and second key from somebody; what else they are stays. Raises LastOfficer."""
    _require_another_officer(user)
    for role in SECOND_KEY:
        take_role(user=user, role=role, by=by, at=at)
    if claimed(User.objects.filter(pk=user.pk).exclude(totp_seed=""), totp_seed="", password=make_password(None)):
        record_action(actor=by, action=SECOND_KEY_TAKEN, subject=user.pk, at=at)
    _shut_out(user, by, at)


def _end_of(phone: str) -> str:
    # Enough to tell two numbers of one person apart; the trail is kept for ever.
    return phone[-4:]


def _shut_out(user: User, by: Actor, at: datetime) -> None:
    end_sign_ins(user=user, at=at)
    for token in ApiToken.objects.filter(user=user, revoked_at__isnull=True):
        revoke_token(token_id=token.pk, by=by, at=at)


def _require_another_officer(user: User) -> None:
    """Raise LastOfficer if nobody else could run the office; of two who remove each other the later hears it."""
    officers = Role.objects.filter(name=RoleName.OFFICER).order_by("pk").select_for_update()
    others = {role.user_id for role in officers} - {user.pk}
    if (
        user.roles.filter(name=RoleName.OFFICER).exists()
        and not User.objects.filter(pk__in=others, is_active=True).exclude(totp_seed="").exists()
    ):
        raise LastOfficer("Nobody else could run the office.")
