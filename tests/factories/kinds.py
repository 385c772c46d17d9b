"""Kinds of journals, actions and events for tests of the kernel, which knows no room."""

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.kernel.ledger.chart import JournalKind
from dodolan.kernel.outbox.catalogue import EventKind

TEST = JournalKind("test", "Test", source="test")


def an_action(key: str = "test.tested", *facts: str, subject: str = "test") -> Action:
    """An action that keeps these facts, without words of their own."""
    return Action(key, key, subject, {name: Fact(name) for name in facts})


def an_event(key: str = "test.happened", *facts: str) -> EventKind:
    """A kind of event with these facts."""
    return EventKind(key, facts)
