"""The audit trail: who did what to what, and what it was before; append-only and hash-chained.

The rule: an officer's action and its audit row are one transaction; the end of the chain is sealed with the instance's
key, so that who can only write the tables cannot hash it anew. Entrances: actions.record_action, queries.
"""
