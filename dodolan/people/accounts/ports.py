"""What accounts need from outside."""

from typing import Protocol


class CodeSender(Protocol):
    """Brings a sign-in code to a phone."""

    def send_code(self, *, phone: str, code: str) -> None:
        """Hand the code over, to be shown on that phone (E.164).

        Returns once the service has taken it; raises when it did not, so that it is tried again. May bring the same
        code twice. No error may hold the code.
        """
