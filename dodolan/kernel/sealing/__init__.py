"""Sealing: personal data and secrets kept so that a copy of the database says nothing without the instance's key.

The rule: the key is read in keys.py and nowhere else; each purpose has a key of its own that follows from it. A row in
the database proves whether a key is its own. Entrances: fields.SealedField (kept and opened again), hashes.keyed_hash
(only compared), keys.derived (never kept), proof.
"""
