"""Giving another program the right to act for somebody with a role, and taking it away."""

from datetime import datetime

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Missing, NotAllowed
from dodolan.kernel.gate import write_tx
from dodolan.people.accounts.actions import make_token, revoke_token, token_hash
from dodolan.people.accounts.models import ApiToken, User
from dodolan.people.accounts.queries import roles_of


@write_tx()
def issue_token(*, phone: str, label: str, by: Actor, at: datetime) -> str:
    """A new token for the holder of a role, found by phone (E.164). Its text is returned once and never again.

    Raises Missing for an unknown phone, NotAllowed for somebody without a role.
    """
    user = User.objects.filter(phone=phone, is_active=True).first()
    if user is None:
        raise Missing("Nobody has this phone.")
    if not roles_of(user):
        raise NotAllowed("This person has no role.")
    return make_token(user=user, label=label, by=by, at=at)


@write_tx()
def withdraw_token(*, token: str, by: Actor, at: datetime) -> None:
    """Make a token worthless, found by its own text. Raises Missing for one that is unknown or worthless already."""
    # By the text and not by a number: a person who found a token somewhere has only its text.
    row = ApiToken.objects.filter(token_hash=token_hash(token), revoked_at__isnull=True).first()
    if row is None:
        raise Missing("No such token, or it was withdrawn before.")
    revoke_token(token_id=row.pk, by=by, at=at)
