"""Cheats: what somebody with the database in their hands might try, so that the check of the books can be tried on it.

The rule: a cheat is a small function with a name, played on typical days and taken back; it knows the tables and has no
key of the instance. Entrances: catalogue.CHEATS, playing.play, stage.write_days.
"""
