"""Giving another program the right to act for somebody with a role, and taking it away."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Invalid, Missing, NotAllowed
from dodolan.kernel.gate import write_tx
from dodolan.kernel.plugs import plugged
from dodolan.kernel.rights import Right
from dodolan.people.accounts.actions import make_token, revoke_token, token_hash
from dodolan.people.accounts.models import BUYS, ApiToken, User
from dodolan.people.accounts.queries import roles_of

LONGEST = timedelta(days=3_650)


@write_tx()
def issue_token(
    *,
    phone: str,
    label: str,
    by: Actor,
    at: datetime,
    only: Sequence[str] = (),
    lasts: timedelta | None = None,
) -> str:
    """A new token for the holder of a role, found by phone (E.164). Its text is returned once and never again.

    only: keys of rights and BUYS, nothing else is allowed to it; lasts: after that it is worthless. Raises Missing for
    an unknown phone, NotAllowed for somebody without a role, Invalid for an unknown right and a span out of reason.
    """
    user = User.objects.filter(phone=phone, is_active=True).first()
    if user is None:
        raise Missing("Nobody has this phone.")
    if not roles_of(user):
        raise NotAllowed("This person has no role.")
    known = {BUYS, *plugged(Right)}
    if unknown := [key for key in only if key not in known]:
        raise Invalid(f"There is no right {unknown[0]!r}. There are: {', '.join(sorted(known))}.", field="only")
    if lasts is not None and not timedelta(0) < lasts <= LONGEST:
        raise Invalid(f"A token lasts 1 to {LONGEST.days} days.", field="lasts")
    expires_at = at + lasts if lasts else None
    return make_token(user=user, label=label, by=by, at=at, only=only, expires_at=expires_at)


@write_tx()
def withdraw_token(*, by: Actor, at: datetime, token: str = "", token_id: UUID | None = None) -> None:
    """Make a token worthless, found by its own text or by its id in the list of tokens.

    Raises Missing for one that is unknown or worthless already.
    """
    # By the text, because who found a token somewhere has only that; by the id, because who lost it has not.
    live = ApiToken.objects.filter(revoked_at__isnull=True)
    row = (live.filter(pk=token_id) if token_id else live.filter(token_hash=token_hash(token))).first()
    if row is None:
        raise Missing("No such token, or it was withdrawn before.")
    revoke_token(token_id=row.pk, by=by, at=at)
