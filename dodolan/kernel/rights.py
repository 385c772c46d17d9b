"""A right: one thing that only some may do, named by the room in which it is done."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Right:
    """key is "room.verb_thing"; words end the sentence "may ...". Who holds it stands in people/rights/roles.py."""

    key: str
    words: str | Promise
