"""Switches: a room, or something people can do, may be off for a city.

The rule: what is off is refused by whoever would do it, not only hidden on a page; turning leaves an audit row.
Entrances: values.Switch, actions.turn, queries (is_on, on_column), guards (guard, needs).
"""
