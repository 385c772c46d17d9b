"""Bringing sign-in codes to their phones, after the request that made them is over."""

from datetime import datetime
from uuid import UUID

from dodolan.people.accounts.actions import code_of
from dodolan.people.accounts.models import SignInCode
from dodolan.people.accounts.ports import CodeSender


def send_issued_code(*, sign_in: UUID, sender: CodeSender, at: datetime) -> bool:
    """Send a code while it can still be used; False for one that is used, tried out, too old or gone.

    A code older than another one of the same phone is not sent: one message is enough. Raises what sender raises.
    """
    code = SignInCode.objects.filter(pk=sign_in).first()
    # The worker may come late; a code that no longer works would only make somebody try it.
    if code is None or code.used_at or code.expires_at <= at or not code.tries_left:
        return False
    # Two messages at once on one telephone, and one is read out of the other.
    if SignInCode.objects.filter(phone=code.phone, pk__gt=code.pk).exists():
        return False
    sender.send_code(phone=code.phone, code=code_of(code))
    return True
