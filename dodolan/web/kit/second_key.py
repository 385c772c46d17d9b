"""The mark of a session that was opened with password and second key: without it nobody works at the office.

A code to a phone opens everything else; a phone that is lent or lost must not open the office with it.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from dodolan.kernel.sealing.hashes import keyed_hash
from dodolan.people.accounts.models import SECOND_KEY, User
from dodolan.people.accounts.queries import roles_of

_MARK = "second_key"


def mark_second_key(session: SessionBase, user: User) -> None:
    """Note that this person showed their second key; for the sign-in of officers alone."""
    session[_MARK] = _seal(user)


def unmark(session: SessionBase) -> None:
    """Forget that a second key was shown, as every other way of signing in does."""
    session.pop(_MARK, None)


def has_shown_second_key(request: HttpRequest) -> bool:
    """Whether this session was opened with the second key that its person has today."""
    user = request.user
    # Bound to the key: one that was made anew closes what was opened with the old one.
    if not isinstance(user, User) or not user.totp_seed:
        return False
    return constant_time_compare(request.session.get(_MARK, ""), _seal(user))


def roles_here(request: HttpRequest) -> frozenset[str]:
    """Names of the roles that this session may use: those of the office only after the second key was shown."""
    held = roles_of(request.user)
    if held.isdisjoint(SECOND_KEY) or has_shown_second_key(request):
        return held
    return held.difference(SECOND_KEY)


def _seal(user: User) -> str:
    return keyed_hash("second_key_session", f"{user.pk} {user.totp_seed}")
