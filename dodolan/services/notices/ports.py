"""What brings notices to phones."""

from typing import Protocol


class Messenger(Protocol):
    """Brings a text to a phone (E.164); raises what its service raises, and is then asked again later."""

    def send_text(self, *, phone: str, text: str) -> None:
        """Send one message."""
