"""What can happen: the events that the rooms record, each with the names of its facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event, key "room.happened". facts: the names of its plain JSON facts, ids and numbers only."""

    key: str
    facts: tuple[str, ...] = ()
