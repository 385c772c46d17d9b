"""The promise about triggers, counted on the live database."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.growing.triggers import triggers_of, triggers_there


def triggers_stand() -> Finding:
    """Every table that only grows has its triggers, word for word, and the database has no other trigger."""
    wanted = {trigger.name: trigger.text for model in growing_models() for trigger in triggers_of(model)}
    there = triggers_there()
    broken = {name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)}
    return finding("triggers of history as they were made", len(wanted), broken)


CHECKS = (Check("growing.triggers_stand", triggers_stand),)
