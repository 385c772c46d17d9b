"""What can be on or off."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Switch:
    """A room or an ability of the house. key is "room.name"; default holds until somebody turns it.

    is_room: what is off is then not there (404); an ability that is off is not allowed (403).
    """

    key: str
    words: str | Promise
    default: bool
    is_room: bool = False
