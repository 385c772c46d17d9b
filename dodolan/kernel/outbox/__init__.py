"""The outbox: events written with the change that caused them, delivered after it is committed.

The rule: an event is delivered at least once and in order of need, never from inside a transaction.
Entrances: actions.record_event, actions.deliver_due.
"""
