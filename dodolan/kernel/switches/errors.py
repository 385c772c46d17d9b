"""Why a room or an ability is not to be had."""

from typing import Any

from dodolan.kernel.errors import Refused


class Off(Refused):
    """It is switched off in this city; fact `switch` is its key."""

    code = "switches.off"
    status = 403

    def __init__(self, message: str, *, is_room: bool = False, **facts: Any) -> None:
        """A room that is off is answered like one that never was."""
        super().__init__(message, **facts)
        if is_room:
            # One code for both: programs ask what is off by its key, not by how it is answered.
            self.status = 404  # type: ignore[misc]
