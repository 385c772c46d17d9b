"""Refusals: what a person asked for and may not have, with a code, the facts, and a sentence for the log."""

from typing import Any, ClassVar


class Refused(Exception):
    """A request that breaks a rule of the market. Nothing was changed.

    code names the rule for machines ("ordering.slot_full"), status is the HTTP status a surface answers
    with, facts are the values its sentence needs. The words on the screen belong to the surface.
    """

    # Machines and tests compare codes; sentences may be rewritten at any time.
    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, message: str, **facts: Any) -> None:
        """message is for the log, in English; facts go to the surface."""
        # The log stays English and free of personal data; what a person reads is built from the facts.
        super().__init__(message)
        self.facts = facts


class Invalid(Refused):
    """A value that cannot be what it claims to be; fact `field` names it where there is one."""

    code = "invalid"
    status = 400


class OutOfBounds(Invalid):
    """A number that is not from `least` to `most`, or a sum not from `least_rp` to `most_rp`; fact `field` names it."""

    code = "out_of_bounds"


class NotAllowed(Refused):
    """The person asking has no right to this."""

    code = "not_allowed"
    status = 403


class Missing(Refused):
    """The thing asked for does not exist, or not for this person."""

    code = "missing"
    status = 404
