"""Who is signed in where: noted when somebody signs in, shown to them and to the office, and ended from afar."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.gate import write_tx
from dodolan.people.accounts.audit import SIGNED_IN
from dodolan.people.accounts.models import SignIn, User, Way

# As long as a dispute about an order may last.
KEPT = timedelta(days=400)
LONGEST_DEVICE = 60


@write_tx()
def note_sign_in(*, user: User, session_key: str, way: Way, device: str, at: datetime) -> None:
    """Note that somebody signed in; of the office it stands in the trail too. device is in words, cut to fit."""
    SignIn.objects.create(user=user, session_key=session_key, way=way, device=device[:LONGEST_DEVICE], at=at)
    if way == Way.SECOND_KEY:
        record_action(actor=Actor(user.pk, user.name, ""), action=SIGNED_IN, subject=user.pk, at=at)


def open_sign_ins(user: User, at: datetime) -> list[SignIn]:
    """Where somebody is signed in, the latest first: not ended, and the session has not run out. Two statements."""
    rows = SignIn.objects.filter(user=user, ended_at__isnull=True).order_by("-at", "-pk")
    alive = set(
        Session.objects.filter(
            session_key__in=rows.values_list("session_key", flat=True), expire_date__gt=at
        ).values_list("session_key", flat=True)
    )
    return [row for row in rows if row.session_key in alive]


@write_tx()
def end_sign_ins(*, user: User, at: datetime, only: UUID | None = None, but: str = "") -> int:
    """End the sessions of somebody, or only one of them by its id; never the one with the key `but`. Returns how many.

    An id of somebody else's ends nothing.
    """
    rows = SignIn.objects.filter(user=user, ended_at__isnull=True).exclude(session_key=but)
    if only is not None:
        rows = rows.filter(pk=only)
    return _end(list(rows.values_list("session_key", flat=True)), at)


def _end(keys: Sequence[str], at: datetime) -> int:
    SignIn.objects.filter(session_key__in=keys, ended_at__isnull=True).update(ended_at=at)
    return Session.objects.filter(session_key__in=keys).delete()[0]


@write_tx()
def end_session(*, session_key: str, at: datetime) -> None:
    """Note that somebody signed out by themselves."""
    _end([session_key], at)


@write_tx()
def forget_old_sign_ins(*, at: datetime) -> int:
    """Sign-ins older than KEPT go; returns how many."""
    return SignIn.objects.filter(at__lt=at - KEPT).delete()[0]
